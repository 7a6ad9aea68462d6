/** Chromium is killed about the tap that takes the money; the long form is `faults/chromium/run.ts`. */
import { expect, test } from 'vitest';
import { runChromiumKills } from '../faults/chromium/run-chromium-kills.ts';
import { serveGelaran } from './serve.ts';

test('keeps every receipt that was shown when Chromium is killed in mid-sale', { timeout: 180_000 }, async () => {
  const server = await serveGelaran();
  try {
    const report = await runChromiumKills({ kills: 3, seed: 20230623, server });
    console.log(JSON.stringify(report));
    expect(report.broken).toEqual([]);
  } finally {
    await server.stop();
  }
});
