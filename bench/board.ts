/**
 * The live board's query over 10^5, 10^6 and 10^7 sale lines: as many receipts as the till would have recorded are made in
 * the database of a temporary folder, folded into rollups by the projector's own statement, and the board is read as the
 * server reads it, in a transaction of its own. `--sizes 100000,1000000` measures less; ten million lines take minutes.
 */
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { loadDemoEditions } from '../src/app/demo/load-demo.ts';
import { type Id, newId } from '../src/kinds/id.ts';
import { createDb, createPool } from '../src/platform/db/connect.ts';
import type { Tx } from '../src/platform/db/database.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { createRunner, type Runner } from '../src/platform/db/runner.ts';
import { startTestServer } from '../src/platform/postgres/test-database.ts';
import { type AtEdition, findTenant } from '../src/slices/editions/index.ts';
import { foldBatches, MOST_FOLDED } from '../src/slices/insights/fold-batches.ts';
import { getBoard, listSources } from '../src/slices/insights/index.ts';
import { percentile, printFigure } from './figure.ts';
import { BATCH, LINES, makeReceipts } from './make-receipts.ts';

const { values } = parseArgs({ options: { sizes: { type: 'string', default: '100000,1000000,10000000' } } });
const SIZES = values.sizes.split(',').map(Number);
const READINGS = 300;
/** Of one reading of the board, names being kept. */
const STATEMENTS = 6;
/** 24 June 2023, 15.42 WIB. */
const NOW = Date.parse('2023-06-24T08:42:00Z');
const AIM = 'aim 50';

const server = await startTestServer({
  prepare: async (owner) => void (await migrate(owner, 'migrations')),
  settings: { shared_buffers: '256MB', max_wal_size: '4GB', checkpoint_timeout: '15min' },
});
try {
  const p99s: number[] = [];
  for (const size of SIZES) p99s.push(await measure(size));
  const [smallest, largest] = [p99s[0], p99s.at(-1)];
  if (smallest !== undefined && largest !== undefined && p99s.length > 1)
    printFigure({
      bench: 'board',
      name: 'board_p99_growth',
      value: largest / smallest,
      unit: 'x',
      limit: null,
      note: `${SIZES.at(-1)} lines against ${SIZES[0]}; flat is 1`,
    });
} finally {
  await server.stop();
}

/** Makes `size` sale lines in a database of their own and reads the board over them; returns its p99. */
async function measure(size: number): Promise<number> {
  const database = await server.clone();
  const pool = createPool(database.app, 4);
  try {
    const runner = createRunner(createDb(pool));
    await loadDemoEditions(runner);
    const tenant = await findTenant(runner.db, 'kaltim-2023');
    if (!tenant) throw new Error('the demo has no kaltim-2023');
    const ctx: AtEdition = {
      actor: { kind: 'system' },
      organiser: tenant.organiser,
      edition: tenant.edition,
      clock: { now: () => NOW },
      locale: 'id',
      requestId: newId(),
    };
    const batches = await makeReceipts(runner, ctx, Math.ceil(size / LINES));
    const folding = await timed(() => foldAll(runner, ctx, batches));
    await sql`analyze insights.rollup`.execute(runner.db).catch(() => undefined);
    printFigure({
      bench: 'board',
      name: `fold_${size}`,
      value: size / (folding / 1000),
      unit: 'lines/s',
      limit: null,
      note: `${size} sale lines into rollups, ${MOST_FOLDED} uploads of ${BATCH} receipts a statement`,
    });
    const readings = await repeat(() => runner.query(ctx, (tx) => getBoard(ctx, tx)));
    const bare = await repeat(() => runner.query(ctx, askNothing));
    for (const [name, share] of [
      ['p50', 0.5],
      ['p99', 0.99],
    ] as const)
      printFigure({
        bench: 'board',
        name: `board_${name}_${size}`,
        value: percentile(readings, share),
        unit: 'ms',
        limit: percentile(bare, share),
        note: `${READINGS} readings over ${size} sale lines; limit: as many empty statements in one transaction; ${AIM}`,
      });
    const asked = { metric: 'turnover', conditions: { day: '2023-06-24' }, reach: { all: true } } as const;
    const opened = await repeat(() => runner.query(ctx, (tx) => listSources(ctx, tx, asked)));
    printFigure({
      bench: 'board',
      name: `sources_p99_${size}`,
      value: percentile(opened, 0.99),
      unit: 'ms',
      limit: null,
      note: 'the first fifty receipts behind a day’s turnover',
    });
    return percentile(readings, 0.99);
  } finally {
    await pool.end();
    await database.drop();
  }
}

async function foldAll(runner: Runner, ctx: AtEdition, batches: readonly Id<'batch'>[]): Promise<void> {
  for (let from = 0; from < batches.length; from += MOST_FOLDED)
    await runner.command(ctx, (tx) => foldBatches(tx, ctx.organiser, batches.slice(from, from + MOST_FOLDED)));
}

/** The board's number of statements, each of which asks for nothing: what the round trips alone take. */
async function askNothing(tx: Tx): Promise<void> {
  for (let statement = 0; statement < STATEMENTS; statement++) await sql`select 1`.execute(tx);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Milliseconds of each reading; the first few warm the caches and do not count. */
async function repeat(work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let reading = -20; reading < READINGS; reading++) {
    const time = await timed(work);
    if (reading >= 0) times.push(time);
  }
  return times;
}
