import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Id, newId } from '../../kinds/id.ts';
import type { Actor, Role } from '../../platform/db/context.ts';
import type { ApiEnv, Services } from '../../platform/http/api.ts';
import { answerError, identify } from '../../platform/http/middleware.ts';
import { createPersonStreams } from '../../platform/http/person-streams.ts';
import { createLog } from '../../platform/log/log.ts';
import { createPress, type Press } from '../../platform/press/press.ts';
import { readSettings } from '../../platform/settings/settings.ts';
import { type AtEdition, getPaperHouse } from '../editions/index.ts';
import { BALIKPAPAN, OPENING, PASER } from '../editions/testing/test-edition.ts';
import { createFigureNews, type Projector, startProjector } from '../insights/index.ts';
import { type Market, openMarket, type Till } from '../insights/testing/open-market.ts';
import { receiveDeliveryNote, recordMovement, sendDeliveryNote, writeDeliveryNote } from '../stock/index.ts';
import { getSettlement, listGoods, listSettlements, settlementApi, signSettlement } from './index.ts';
import { writeSettlement } from './paper/write-settlement.ts';
import { writeSheets } from './write-sheets.ts';

/** The seller of amplang. */
const SLUG = 'penjual-0';

let market: Market;
let till: Till;
let press: Press;
let projector: Projector;

beforeAll(async () => {
  market = await openMarket();
  press = createPress(new URL('../../../', import.meta.url));
  const { ctx, runner, amplang, jahe } = market;
  await runner.command(ctx, async (tx) => {
    const lines = [{ product: amplang.product, batch: 'L-1', expiresOn: null, sent: 40 }];
    const note = await writeDeliveryNote(ctx, tx, { business: amplang.business, remark: '', lines });
    await sendDeliveryNote(ctx, tx, { note, by: 'Petugas gudang 1' });
    const counted = [{ line: 1, received: 38 }];
    await receiveDeliveryNote(ctx, tx, { note, by: 'Petugas stan 1', remark: '', counted });
    const { business, product } = amplang;
    const back = { business, product, batch: '', reason: 'Sisa', kind: 'returned' as const, quantity: 30 };
    await recordMovement(ctx, tx, back);
  });
  till = await market.openTill();
  till.sell([[amplang, 2]]);
  till.sell(
    [
      [amplang, 1],
      [jahe, 2],
    ],
    'qris',
  );
  till.takeBack(till.sell([[amplang, 3]]));
  await till.sync();
  const log = createLog('silent');
  projector = startProjector({ runner, clock: ctx.clock, log, news: createFigureNews() });
  await projector.settle();
});
afterAll(async () => {
  await projector.stop();
  await press.close();
  await market.stop();
});

function person(role: Role, scope: { region?: string; business?: Id<'business'> } = {}): Actor {
  const { organiser } = market.ctx;
  const membership = { organiser, role, region: scope.region ?? null, business: scope.business ?? null, booth: null };
  return { kind: 'person', user: newId(), memberships: [membership] };
}

const as = (actor: Actor): AtEdition => ({ ...market.ctx, actor });

function read(ctx: AtEdition = market.ctx) {
  return market.runner.query(ctx, (tx) => getSettlement(ctx, tx, SLUG));
}

