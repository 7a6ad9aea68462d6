/**
 * All receipts of an edition taken home, as text and as a workbook, by a process of its own whose highest memory is measured: for a
 * thousand receipts and for a hundred thousand of three lines each. What is sent while it is read needs hardly more for the longer.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadDemoEditions } from '../src/app/demo/load-demo.ts';
import { writtenSheet } from '../src/app/exports/exports-api.ts';
import { receipts } from '../src/app/exports/lists/money.ts';
import { newId } from '../src/kinds/id.ts';
import { createDb, createPool } from '../src/platform/db/connect.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { createRunner, type Runner } from '../src/platform/db/runner.ts';
import { startTestServer, type TestDatabase } from '../src/platform/postgres/test-database.ts';
import { csvPieces, xlsxPieces } from '../src/platform/sheets/index.ts';
import { type AtEdition, findTenant } from '../src/slices/editions/index.ts';
import { printFigure } from './figure.ts';
import { LINES, makeReceipts } from './make-receipts.ts';

const { values } = parseArgs({ options: { sizes: { type: 'string', default: '1000,100000' } } });
/** Receipts. */
const SIZES = values.sizes.split(',').map(Number);
const FEW = SIZES[0] ?? 0;
const SLUG = 'kaltim-2023';
/** 24 June 2023, 15.42 WIB. */
const NOW = Date.parse('2023-06-24T08:42:00Z');

interface Order {
  readonly address: TestDatabase['app'];
  readonly as: 'csv' | 'xlsx';
}

interface Answer {
  readonly seconds: number;
  /** MB of what was sent, and of the process at its highest. */
  readonly sent: number;
  readonly peak: number;
}

async function contextOf(runner: Runner): Promise<AtEdition> {
  const tenant = await findTenant(runner.db, SLUG);
  if (!tenant) throw new Error(`the demo has no ${SLUG}`);
  const { organiser, edition } = tenant;
  return { actor: { kind: 'system' }, organiser, edition, clock: { now: () => NOW }, locale: 'id', requestId: newId() };
}

/** In the process that is measured; what comes is let go as a connection does. */
async function takeHome({ address, as }: Order): Promise<Answer> {
  const pool = createPool(address, 4);
  const runner = createRunner(createDb(pool));
  const ctx = await contextOf(runner);
  const sheet = writtenSheet({ runner }, ctx, { all: true }, receipts, 'id', 'IDR');
  const started = performance.now();
  let bytes = 0;
  for await (const piece of as === 'csv' ? csvPieces(sheet, ';') : xlsxPieces([sheet]))
    bytes += Buffer.byteLength(piece);
  const seconds = (performance.now() - started) / 1000;
  await pool.end();
  return { seconds, sent: bytes / 1024 ** 2, peak: process.resourceUsage().maxRSS / 1024 };
}

function elsewhere(order: Order): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), { env: { ...process.env, EXPORT_CHILD: '1' } });
    let answered: Answer | undefined;
    child.on('message', (answer) => {
      answered = answer as Answer;
    });
    child.on('exit', (code) => (answered ? resolve(answered) : reject(new Error(`the export ended with ${code}`))));
    child.send(order);
  });
}

async function run(): Promise<void> {
  const server = await startTestServer({ prepare: async (owner) => void (await migrate(owner, 'migrations')) });
  try {
    const peaks = new Map<string, number>();
    for (const count of SIZES) {
      const database = await server.clone();
      const pool = createPool(database.app, 4);
      const runner = createRunner(createDb(pool));
      await loadDemoEditions(runner);
      await makeReceipts(runner, await contextOf(runner), count);
      await pool.end();
      for (const as of ['csv', 'xlsx'] as const) {
        const { seconds, sent, peak } = await elsewhere({ address: database.app, as });
        peaks.set(`${as} ${count}`, peak);
        const note = `${count} receipts, ${count * LINES} lines, ${sent.toFixed(1)} MB sent`;
        printFigure({ bench: 'export', name: `${as}_${count}_seconds`, value: seconds, unit: 's', limit: null, note });
        const few = peaks.get(`${as} ${FEW}`) ?? peak;
        printFigure({
          bench: 'export',
          name: `${as}_${count}_peak`,
          value: peak,
          unit: 'MB',
          limit: null,
          note: `highest memory of the process; for ${FEW} receipts it was ${Math.round(few)}`,
        });
      }
      await database.drop();
    }
  } finally {
    await server.stop();
  }
}

if (process.env.EXPORT_CHILD)
  process.once('message', async (order: Order) => {
    process.send?.(await takeHome(order));
    process.disconnect?.();
  });
else await run();
