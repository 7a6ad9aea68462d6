/**
 * Kills Chromium for long: `node faults/chromium/run.ts --kills 200 [--seed 7]`. The built till sells to the real server, and
 * its browser is killed with SIGKILL about the tap that takes the money. Prints one JSON line and ends with an error when a
 * promise was broken.
 */
import { parseArgs } from 'node:util';
import { serveGelaran } from '../../e2e/serve.ts';
import { ensureBuilt } from '../../scripts/build.ts';
import { runChromiumKills } from './run-chromium-kills.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  },
});
await ensureBuilt();
const server = await serveGelaran();
try {
  const report = await runChromiumKills({
    kills: Number(values.kills),
    seed: Number(values.seed),
    server,
    onKill: (done) => {
      if (done % 20 === 0) console.error(`${done} kills`);
    },
  });
  console.log(JSON.stringify({ fault: 'chromium', ...report }));
  if (report.broken.length > 0) process.exitCode = 1;
} finally {
  await server.stop();
}