describe('a settlement', () => {
  it('holds the sales, their payments and what became of the goods', async () => {
    const { statement, business } = await read();
    expect(business).toEqual({
      id: market.amplang.business,
      slug: SLUG,
      name: 'Contoh Amplang Sepinggan',
      region: 'Balikpapan',
    });
    const { product } = market.amplang;
    expect(statement).toEqual({
      sums: { gross: 75_000, refunds: 0, net: 75_000 },
      receipts: 2,
      byDay: [{ day: '2023-06-23', gross: 75_000, refunds: 0, net: 75_000, receipts: 2 }],
      byMethod: [
        { method: 'cash', gross: 50_000, refunds: 0, net: 50_000, claimed: 0, fee: 0, afterFee: 50_000 },
        { method: 'qris', gross: 25_000, refunds: 0, net: 25_000, claimed: 25_000, fee: 0, afterFee: 25_000 },
      ],
      byProduct: [{ product, name: 'Amplang tenggiri', sold: 3, refunded: 0, net: 75_000 }],
      fee: 0,
      payout: 75_000,
      // The booth of the test has no QRIS string, so nobody knows the merchant's class.
      feesUnknown: 1,
      feesUncertain: false,
      stock: [
        {
          product,
          name: 'Amplang tenggiri',
          received: 38,
          sold: 3,
          returned: 30,
          damaged: 0,
          corrected: 0,
          left: 5,
        },
      ],
    });
  });

  it('tells of no QRIS and its fees where the country has none, on the paper and in the workbook', async () => {
    const sheet = await read();
    const house = await market.runner.query(market.ctx, (tx) => getPaperHouse(market.ctx, tx));
    const { statement, edition } = sheet;
    const cash = statement.byMethod.filter(({ method }) => method === 'cash');
    const there = {
      ...sheet,
      edition: { ...edition, currency: 'INR' },
      statement: { ...statement, byMethod: cash, feesUnknown: 0 },
    };
    for (const locale of ['id', 'en'] as const) {
      expect(JSON.stringify([writeSettlement(there, house, locale), writeSheets(there, locale)])).not.toContain('QRIS');
      expect(JSON.stringify([writeSettlement(sheet, house, locale), writeSheets(sheet, locale)])).toContain('QRIS');
    }
  });

  it('is listed with all others in as many statements with more sales as with few', async () => {
    const { ctx, countQueries } = market;
    const all = { all: true } as const;
    const few = await countQueries((tx) => listSettlements(ctx, tx, all));
    const own = { all: false, regions: [], businesses: [market.amplang.business] } as const;
    const [rows, mine] = await market.runner.query(ctx, async (tx) => [
      await listSettlements(ctx, tx, all),
      await listSettlements(ctx, tx, own),
    ]);
    expect(rows.map(({ business, net, left }) => [business.slug, net, left])).toEqual([
      [SLUG, 75_000, 5],
      ['penjual-1', 36_000, 0],
      ['penjual-2', 0, 0],
    ]);
    expect(mine).toEqual(rows.slice(0, 1));
    expect(few).toBe(6);
  });

  it('shows the goods by product, note and movement', async () => {
    const goods = await market.runner.query(market.ctx, (tx) => listGoods(market.ctx, tx, SLUG));
    expect(goods.stock.map(({ received, sold, returned, left }) => [received, sold, returned, left])).toEqual([
      [38, 3, 30, 5],
    ]);
    expect(goods.notes.map(({ number, state, sent, received }) => [number, state, sent, received])).toEqual([
      ['SJ-001', 'received', 40, 38],
    ]);
    expect(goods.movements).toHaveLength(2);
  });

  it('is the producer’s own, its lead’s and the committee’s, and nobody else’s', async () => {
    const { amplang, jahe } = market;
    for (const may of [
      person('organiser'),
      person('lead', { region: BALIKPAPAN }),
      person('producer', { business: amplang.business }),
    ])
      expect((await read(as(may))).statement.receipts).toBe(2);
    for (const mayNot of [
      person('lead', { region: PASER }),
      person('producer', { business: jahe.business }),
      person('cashier'),
    ])
      await expect(read(as(mayNot))).rejects.toMatchObject({ code: 'request.forbidden' });
    const trespass: AtEdition = { ...market.other, edition: market.ctx.edition };
    await expect(read(trespass)).rejects.toMatchObject({ code: 'request.not-found' });
  });
});

