import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../kinds/id.ts';
import type { Reach } from '../../platform/authz/access.ts';
import type { Role } from '../../platform/db/context.ts';
import type { ApiEnv, Services } from '../../platform/http/api.ts';
import { answerError, identify } from '../../platform/http/middleware.ts';
import { createLog } from '../../platform/log/log.ts';
import { readSettings } from '../../platform/settings/settings.ts';
import { BALIKPAPAN, OPENING, PASER } from '../editions/testing/test-edition.ts';
import { type ShiftFilter, shiftPage } from '../till/contract.ts';
import { sumShifts, tillApi } from '../till/index.ts';
import { getReport, getShiftNamed, listShiftsNamed } from './index.ts';
import { type Market, openMarket, type Till } from './testing/open-market.ts';

const ALL: Reach = { all: true };
const LEAD: Reach = { all: false, regions: [BALIKPAPAN], businesses: [] };
const OTHER_LEAD: Reach = { all: false, regions: [PASER], businesses: [] };
const HOUR = 3_600_000;

let market: Market;
let short: Till;
let open: Till;

beforeAll(async () => {
  market = await openMarket();
  const { amplang, jahe, clock } = market;
  short = await market.openTill();
  short.sell([[amplang, 1]], 'cash', 10);
  short.sell([[jahe, 1]], 'qris', 20);
  short.takeBack(short.sell([[jahe, 1]], 'cash', 30), 31);
  short.moveCash('in', 30_000, 40);
  short.moveCash('out', 50_000, 50);
  short.close(600, 100_000, 105_000);
  clock.at = OPENING + 11 * HOUR;
  await short.sync();
  open = await market.openTill();
  open.sell([[jahe, 2]], 'cash', 5);
  await open.sync();
});
afterAll(() => market.stop());

const list = (filter: ShiftFilter = {}, reach: Reach = ALL, more: { after?: string; limit?: number } = {}) =>
  market.runner.query(market.ctx, (tx) => listShiftsNamed(market.ctx, tx, { filter, reach, ...more }));
const shiftsOf = async (...asked: Parameters<typeof list>) => (await list(...asked)).page.items.map((row) => row.shift);
const keyOf = ({ phone, shift }: Till) => ({ device: phone.device, shift });

test('the list says what should be in each drawer, what was counted, and what differs', async () => {
  const { page, days, booths } = await list();
  expect(page.next).toBeNull();
  expect(page.items.find(({ shift }) => shift === short.shift)).toEqual({
    ...keyOf(short),
    deviceCode: short.phone.code,
    booth: market.booth,
    boothNumber: 'A1',
    day: '2023-06-23',
    state: 'closed',
    cashier: null,
    openedAt: new Date(OPENING).toISOString(),
    closedAt: new Date(OPENING + 10 * HOUR).toISOString(),
    openingCash: 100_000,
    cashIn: 30_000,
    cashOut: 50_000,
    expectedCash: 105_000,
    countedCash: 100_000,
    variance: -5_000,
    toldExpectedCash: 105_000,
  });
  expect(page.items.find(({ shift }) => shift === open.shift)).toMatchObject({
    state: 'open',
    closedAt: null,
    expectedCash: 136_000,
    countedCash: null,
    variance: null,
  });
  expect([days, booths]).toEqual([['2023-06-23'], [[market.booth, 'A1']]]);
});

test('the list is narrowed by day, booth and state, and read on page by page', async () => {
  expect(await shiftsOf({ state: 'short' })).toEqual([short.shift]);
  expect(await shiftsOf({ state: 'closed' })).toEqual([short.shift]);
  expect(await shiftsOf({ state: 'open' })).toEqual([open.shift]);
  expect(await shiftsOf({ day: '2023-06-24' })).toEqual([]);
  expect((await shiftsOf({ day: '2023-06-23', booth: market.booth })).sort()).toEqual([short.shift, open.shift].sort());
  const first = await list({}, ALL, { limit: 1 });
  const after = first.page.next ?? '';
  const second = await list({}, ALL, { limit: 1, after });
  expect([...first.page.items, ...second.page.items].map(({ shift }) => shift).sort()).toEqual(
    [short.shift, open.shift].sort(),
  );
  expect(second.page.next).toBeNull();
  expect(await shiftsOf({}, ALL, { after: 'nonsense' })).toHaveLength(2);
});

