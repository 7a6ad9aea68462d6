/** Malformed requests to the device's routes and the public API; the long form is `faults/malformed/run.ts`. */
import { expect, test } from 'vitest';
import { runMalformed } from '../faults/malformed/run-malformed.ts';
import { serveGelaran } from './serve.ts';

test('answers a thousand malformed requests with something below 500', { timeout: 180_000 }, async () => {
  const server = await serveGelaran({ LOG_LEVEL: 'error' });
  try {
    const report = await runMalformed({ requests: 1_000, seed: 20230623, server });
    console.log(JSON.stringify(report));
    expect(report.broken).toEqual([]);
  } finally {
    await server.stop();
  }
});
