/**
 * Malformed requests for long: `node faults/malformed/run.ts --requests 50000 [--seed 7]`, to the device's routes and the
 * public API. Prints one JSON line and ends with an error when one was answered with 5xx or not at all, when the server's
 * memory grew, or when its figures no longer agree with its log.
 */
import { parseArgs } from 'node:util';
import { serveGelaran } from '../../e2e/serve.ts';
import { ensureBuilt } from '../../scripts/build.ts';
import { runMalformed } from './run-malformed.ts';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '50000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  },
});
await ensureBuilt();
const server = await serveGelaran({ LOG_LEVEL: 'error' });
try {
  const report = await runMalformed({ requests: Number(values.requests), seed: Number(values.seed), server });
  console.log(JSON.stringify({ fault: 'malformed', ...report }));
  if (report.broken.length > 0) process.exitCode = 1;
} finally {
  await server.stop();
}
