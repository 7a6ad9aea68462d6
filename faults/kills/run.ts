/**
 * Kills for long: `node faults/kills/run.ts --kills 500 --drops 1000 [--seed 7]`. Tills sell to the real server while it and
 * its database are killed with SIGKILL and replies are cut after COMMIT. Prints one JSON line and ends with an error when a
 * promise was broken.
 */
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../../scripts/build.ts';
import { runKills } from './run-kills.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '500' },
    drops: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  },
});
await ensureBuilt();
const report = await runKills({
  kills: Number(values.kills),
  drops: Number(values.drops),
  seed: Number(values.seed),
  onKill: (done) => {
    if (done % 50 === 0) console.error(`${done} kills`);
  },
});
console.log(JSON.stringify({ fault: 'kills', ...report }));
if (report.broken.length > 0) process.exitCode = 1;
