import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Id, newId } from '../../kinds/id.ts';
import { regionCode } from '../../kinds/region.ts';
import type { Reach } from '../../platform/authz/access.ts';
import { openTestEdition, type TestEdition } from '../editions/testing/test-edition.ts';
import type { ReceiptFilter, ReceiptSummary } from './contract.ts';
import { findReceiptBySecret } from './find-receipt-by-secret.ts';
import { getReceipt, getShiftRecap, listReceipts } from './index.ts';
import { receiptKey } from './rules/receipt-link.ts';
import { voidSale } from './rules/sale.ts';
import { AMPLANG, BEADS, cartOf, EVENING, eventOf, JAHE, saleOf } from './testing/made-log.ts';
import { type MadeTill, madeTill, record } from './testing/made-till.ts';

const ALL: Reach = { all: true };
const LEAD: Reach = { all: false, regions: ['64.11'], businesses: [] };
const PRODUCER: Reach = { all: false, regions: [], businesses: [AMPLANG.business] };
const NOBODY: Reach = { all: false, regions: [], businesses: [] };
const HOUR = 3_600_000;

let house: TestEdition;
let till: MadeTill;

const shift = newId<'shift'>();
const sales = [
  saleOf(1, shift, cartOf([AMPLANG, 2], [BEADS, 1]), 'cash', 'qris'),
  saleOf(2, shift, cartOf([JAHE, 1]), 'cash'),
  saleOf(3, shift, cartOf([BEADS, 2]), 'qris'),
  saleOf(4, shift, cartOf([AMPLANG, 1]), 'cash'),
] as const;
const sold = sales.map((sale, index) => eventOf(index + 2, 'sale.recorded', sale, EVENING + index * HOUR));
const [mixed, drink, beads, next] = sold.map((event) => event.id) as [
  Id<'event'>,
  Id<'event'>,
  Id<'event'>,
  Id<'event'>,
];
const voided = eventOf(6, 'sale.voided', voidSale(sales[1], drink, shift, 'salah pesan'), EVENING + 5 * HOUR);

beforeAll(async () => {
  house = await openTestEdition();
  till = madeTill(house);
  await record(house, till, [
    eventOf(1, 'shift.opened', { shift, openingCash: 100_000 }),
    ...sold,
    voided,
    eventOf(7, 'cash.moved', { shift, direction: 'in', amount: 30_000, reason: 'uang kecil' }),
    eventOf(8, 'cash.moved', { shift, direction: 'out', amount: 50_000, reason: 'setor' }),
  ]);
});
afterAll(() => house.stop());

function list(filter: ReceiptFilter, reach: Reach = ALL, more: { after?: string | undefined; limit?: number } = {}) {
  return house.runner.query(house.ctx, (tx) => listReceipts(house.ctx, tx, { filter, reach, ...more }));
}

const amounts = (items: readonly ReceiptSummary[]) => items.map((item) => [item.id, item.amount]);

