/**
 * A list of 5,000 businesses, as CSV and as XLSX with 100,000 empty formatted rows under it: read, looked at and taken in
 * by a process of its own, whose highest memory is measured. Time is from the bytes to COMMIT.
 */
import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadDemoEditions } from '../src/app/demo/load-demo.ts';
import { type Id, newId } from '../src/kinds/id.ts';
import { createDb, createPool } from '../src/platform/db/connect.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { createRunner, type Runner } from '../src/platform/db/runner.ts';
import { startTestServer, type TestDatabase } from '../src/platform/postgres/test-database.ts';
import { readSheet, type SheetCell, writeCsv, writeXlsx } from '../src/platform/sheets/index.ts';
import { editCall, findCall, openCall } from '../src/slices/call/index.ts';
import { headingOf, LIST_COLUMNS } from '../src/slices/call/nominations/columns.ts';
import { keepList, type ListId, showList, takeInList } from '../src/slices/call/nominations/index.ts';
import { type AtEdition, findTenant } from '../src/slices/editions/index.ts';
import { printFigure } from './figure.ts';

const ROWS = 5_000;
const BLANK_ROWS = 100_000;
/** 24 June 2023, 15.42 WIB. */
const NOW = Date.parse('2023-06-24T08:42:00Z');
const DAY = 86_400_000;
const SLUG = 'kaltim-tmii-2023';

interface Order {
  readonly address: TestDatabase['app'];
  readonly file: string | null;
  readonly user: Id<'user'>;
}

interface Answer {
  readonly seconds: Readonly<Record<'read' | 'kept' | 'checked' | 'taken', number>>;
  /** MB of the process at its highest. */
  readonly peak: number;
  readonly taken: number;
}

async function contextOf(runner: Runner, user?: Id<'user'>): Promise<AtEdition> {
  const tenant = await findTenant(runner.db, SLUG);
  if (!tenant) throw new Error(`the demo has no ${SLUG}`);
  const { organiser, edition } = tenant;
  const held = { organiser, role: 'officer', region: null, business: null, booth: null } as const;
  return {
    actor: user === undefined ? { kind: 'system' } : { kind: 'person', user, memberships: [held] },
    organiser,
    edition,
    clock: { now: () => NOW },
    locale: 'id',
    requestId: newId(),
  };
}

/** In the process that is measured. */
async function takeInHere({ address, file, user }: Order): Promise<Answer> {
  const pool = createPool(address, 4);
  const runner = createRunner(createDb(pool));
  const ctx = await contextOf(runner, user);
  const seconds = { read: 0, kept: 0, checked: 0, taken: 0 };
  let taken = 0;
  if (file !== null) {
    const started = performance.now();
    const since = () => (performance.now() - started) / 1000;
    const read = await readSheet(new Uint8Array(readFileSync(file)));
    if (!read.ok) throw new Error(read.code);
    seconds.read = since();
    const id: ListId = newId();
    const { kind: _, ...content } = read.value;
    await runner.command(ctx, (tx) => keepList(ctx, tx, { id, fileName: 'daftar', content }));
    seconds.kept = since();
    await runner.query(ctx, (tx) => showList(ctx, tx, id));
    seconds.checked = since();
    taken = (await takeInList(runner, ctx, id)).fresh;
    seconds.taken = since();
  }
  await pool.end();
  return { seconds, peak: process.resourceUsage().maxRSS / 1024, taken };
}

function elsewhere(order: Order): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), { env: { ...process.env, IMPORT_CHILD: '1' } });
    let answered: Answer | undefined;
    child.on('message', (answer) => {
      answered = answer as Answer;
    });
    child.on('exit', (code) => (answered ? resolve(answered) : reject(new Error(`the import ended with ${code}`))));
    child.send(order);
  });
}

const REGIONS = ['64.71', '64.72', '64.74', '64.01', '64.02', '64.03', '64.07', '64.08', '64.09', '64.11'];