describe('signatures', () => {
  it('stand under the figures that were read, and show when these changed', async () => {
    const { runner, amplang } = market;
    const [producer, officer] = [as(person('producer', { business: amplang.business })), as(person('officer'))];
    const { digest } = await read();
    const sign = (ctx: AtEdition, side: 'business' | 'committee', over: string = digest) =>
      runner.command(ctx, (tx) =>
        signSettlement(ctx, tx, SLUG, {
          business: amplang.business,
          side,
          name: `Penanda tangan ${side}`,
          digest: over,
        }),
      );
    await expect(sign(producer, 'committee')).rejects.toMatchObject({ code: 'settlement.not-your-side' });
    await expect(sign(officer, 'committee', '0'.repeat(64))).rejects.toMatchObject({
      code: 'settlement.statement-changed',
    });
    const oneAccount = { code: 'settlement.one-account' };
    await expect(sign(officer, 'business')).rejects.toMatchObject(oneAccount);
    await sign(producer, 'business');
    await expect(sign(producer, 'business')).rejects.toMatchObject({ code: 'settlement.already-signed' });
    await sign(officer, 'committee');
    const signed = { at: OPENING, current: true, oneScreen: false, account: null };
    expect((await read()).signatures).toEqual([
      { ...signed, side: 'business', name: 'Penanda tangan business' },
      { ...signed, side: 'committee', name: 'Penanda tangan committee' },
    ]);
    till.sell([[amplang, 1]]);
    await till.sync();
    await projector.settle();
    expect((await read()).signatures.map(({ current }) => current)).toEqual([false, false]);
    const [row] = await runner.query(market.ctx, (tx) => listSettlements(market.ctx, tx, { all: true }));
    expect(row?.signed).toEqual([]);
  });
});

it('takes a refund off on the day it was paid back, and puts the goods back on the shelf', async () => {
  const { amplang } = market;
  const before = (await read()).statement;
  till.payBack(till.sell([[amplang, 2]]), 1, 1, 24 * 60);
  await till.sync();
  const { sums, byDay, byMethod, byProduct, stock } = (await read()).statement;
  expect(sums).toEqual({
    gross: before.sums.gross + 50_000,
    refunds: -25_000,
    net: before.sums.net + 25_000,
  });
  expect(byDay.map(({ day, refunds }) => [day, refunds])).toEqual([
    ['2023-06-23', 0],
    ['2023-06-24', -25_000],
  ]);
  expect(byMethod.find(({ method }) => method === 'cash')?.refunds).toBe(-25_000);
  expect(byProduct[0]).toMatchObject({ sold: (before.byProduct[0]?.sold ?? 0) + 1, refunded: 1 });
  expect(stock[0]?.left).toBe((before.stock[0]?.left ?? 0) - 1);
});

describe('its API', () => {
  async function ask(path: string, actor: Actor) {
    const services: Services = {
      runner: market.runner,
      clock: market.ctx.clock,
      log: createLog('silent'),
      settings: readSettings({}),
      findTenant: async (slug) =>
        slug === 'pertama' ? { organiser: market.ctx.organiser, edition: market.ctx.edition, slug } : undefined,
    };
    const app = new Hono<ApiEnv>();
    app.onError(answerError());
    app.use(identify(services.log), async (c, next) => {
      c.set('actor', actor);
      await next();
    });
    const closing = new AbortController();
    app.route(
      '/',
      settlementApi(services, {
        press,
        news: createFigureNews(),
        streams: createPersonStreams(),
        closing: closing.signal,
      }),
    );
    const answer = await app.request(`/api/v1/editions/pertama${path}`);
    return { answer, closing };
  }

  it('prints the statement in both languages and writes the workbook', async () => {
    for (const lang of ['id', 'en']) {
      const { answer } = await ask(`/settlements/${SLUG}/statement.pdf?lang=${lang}`, person('organiser'));
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
      expect(
        Buffer.from(await answer.arrayBuffer())
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-');
    }
    const { answer } = await ask(`/settlements/${SLUG}/statement.xlsx`, person('organiser'));
    expect([answer.status, answer.headers.get('content-disposition')]).toEqual([
      200,
      `attachment; filename="pertama-${SLUG}.xlsx"`,
    ]);
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });

  it('tells on a stream that figures moved, until the server stops', async () => {
    const { answer, closing } = await ask('/sales/stream', person('organiser'));
    const reader = answer.body?.getReader();
    const first = await reader?.read();
    expect(new TextDecoder().decode(first?.value)).toContain('event: moved');
    closing.abort();
    await reader?.cancel();
  });

  it('keeps a stranger out', async () => {
    for (const path of ['/settlements', `/settlements/${SLUG}`, `/settlements/${SLUG}/statement.pdf`, '/sales/stream'])
      expect((await ask(path, { kind: 'public' })).answer.status).toBe(401);
  });
});