describe('the list', () => {
  test('has the newest first and a void beside its sale', async () => {
    const { items, next: more } = await list({});
    expect(amounts(items)).toEqual([
      [next, 25_000],
      [beads, 300_000],
      ...(voided.id > drink
        ? [
            [voided.id, -18_000],
            [drink, 18_000],
          ]
        : [
            [drink, 18_000],
            [voided.id, -18_000],
          ]),
      [mixed, 200_000],
    ]);
    expect(more).toBeNull();
    expect(items.find((item) => item.id === voided.id)).toEqual({
      id: voided.id,
      kind: 'void',
      voids: drink,
      refunds: null,
      number: 'A1-2-000002',
      booth: till.device.booth,
      device: till.device.id,
      day: '2023-06-23',
      hour: 20,
      soldAt: '2023-06-23T13:00:00.000Z',
      amount: -18_000,
      total: -18_000,
    });
  });

  test.each<[string, ReceiptFilter, number[]]>([
    ['of a day', { day: '2023-06-23' }, [25_000, 300_000, -18_000, 18_000, 200_000]],
    ['of another day', { day: '2023-06-24' }, []],
    ['of an hour', { hour: 21 }, [300_000]],
    ['of a region, its lines only', { region: regionCode('64.11') }, [300_000, 150_000]],
    ['of a category', { category: 'food' }, [25_000, 50_000]],
    ['of a product', { product: BEADS.product }, [300_000, 150_000]],
    ['of a method, its payments only', { method: 'qris' }, [300_000, 100_000]],
    ['not confirmed yet', { state: 'claimed' }, [300_000, 100_000]],
    ['received in cash at an hour', { state: 'received', hour: 19 }, [100_000]],
    ['voids', { kind: 'void' }, [-18_000]],
    ['sales of a region by a method', { kind: 'sale', region: regionCode('64.11'), method: 'cash' }, [150_000]],
    ['of another booth', { booth: newId<'booth'>() }, []],
  ])('%s', async (_, filter, expected) => {
    const { items } = await list(filter);
    const byAmount = (a: number, b: number) => a - b;
    expect(items.map((item) => item.amount).sort(byAmount)).toEqual(expected.sort(byAmount));
  });

  test('is read on from where it stopped, each receipt once', async () => {
    const seen: ReceiptSummary[] = [];
    let after: string | undefined;
    for (let pages = 0; pages < 10; pages++) {
      const page = await list({}, ALL, { after, limit: 2 });
      seen.push(...page.items);
      if (page.next === null) break;
      after = page.next;
    }
    expect(seen).toEqual((await list({})).items);
  });

  test('begins at the beginning for a place that is none', async () => {
    const whole = await list({});
    for (const after of ['', 'x', `2023-02-31.0.${mixed}`, `0000-01-01.0.${mixed}`, `2023-06-23.-1.${mixed}`])
      expect(await list({}, ALL, { after })).toEqual(whole);
  });

  test('shows a lead the own regions and a producer the own lines, and no totals of others', async () => {
    expect((await list({}, LEAD)).items).toMatchObject([
      { id: beads, amount: 300_000, total: null },
      { id: mixed, amount: 150_000, total: null },
    ]);
    const own = (await list({ day: '2023-06-23' }, PRODUCER)).items;
    expect(own.map((item) => item.amount).reduce((sum, amount) => sum + amount)).toBe(75_000);
    expect((await list({}, NOBODY)).items).toEqual([]);
  });

  test('shows another organiser nothing', async () => {
    const { runner, other } = house;
    const theirs = { ...other, edition: house.ctx.edition };
    for (const ctx of [other, theirs])
      expect((await runner.query(ctx, (tx) => listReceipts(ctx, tx, { filter: {}, reach: ALL }))).items).toEqual([]);
  });
});

