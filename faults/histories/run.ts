/**
 * Plays histories for long: `node faults/histories/run.ts --runs 100000 [--seed 7]`. Prints one JSON line for all of them,
 * one for every planted bug, and ends with an error when a promise was broken or a bug went unseen.
 */
import { parseArgs } from 'node:util';
import { catchBugs, runHistories } from './run-histories.ts';

/** A bug that this many histories do not show is not caught. */
const BUG_RUNS = 10_000;
const MOST_RUNS = 10_000_000;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  },
});
const runs = Math.min(Number(values.runs), MOST_RUNS);
const seed = Number(values.seed);
if (!Number.isSafeInteger(runs) || runs < 1 || !Number.isSafeInteger(seed))
  throw new RangeError('--runs and --seed want whole numbers');

const started = performance.now();
const report = await runHistories({ runs, seed });
const perSecond = Math.round((report.runs * 1_000) / (performance.now() - started));
console.log(JSON.stringify({ fault: 'histories', ...report, perSecond }));

const bugs = await catchBugs({ runs: BUG_RUNS, seed });
for (const bug of bugs) console.log(JSON.stringify({ fault: 'planted-bug', ...bug }));
const unseen = bugs.filter(({ after }) => after === null);
console.log(JSON.stringify({ fault: 'planted-bugs', planted: bugs.length, caught: bugs.length - unseen.length, seed }));

if (report.failure || unseen.length > 0) process.exitCode = 1;