function rowsNamed(what: string): SheetCell[][] {
  return Array.from({ length: ROWS }, (_, at) => [
    `Contoh ${what} ${at + 1}`,
    REGIONS[at % REGIONS.length] ?? '',
    String((what === 'csv' ? 9_100_000_000_000 : 9_200_000_000_000) + at),
    `Produk ${at + 1}`,
    `Product ${at + 1}`,
    'kuliner',
    '25000',
    '250 g',
    'Sudah dibina dua tahun dan pernah ikut pameran di provinsi.',
  ]);
}

/** Rows that somebody formatted and left empty, as a spreadsheet writes them when a whole column was coloured. */
async function* withBlankRows(rows: readonly SheetCell[][]): AsyncGenerator<SheetCell[]> {
  yield* rows;
  for (let at = 0; at < BLANK_ROWS; at++) yield [' '];
}

async function measure(name: string, file: string, order: Omit<Order, 'file'>, bare: number): Promise<void> {
  const { seconds, peak, taken } = await elsewhere({ ...order, file });
  if (taken !== ROWS) throw new Error(`${taken} of ${ROWS} were taken in`);
  const parts = `read ${seconds.read.toFixed(2)}, kept ${seconds.kept.toFixed(2)}, looked at ${seconds.checked.toFixed(2)}`;
  printFigure({
    bench: 'import',
    name: `${name}_seconds`,
    value: seconds.taken,
    unit: 's',
    limit: null,
    note: `${ROWS} rows from bytes to COMMIT (${parts}); aim 10`,
  });
  printFigure({
    bench: 'import',
    name: `${name}_peak`,
    value: peak,
    unit: 'MB',
    limit: null,
    note: `highest memory of the process that takes it in; one that only connects has ${Math.round(bare)}; aim 300`,
  });
}

async function prepare(runner: Runner): Promise<Id<'user'>> {
  await loadDemoEditions(runner);
  const ctx = await contextOf(runner);
  const user = newId<'user'>();
  await runner.command(ctx, async (tx) => {
    const made = new Date(NOW);
    const row = {
      id: user,
      name: 'x',
      email: 'x@contoh.invalid',
      emailVerified: true,
      createdAt: made,
      updatedAt: made,
    };
    await tx
      .insertInto('people.user')
      .values({ ...row, twoFactorEnabled: null })
      .execute();
    const call = await findCall(ctx, tx);
    if (call?.taking) return;
    const name = { id: 'Mutu', en: 'Quality' };
    await editCall(ctx, tx, {
      opensAt: NOW - DAY,
      closesAt: NOW + DAY,
      scoringUntil: NOW + 2 * DAY,
      terms: { id: '', en: '' },
      blind: false,
      barOwnDelegation: false,
      excludePrevious: false,
      curatorsEach: 1,
      criteria: [{ code: 'mutu', name, help: { id: '', en: '' }, weight: 1, scale: 5, remarkUpTo: null }],
    });
    await openCall(ctx, tx);
  });
  return user;
}

async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gelaran-import-'));
  const server = await startTestServer({ prepare: async (owner) => void (await migrate(owner, 'migrations')) });
  try {
    const database = await server.clone();
    const pool = createPool(database.app, 2);
    const user = await prepare(createRunner(createDb(pool)));
    await pool.end();
    const columns = LIST_COLUMNS.map((column) => ({ heading: headingOf(column, 'id') }));
    const [csv, xlsx] = [join(folder, 'daftar.csv'), join(folder, 'daftar.xlsx')];
    writeFileSync(csv, await writeCsv({ name: 'x', columns, rows: rowsNamed('csv') }, ';'));
    writeFileSync(xlsx, await writeXlsx([{ name: 'x', columns, rows: withBlankRows(rowsNamed('xlsx')) }]));
    const order = { address: database.app, user };
    const bare = (await elsewhere({ ...order, file: null })).peak;
    await measure('csv', csv, order, bare);
    await measure('xlsx', xlsx, order, bare);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.env.IMPORT_CHILD === '1')
  process.once('message', async (order) => {
    process.send?.(await takeInHere(order as Order));
    process.disconnect?.();
  });
else await run();
