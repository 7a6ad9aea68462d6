import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createFigureNews } from '../figure-news.ts';
import { getFigureSheet } from '../get-figure-sheet.ts';
import { type Projector, startProjector } from '../projector.ts';
import { type Market, openMarket, type Till } from '../testing/open-market.ts';
import { verify } from './verify.ts';

let market: Market;
let projector: Projector;
let first: Till;
let second: Till;

beforeAll(async () => {
  market = await openMarket();
  const { runner, ctx, amplang, jahe, beads } = market;
  projector = startProjector({ runner, clock: ctx.clock, log: pino({ level: 'silent' }), news: createFigureNews() });
  first = await market.openTill();
  second = await market.openTill();
  first.sell([[amplang, 2]], 'cash', 5);
  const wrong = first.sell([[beads, 1]], 'qris', 70);
  first.takeBack(wrong, 71);
  first.mumble();
  await first.sync();
  second.sell(
    [
      [jahe, 1],
      [amplang, 1],
    ],
    'qris',
    6,
  );
  second.sell([[beads, 3]], 'card', 2_000);
  await second.sync();
  await projector.settle();
});
afterAll(async () => {
  await projector.stop();
  await market.stop();
});

const TABLES = ['hall.event', 'hall.device', 'till.receipt', 'till.line', 'till.payment', 'insights.rollup'];

/** As the owner of the tables, with row level security put aside: behind everybody's back. */
async function behindBacks(work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ ...market.database.owner });
  await client.connect();
  try {
    for (const table of TABLES) await client.query(`alter table ${table} no force row level security`);
    await work(client);
    for (const table of TABLES) await client.query(`alter table ${table} force row level security`);
  } finally {
    await client.end();
  }
}

function meddle(statement: string): Promise<void> {
  return behindBacks(async (client) => {
    const { rowCount } = await client.query(statement);
    expect(rowCount).toBeGreaterThan(0);
  });
}

/** Every test begins with what the sales have left: a copy is put aside once, and put back. */
beforeEach(() =>
  behindBacks(async (client) => {
    for (const table of TABLES.filter((name) => name !== 'hall.device')) {
      const copy = `public.kept_${table.replace('.', '_')}`;
      await client.query(`create table if not exists ${copy} as table ${table}`);
      await client.query(`delete from ${table}`);
      await client.query(`insert into ${table} select * from ${copy}`);
    }
  }),
);

async function kindsFound(): Promise<string[]> {
  const { differences } = await verify(market.runner);
  return [...new Set(differences.map((difference) => difference.kind))].sort();
}

test('an untouched installation agrees exactly, and its fingerprint is the one in the report', async () => {
  const report = await verify(market.runner);
  expect(report).toMatchObject({ organisers: 2, devices: 2, events: 8, receipts: 5, pending: 0, differences: [] });
  expect(report.figures).toBeGreaterThan(20);
  const { ctx, runner } = market;
  const sheet = await runner.query(ctx, (tx) => getFigureSheet(ctx, tx, { kind: 'everything' }));
  expect(report.editions).toContainEqual({ slug: 'pertama', fingerprint: sheet.log.fingerprint });
  expect(sheet.log).toMatchObject({ events: 8, devices: 2 });
});

test('a changed sum is found', async () => {
  await meddle(`update insights.rollup set amount = amount + 1 where dimension = 'total' and metric = 'turnover'`);
  expect(await kindsFound()).toEqual(['rollup']);
});

test('a sum that nothing stands behind is found', async () => {
  await meddle(
    `insert into insights.rollup select organiser_id, edition_id, 'region', day, metric, basis, '64.01', 5000000, 1, 1
      from insights.rollup where dimension = 'total' and metric = 'turnover' limit 1`,
  );
  expect(await kindsFound()).toEqual(['rollup']);
});

test('a deleted receipt is found', async () => {
  await meddle(`delete from till.receipt where voids is null and total = 50000`);
  expect(await kindsFound()).toEqual(['receipt']);
});

test.each([
  ['a line’s amount', `update till.line set amount = amount - 1000, unit_price = unit_price - 1000 where quantity = 2`],
  ['a line’s region', `update till.line set region_code = '64.01' where quantity = 3`],
  ['how it was paid', `update till.payment set method = 'cash' where method = 'card'`],
  ['the day', `update till.receipt set day = day + 1 where total = 50000`],
])('a receipt of which somebody changed %s is found', async (_what, statement) => {
  await meddle(statement);
  // Whoever changes how it was paid makes its state wrong as well, and whoever changes the day is told by SQL too.
  expect((await kindsFound()).filter((kind) => kind !== 'payment' && kind !== 'day')).toEqual(['receipt']);
});

test('a day that is not that of the sale’s moment is found by SQL alone', async () => {
  await meddle(`update till.receipt set day = day + 1 where total = 50000`);
  const { differences } = await verify(market.runner);
  const days = differences.filter(({ kind }) => kind === 'day');
  expect(days.map(({ stored, recomputed }) => [stored, recomputed])).toEqual([['2023-06-24', '2023-06-23']]);
});

test('sums that SQL and the rule do not make alike are found, where the receipts are those of the log', async () => {
  // The booth of a receipt is its device's, so it is not compared receipt by receipt.
  await meddle(`update till.receipt set booth_id = null where total = 50000`);
  const { differences } = await verify(market.runner);
  expect([...new Set(differences.map(({ kind, where }) => `${kind} ${where.split(' ')[3]}`))]).toEqual([
    'adding-up booth',
  ]);
});

test('an edited line of the log is found', async () => {
  await meddle(
    `update hall.event set line = replace(line, '"total":50000', '"total":40000') where line like '%"total":50000%'`,
  );
  const { differences } = await verify(market.runner);
  const found = differences.map((difference) => difference.kind);
  // The line no longer hashes to its hash, the next names another hash, and the sale no longer adds up.
  expect(found).toEqual(expect.arrayContaining(['hash', 'chain', 'receipt', 'rollup']));
});

test('an edited line with its hash made to fit is still found, by the next event or by the remembered end', async () => {
  await meddle(
    `update hall.event set line = replace(line, '"quantity":3', '"quantity":2'),
      hash = sha256(convert_to(E'gelaran-event-v1\\n' || replace(line, '"quantity":3', '"quantity":2'), 'utf8'))
      where line like '%"quantity":3%'`,
  );
  expect(await kindsFound()).toEqual(expect.arrayContaining(['head']));
});

test('an event removed from the middle is found, and one removed from the end', async () => {
  await meddle(`delete from hall.event where seq = 2 and line like '%"total":50000%'`);
  expect(await kindsFound()).toEqual(expect.arrayContaining(['count', 'event-missing', 'receipt', 'rollup']));
  await meddle(`delete from hall.event where seq = 3 and line like '%"quantity":3%'`);
  expect(await kindsFound()).toEqual(expect.arrayContaining(['count', 'event-missing', 'head']));
});

test('an upload that is not folded yet is no difference', async () => {
  await projector.stop();
  const late = await market.openTill();
  late.sell([[market.jahe, 4]]);
  await late.sync();
  const report = await verify(market.runner);
  expect(report).toMatchObject({ devices: 3, events: 10, pending: 1, differences: [] });
});
