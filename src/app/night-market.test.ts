import { pino } from 'pino';
import readExcelFile from 'read-excel-file/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { businessDayAt } from '../kinds/business-day.ts';
import { writeXlsx } from '../platform/sheets/index.ts';
import { editEdition, getEditionFacts, getPaperHouse, listVenues } from '../slices/editions/index.ts';
import { dayEndsLine } from '../slices/editions/labels.ts';
import { OPENING } from '../slices/editions/testing/test-edition.ts';
import { createFigureNews } from '../slices/insights/figure-news.ts';
import { getBoard, getFigureSheet, getReport } from '../slices/insights/index.ts';
import { type Projector, startProjector } from '../slices/insights/projector.ts';
import { type Market, openMarket } from '../slices/insights/testing/open-market.ts';
import { verify } from '../slices/insights/verify/verify.ts';
import { getSettlement } from '../slices/settlement/index.ts';
import { writeSettlement } from '../slices/settlement/paper/write-settlement.ts';
import { listBoothDays } from '../slices/takings/index.ts';
import { writtenSheet } from './exports/exports-api.ts';
import { EXPORT_SHEETS } from './exports/sheets.ts';
import { phaseAt } from './work/overview/phase.ts';

const FRIDAY = '2023-06-23';
const SATURDAY = '2023-06-24';
const LINE = 'Hari usaha berakhir pukul 02.00 WIB: penjualan sebelum jam itu dihitung pada hari sebelumnya.';
/** Minutes after 10.00 on Friday. */
const [TEN_AT_NIGHT, HALF_PAST_ONE, HALF_PAST_TWO] = [720, 930, 990];

let market: Market;
let projector: Projector;

beforeAll(async () => {
  market = await openMarket();
  const { runner, ctx, amplang, jahe, beads } = market;
  projector = startProjector({ runner, clock: ctx.clock, log: pino({ level: 'silent' }), news: createFigureNews() });
  await runner.command(ctx, async (tx) => {
    const { name, theme, summary, startsOn, endsOn, figuresPublic } = await getEditionFacts(ctx, tx);
    const venues = (await listVenues(ctx, tx)).map((venue) => ({ ...venue, opensAt: '18:00', closesAt: '02:00' }));
    const about = { name, theme, summary, startsOn, endsOn, figuresPublic };
    await editEdition(ctx, tx, { ...about, venues, dayEndsAt: '02:00' });
  });
  const till = await market.openTill();
  till.sell([[amplang, 2]], 'cash', TEN_AT_NIGHT);
  till.sell([[beads, 1]], 'cash', HALF_PAST_ONE);
  till.close(HALF_PAST_ONE + 5);
  const morning = await market.openTill();
  morning.sell([[jahe, 1]], 'cash', HALF_PAST_TWO);
  await till.sync();
  await morning.sync();
  await projector.settle();
  market.clock.at = OPENING + HALF_PAST_ONE * 60_000;
});
afterAll(async () => {
  await projector.stop();
  await market.stop();
});

/** A sheet as another program reads it. */
async function columnOf(name: string, ...columns: readonly string[]) {
  const sheet = EXPORT_SHEETS.find((each) => each.name === name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  const book = await writeXlsx([writtenSheet(market, market.ctx, { all: true }, sheet, 'id', 'IDR')]);
  const [tab] = await readExcelFile(Buffer.from(book));
  const [heading = [], ...rows] = tab?.data ?? [];
  return rows.map((row) => columns.map((column) => row[heading.indexOf(column)])).sort();
}

it('a sale at half past one counts on the evening before, in the figures', async () => {
  const { ctx, runner } = market;
  const { figures } = await runner.query(ctx, (tx) => getFigureSheet(ctx, tx, { kind: 'everything' }));
  const days = figures.filter(
    ({ metric, basis, scope }) =>
      metric === 'turnover' && basis === 'counted' && Object.keys(scope).join() === 'edition,day',
  );
  expect(days.map(({ scope, value, count }) => [scope.day, value, count]).slice(0, 2)).toEqual([
    [FRIDAY, 200_000, 2],
    [SATURDAY, 18_000, 1],
  ]);
});

it('on the board and the overview it is still that evening', async () => {
  const { ctx, runner } = market;
  const board = await runner.query(ctx, (tx) => getBoard(ctx, tx));
  expect([board.day, board.turnover.value]).toEqual([FRIDAY, 200_000]);
  const edition = await runner.query(ctx, (tx) => getEditionFacts(ctx, tx));
  expect(phaseAt(ctx.clock.now(), { ...edition, startsOn: FRIDAY, endsOn: FRIDAY })).toEqual({ name: 'on' });
  expect(businessDayAt(ctx.clock.now(), edition)).toBe(FRIDAY);
});

it('in the day report, the settlement and its paper', async () => {
  const { ctx, runner, beads } = market;
  const counted = async (day: string) =>
    (await runner.query(ctx, (tx) => listBoothDays(ctx, tx, day))).map((row) => row.counted);
  expect([await counted(FRIDAY), await counted(SATURDAY)]).toEqual([
    expect.arrayContaining([200_000]),
    expect.arrayContaining([18_000]),
  ]);
  expect(beads.name).toBe('Kalung manik-manik');
  const sheet = await runner.query(ctx, (tx) => getSettlement(ctx, tx, 'penjual-2'));
  expect(sheet.statement.byDay.map(({ day, net }) => [day, net])).toEqual([[FRIDAY, 150_000]]);
  const house = await runner.query(ctx, (tx) => getPaperHouse(ctx, tx));
  expect(writeSettlement(sheet, house, 'id').notes).toContain(LINE);
});

it('in the closing report, which says so', async () => {
  const { ctx, runner } = market;
  const report = JSON.stringify(
    await runner.query(ctx, (tx) =>
      getReport(ctx, tx, { reach: { all: true }, publicUrl: 'https://gelaran.test', locale: 'id' }),
    ),
  );
  expect(report).toContain(LINE);
});

it('in every list that is taken home: receipts, payments, shifts', async () => {
  expect(await columnOf('receipts', 'Hari', 'Barang')).toEqual([
    [FRIDAY, 'Amplang tenggiri'],
    [FRIDAY, 'Kalung manik-manik'],
    [SATURDAY, 'Wedang jahe'],
  ]);
  expect(await columnOf('payments', 'Hari', 'Jumlah uang (IDR)')).toEqual([
    [FRIDAY, 150_000],
    [FRIDAY, 50_000],
    [SATURDAY, 18_000],
  ]);
  expect(await columnOf('shifts', 'Hari')).toEqual([[FRIDAY], [FRIDAY]]);
});

it('and whoever reckons again from the log finds the same days', async () => {
  const report = await verify(market.runner);
  expect(report).toMatchObject({ receipts: 3, pending: 0, differences: [] });
});

it('what does not end after midnight says nothing', async () => {
  const edition = { zone: 'Asia/Jakarta', startsOn: FRIDAY };
  expect([
    dayEndsLine({ ...edition, dayEndsAt: '00:00' }, 'id'),
    dayEndsLine({ ...edition, dayEndsAt: '02:00' }, 'en'),
  ]).toEqual([undefined, 'A business day ends at 02:00 WIB: what is sold before then counts on the day before.']);
});
