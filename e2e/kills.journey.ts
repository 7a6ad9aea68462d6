/** The server and its database are killed while tills send; the long form is `faults/kills/run.ts`. */
import { expect, test } from 'vitest';
import { runKills } from '../faults/kills/run-kills.ts';

test('loses and doubles no sale when server and database are killed and replies are cut', {
  timeout: 180_000,
}, async () => {
  const report = await runKills({ kills: 5, drops: 30, seed: 20230623, tills: 3, quietMs: 400 });
  console.log(JSON.stringify(report));
  expect(report.broken).toEqual([]);
});