describe('one receipt', () => {
  const get = (id: Id<'event'>, reach: Reach) =>
    house.runner.query(house.ctx, (tx) => getReceipt(house.ctx, tx, { id, reach }));

  test('with its lines, payments and void', async () => {
    expect(await get(drink, ALL)).toEqual({
      id: drink,
      kind: 'sale',
      voids: null,
      refunds: null,
      voidedBy: voided.id,
      refundedBy: [],
      reason: null,
      approvedBy: null,
      number: 'A1-2-000002',
      booth: till.device.booth,
      device: till.device.id,
      shift,
      seq: 3,
      day: '2023-06-23',
      hour: 20,
      soldAt: '2023-06-23T13:00:00.000Z',
      total: 18_000,
      catalogueVersion: 1,
      lines: [
        {
          no: 1,
          product: JAHE.product,
          business: JAHE.business,
          region: '64.71',
          category: 'drink',
          name: 'Wedang jahe',
          quantity: 1,
          unitPrice: 18_000,
          discount: 0,
          amount: 18_000,
          note: null,
        },
      ],
      payments: [
        { method: 'cash', amount: 18_000, tendered: 23_000, change: 5_000, state: 'received', reference: null },
      ],
    });
    expect(await get(voided.id, ALL)).toMatchObject({ kind: 'void', voids: drink, voidedBy: null, total: -18_000 });
  });

  test('only as far as the reader may see', async () => {
    expect(await get(mixed, LEAD)).toMatchObject({ total: null, payments: [], lines: [{ product: BEADS.product }] });
    const unknown = { code: 'till.receipt-unknown' };
    await expect(get(drink, LEAD)).rejects.toMatchObject(unknown);
    await expect(get(mixed, NOBODY)).rejects.toMatchObject(unknown);
    await expect(get(newId<'event'>(), ALL)).rejects.toMatchObject(unknown);
    const { runner, other } = house;
    await expect(runner.query(other, (tx) => getReceipt(other, tx, { id: mixed, reach: ALL }))).rejects.toMatchObject(
      unknown,
    );
  });

  test('opens to whoever holds its link', async () => {
    const find = (key: string) => house.runner.query(house.ctx, (tx) => findReceiptBySecret(house.ctx, tx, key));
    const { secret } = sales[0];
    expect(await find(receiptKey({ receipt: mixed, secret }))).toMatchObject({ id: mixed, total: 200_000 });
    expect(await find(receiptKey({ receipt: drink, secret }))).toBeUndefined();
    expect(await find(receiptKey({ receipt: newId<'event'>(), secret }))).toBeUndefined();
    expect(await find(receiptKey({ receipt: voided.id, secret: sales[1].secret }))).toBeUndefined();
    expect(await find('x')).toBeUndefined();
  });
});

describe('a shift', () => {
  const recap = (id: Id<'shift'>) =>
    house.runner.query(house.ctx, (tx) => getShiftRecap(house.ctx, tx, { device: till.device.id, shift: id }));

  test('is reckoned from its receipts while it is open, and compared with the count once it is closed', async () => {
    const open = {
      shift,
      device: till.device.id,
      booth: till.device.booth,
      openedAt: EVENING,
      closedAt: null,
      openingCash: 100_000,
      byMethod: { cash: 125_000, qris: 400_000, card: 0, transfer: 0 },
      turnover: 525_000,
      sales: 4,
      voids: 1,
      refunds: 0,
      refunded: 0,
      discounts: 0,
      cashIn: 30_000,
      cashOut: 50_000,
      expectedCash: 205_000,
      countedCash: null,
      variance: null,
      toldExpectedCash: null,
      openingNotes: null,
      countedNotes: null,
      cashiers: [
        {
          cashier: null as string | null,
          byMethod: { cash: 125_000, qris: 400_000, card: 0, transfer: 0 },
          turnover: 525_000,
          sales: 4,
          voids: 1,
          refunds: 0,
          variance: null as number | null,
        },
      ],
    };
    expect(await recap(shift)).toEqual(open);
    const closed = { shift, countedCash: 200_000, expectedCash: 205_000, variance: -5_000 };
    await record(house, till, [eventOf(9, 'shift.closed', closed, EVENING + 6 * HOUR)]);
    expect(await recap(shift)).toEqual({
      ...open,
      closedAt: EVENING + 6 * HOUR,
      countedCash: 200_000,
      variance: -5_000,
      toldExpectedCash: 205_000,
      cashiers: open.cashiers.map((cashier) => ({ ...cashier, variance: -5_000 })),
    });
  });

  test('whose opening has not arrived has no expected cash yet', async () => {
    const late = newId<'shift'>();
    await record(house, till, [
      eventOf(10, 'shift.closed', { shift: late, countedCash: 5_000, expectedCash: 5_000, variance: 0 }),
    ]);
    expect(await recap(late)).toMatchObject({ openedAt: null, expectedCash: null, countedCash: 5_000, variance: null });
  });

  test('that never was is unknown', async () => {
    await expect(recap(newId<'shift'>())).rejects.toMatchObject({ code: 'till.shift-unknown' });
  });
});