test('a shift that is open after its day has ended is late', async () => {
  const { clock } = market;
  clock.at = OPENING + 24 * HOUR;
  const states = (await list()).page.items.map(({ shift, state }) => [shift, state]);
  clock.at = OPENING + 11 * HOUR;
  expect(states).toEqual(expect.arrayContaining([[open.shift, 'late']]));
  expect(states).toEqual(expect.arrayContaining([[short.shift, 'closed']]));
});

test('the closing report says how the shifts in reach ended, and of another organiser nothing', async () => {
  const report = async (reach: Reach = ALL, ctx = market.ctx) => {
    const asked = { reach, publicUrl: 'https://gelaran.test', locale: 'id' as const };
    const { paper } = await market.runner.query(ctx, (tx) => getReport(ctx, tx, asked));
    const section = paper.sections.find(({ title }) => title === 'Sif kasir dan selisih kas');
    const table = section?.blocks.find((block) => block.kind === 'table');
    return {
      rows: table?.rows.map((row) => row.map(({ text }) => text)),
      own: section?.blocks.some((block) => block.kind === 'text' && block.text.includes('kontingen')),
      links: table?.rows.map(([, , cell]) => cell?.href),
    };
  };
  const said = 'Dilaporkan: hitungan laci oleh kasir';
  const logged = 'Dihitung: catatan buka dan tutup';
  const closed = [
    ['Ditutup', said, '1', 'Kurang Rp5.000'],
    ['Kurang saat ditutup', said, '1', 'Kurang Rp5.000'],
    ['Lebih saat ditutup', said, '0', '–'],
  ];
  const list = 'https://gelaran.test/kerja/pertama/sif?keadaan=';
  const never = ['Tidak pernah ditutup, harinya sudah lewat', logged];
  expect(await report()).toEqual({
    rows: [...closed, [...never, '0', '–'], ['Masih buka', logged, '1', '–']],
    own: false,
    links: ['tutup', 'kurang', 'tutup', 'buka', 'buka'].map((state) => `${list}${state}`),
  });
  const { clock } = market;
  clock.at = OPENING + 24 * HOUR;
  const later = await report(LEAD);
  clock.at = OPENING + 11 * HOUR;
  expect(later).toMatchObject({ rows: [...closed, [...never, '1', '–']], own: true });
  expect(await report(OTHER_LEAD)).toEqual({ rows: undefined, own: undefined, links: undefined });
  expect(await report(ALL, market.other)).toMatchObject({ rows: undefined });
});

test('sums what each drawer lacked and what was too much, apart and together, in one query', async () => {
  const fresh = await openMarket();
  try {
    const sums = () => fresh.runner.query(fresh.ctx, (tx) => sumShifts(fresh.ctx, tx, ALL));
    const none = { closed: 0, variance: 0, short: 0, missing: 0, over: 0, surplus: 0, neverClosed: 0, stillOpen: 0 };
    expect(await sums()).toEqual(none);
    const count = () => fresh.countQueries((tx) => sumShifts(fresh.ctx, tx, ALL));
    const before = await count();
    fresh.clock.at = OPENING + 11 * HOUR;
    for (const counted of [90_000, 93_000, 101_500, 100_000]) {
      const till = await fresh.openTill();
      till.close(600, counted, 100_000);
      await till.sync();
    }
    expect(await sums()).toEqual({
      ...none,
      closed: 4,
      variance: -15_500,
      short: 2,
      missing: 17_000,
      over: 1,
      surplus: 1_500,
    });
    expect(await count()).toBe(before);
  } finally {
    await fresh.stop();
  }
});

