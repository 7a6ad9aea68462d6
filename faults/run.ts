/**
 * `npm run faults -- [--short] [--seed 7] [PART ...]`: what kills things, one part after the other. Prints one JSON line a
 * part and one for all, and ends with an error when a promise was broken. `--short` takes a minute or two.
 */
import { parseArgs } from 'node:util';
import { serveGelaran } from '../e2e/serve.ts';
import { ensureBuilt } from '../scripts/build.ts';
import { catchBookBugs, runBooks, SCENES } from './books/play-books.ts';
import { runChromiumKills } from './chromium/run-chromium-kills.ts';
import { runFullDisk } from './full-disk/run-full-disk.ts';
import { catchBugs, runHistories } from './histories/run-histories.ts';
import { runKills } from './kills/run-kills.ts';
import { runMalformed } from './malformed/run-malformed.ts';

interface Part {
  readonly broken: readonly string[];
}

const { values, positionals } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  },
  allowPositionals: true,
});
const seed = Number(values.seed);
if (!Number.isSafeInteger(seed)) throw new RangeError('--seed wants a whole number');
/** The long form's count, or the short one's. */
const many = (long: number, short: number) => (values.short ? short : long);

async function histories(): Promise<Part> {
  const report = await runHistories({ runs: many(100_000, 2_000), seed });
  const bugs = await catchBugs({ runs: 10_000, seed });
  const unseen = bugs.filter(({ after }) => after === null).map(({ bug }) => `a planted bug went unseen: ${bug}`);
  const planted = { planted: bugs.length, caught: bugs.length - unseen.length };
  return { ...report, ...planted, broken: [...(report.failure ? [report.failure.message] : []), ...unseen] };
}

async function books(): Promise<Part> {
  const reports = SCENES.map((scene) => runBooks(scene, { runs: many(50_000, 2_000), seed }));
  const bugs = catchBookBugs({ runs: many(3_000, 500), seed });
  const unseen = bugs.filter(({ after }) => after === null).map(({ bug }) => `a planted bug went unseen: ${bug}`);
  const broken = reports.flatMap(({ scene, failure }) => (failure ? [`${scene}: ${failure.message}`] : []));
  const scenes = reports.map(({ scene, runs, sales }) => ({ scene, runs, sales }));
  return {
    ...{ scenes, seed, planted: bugs.length, caught: bugs.length - unseen.length },
    broken: [...broken, ...unseen],
  };
}

async function withServer<T>(work: (server: { url: string; dataDir: string }) => Promise<T>): Promise<T> {
  const server = await serveGelaran({ LOG_LEVEL: 'error' });
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

async function fullDisk(): Promise<Part> {
  const report = await runFullDisk();
  return report ?? { broken: [], ...{ skipped: 'only root may mount the small disk that this needs' } };
}

const PARTS: Readonly<Record<string, () => Promise<Part>>> = {
  histories,
  books,
  kills: () => runKills({ kills: many(500, 8), drops: many(1_000, 40), seed }),
  chromium: () => withServer((server) => runChromiumKills({ kills: many(200, 3), seed, server })),
  malformed: () => withServer((server) => runMalformed({ requests: many(50_000, 1_000), seed, server })),
  'full-disk': fullDisk,
};

const wanted = positionals.length === 0 ? Object.keys(PARTS) : positionals;
await ensureBuilt();
const broken: string[] = [];
for (const name of wanted) {
  const part = PARTS[name];
  if (!part) throw new RangeError(`there is no part "${name}"; there are ${Object.keys(PARTS).join(', ')}`);
  const report = await part().catch((error: unknown): Part => ({ broken: [String(error)] }));
  console.log(JSON.stringify({ fault: name, ...report }));
  broken.push(...report.broken.map((promise) => `${name}: ${promise}`));
}
console.log(JSON.stringify({ fault: 'all', parts: wanted.length, seed, broken }));
if (broken.length > 0) process.exitCode = 1;