test('a till that tells less than it took hides nothing: neither from the sums nor from the list of short shifts', async () => {
  const fresh = await openMarket();
  try {
    fresh.clock.at = OPENING + 11 * HOUR;
    const till = await fresh.openTill();
    till.sell([[fresh.amplang, 2]], 'cash', 10);
    till.close(600, 100_000, 100_000);
    await till.sync();
    const sums = await fresh.runner.query(fresh.ctx, (tx) => sumShifts(fresh.ctx, tx, ALL));
    expect([sums.short, sums.missing, sums.variance]).toEqual([1, 50_000, -50_000]);
    const asked = { filter: { state: 'short' as const }, reach: ALL };
    const { page } = await fresh.runner.query(fresh.ctx, (tx) => listShiftsNamed(fresh.ctx, tx, asked));
    expect(page.items.map(({ shift, variance }) => [shift, variance])).toEqual([[till.shift, -50_000]]);
  } finally {
    await fresh.stop();
  }
});

test('a shift opens to what moved its cash and to its own receipts', async () => {
  const shown = await market.runner.query(market.ctx, (tx) =>
    getShiftNamed(market.ctx, tx, { ...keyOf(short), reach: ALL }),
  );
  expect(shown.recap).toMatchObject({ expectedCash: 105_000, variance: -5_000, sales: 3, voids: 1 });
  expect(shown.movements.map(({ direction, amount, reason }) => [direction, amount, reason])).toEqual([
    ['in', 30_000, 'setor'],
    ['out', 50_000, 'setor'],
  ]);
  expect(shown.receipts.items.map(({ total }) => total).sort()).toEqual([-18_000, 18_000, 18_000, 25_000]);
  expect(shown.booths[market.booth]).toBe('A1');
});

test('a lead sees the shifts of the own region alone, another organiser none', async () => {
  const get = (reach: Reach, ctx = market.ctx) =>
    market.runner.query(ctx, (tx) => getShiftNamed(ctx, tx, { ...keyOf(short), reach }));
  expect(await shiftsOf({}, LEAD)).toHaveLength(2);
  expect((await get(LEAD)).summary.shift).toBe(short.shift);
  expect(await list({}, OTHER_LEAD)).toMatchObject({ page: { items: [] }, days: [], booths: [] });
  await expect(get(OTHER_LEAD)).rejects.toMatchObject({ code: 'till.shift-unknown' });
  const { other } = market;
  const theirs = await market.runner.query(other, (tx) => listShiftsNamed(other, tx, { filter: {}, reach: ALL }));
  expect(theirs.page.items).toEqual([]);
  await expect(get(ALL, other)).rejects.toMatchObject({ code: 'till.shift-unknown' });
});

test('the API tells the same in the form that it promises, to whoever may read the devices', async () => {
  const { runner, ctx } = market;
  const tenant = { organiser: ctx.organiser, edition: ctx.edition, slug: 'pertama' };
  const services: Services = {
    runner,
    clock: ctx.clock,
    log: createLog('silent'),
    settings: readSettings({}),
    findTenant: async (slug) => (slug === 'pertama' ? tenant : undefined),
  };
  const get = async (query: string, role: Role) => {
    const membership = { organiser: ctx.organiser, role, region: BALIKPAPAN, business: null, booth: null };
    const app = new Hono<ApiEnv>();
    app.onError(answerError());
    app.use(identify(services.log), async (c, next) => {
      c.set('actor', { kind: 'person', user: newId<'user'>(), memberships: [membership] });
      await next();
    });
    app.route('/', tillApi(services));
    const answer = await app.request(`/api/v1/editions/pertama/shifts${query}`);
    return { status: answer.status, body: (await answer.json()) as unknown };
  };
  const whole = await get('', 'officer');
  expect(shiftPage.strict().parse(whole.body)).toEqual(JSON.parse(JSON.stringify((await list()).page)));
  expect(await get('?state=short&limit=1', 'lead')).toMatchObject({
    status: 200,
    body: { items: [{ variance: -5_000 }] },
  });
  expect((await get('', 'producer')).status).toBe(403);
  expect((await get('?state=gone', 'officer')).status).toBe(422);
});

test('takes as many queries for three shifts as for two', async () => {
  const count = () => market.countQueries((tx) => listShiftsNamed(market.ctx, tx, { filter: {}, reach: ALL }));
  const before = await count();
  const third = await market.openTill();
  await third.sync();
  expect(await shiftsOf()).toHaveLength(3);
  expect(await count()).toBe(before);
});
