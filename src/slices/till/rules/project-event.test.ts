import { describe, expect, test } from 'vitest';
import { newId } from '../../../kinds/id.ts';
import { money } from '../../../kinds/money.ts';
import { TILL_SCHEMA_VERSION } from '../contract.ts';
import {
  AMPLANG,
  BATCH,
  BEADS,
  BEADS_QRIS,
  cartOf,
  EVENING,
  eventOf,
  facts,
  QRIS,
  saleOf,
  ULAP,
} from '../testing/made-log.ts';
import { projectEvent, type RecordedReceipt } from './project-event.ts';
import { voidSale } from './sale.ts';

const shift = newId<'shift'>();
const sale = saleOf(1, shift, cartOf([AMPLANG, 2], [BEADS, 1]), 'cash', 'qris');

function receiptOf(
  event: ReturnType<typeof eventOf>,
  batch: Parameters<typeof projectEvent>[1] = BATCH,
): RecordedReceipt {
  const { contribution } = projectEvent(event, batch, facts);
  if (contribution.kind !== 'sale') throw new Error(`not a sale: ${contribution.kind}`);
  return contribution.receipt;
}

function codesOf(event: ReturnType<typeof eventOf>, batch: Parameters<typeof projectEvent>[1] = BATCH) {
  return projectEvent(event, batch, facts).exceptions.map(({ code, data }) => ({ code, data }));
}

test('a sale contributes its receipt, its lines under their producers and regions, and its payments', () => {
  const event = eventOf(7, 'sale.recorded', sale);
  expect(projectEvent(event, BATCH, facts)).toEqual({
    exceptions: [],
    contribution: {
      kind: 'sale',
      receipt: {
        id: event.id,
        seq: 7,
        kind: 'sale',
        voids: null,
        refunds: null,
        number: 'A1-2-000001',
        shift,
        soldAt: EVENING,
        day: '2023-06-23',
        hour: 19,
        total: 200_000,
        catalogueVersion: 1,
        secret: sale.secret,
        lines: [
          {
            ...goods(AMPLANG),
            ...plain(1),
            region: '64.71',
            category: 'food',
            quantity: 2,
            unitPrice: 25_000,
            amount: 50_000,
          },
          {
            ...goods(BEADS),
            ...plain(2),
            region: '64.11',
            category: 'craft',
            quantity: 1,
            unitPrice: 150_000,
            amount: 150_000,
          },
        ],
        payments: [
          {
            method: 'cash',
            amount: 100_000,
            tendered: 105_000,
            change: 5_000,
            state: 'received',
            reference: null,
            business: null,
          },
          {
            method: 'qris',
            amount: 100_000,
            tendered: null,
            change: null,
            state: 'claimed',
            reference: null,
            business: null,
          },
        ],
      },
    },
  });
});

function plain(no: number) {
  return { no, discount: 0, note: null };
}

function goods({ product, business, name }: typeof AMPLANG) {
  return { product, business, name };
}

describe('a refund', () => {
  const refund = {
    shift,
    sale: newId<'event'>(),
    saleReceipt: sale.receipt,
    receipt: 'A1-2-000009',
    lines: [
      {
        line: 2,
        product: BEADS.product,
        business: BEADS.business,
        name: BEADS.name,
        quantity: 1,
        unitPrice: 150_000,
        discount: 10_000,
        amount: 140_000,
      },
    ],
    total: 140_000,
    payments: [{ method: 'transfer', amount: 140_000, reference: '4411' }],
    reason: 'rantai putus',
    approval: { supervisor: newId<'supervisor'>(), name: 'Pengawas 1' },
    secret: sale.secret,
  };

  test('counts below zero on the day on which it is paid, under the producers of the catalogue it was sold from', () => {
    const nextDay = EVENING + 86_400_000;
    const event = { ...eventOf(9, 'refund.recorded', { ...refund, soldFrom: 1 }, nextDay), catalogueVersion: 7 };
    expect(projectEvent(event, BATCH, facts)).toEqual({
      exceptions: [],
      contribution: {
        kind: 'refund',
        grounds: {
          saleReceipt: 'A1-2-000001',
          reason: 'rantai putus',
          supervisor: refund.approval.supervisor,
          supervisorName: 'Pengawas 1',
        },
        receipt: {
          id: event.id,
          seq: 9,
          kind: 'refund',
          voids: null,
          refunds: refund.sale,
          number: 'A1-2-000009',
          shift,
          soldAt: nextDay,
          day: '2023-06-24',
          hour: 19,
          total: -140_000,
          catalogueVersion: 1,
          secret: sale.secret,
          lines: [
            {
              ...goods(BEADS),
              no: 2,
              region: '64.11',
              category: 'craft',
              quantity: -1,
              unitPrice: 150_000,
              discount: -10_000,
              amount: -140_000,
              note: null,
            },
          ],
          payments: [
            {
              method: 'transfer',
              amount: -140_000,
              tendered: null,
              change: null,
              state: 'claimed',
              reference: '4411',
              business: null,
            },
          ],
        },
      },
    });
  });

  test.each([
    ['a line twice', { lines: [...refund.lines, ...refund.lines], total: 280_000 }, 'lines'],
    ['an amount that is not the product', { lines: [{ ...refund.lines[0], discount: 1 }] }, 'lines.0.amount'],
    ['no reason', { reason: '' }, 'reason'],
    ['no supervisor', { approval: { name: 'x' } }, 'approval.supervisor'],
    ['payments short of the total', { payments: [{ method: 'cash', amount: 1 }] }, 'payments'],
  ])('with %s counts nothing', (_, change, at) => {
    const event = eventOf(9, 'refund.recorded', { ...refund, ...change });
    expect(codesOf(event)).toMatchObject([{ code: 'invalid-payload', data: { at } }]);
  });
});

describe('what version 2 added to a sale', () => {
  const [line] = sale.lines;
  const [, qris] = sale.payments;
  const with2 = (lineOf: object, paymentOf: object = {}, taken = 0) =>
    eventOf(3, 'sale.recorded', {
      ...sale,
      lines: [{ ...line, ...lineOf }, ...sale.lines.slice(1)],
      payments: [
        { method: 'cash', amount: 100_000 - taken },
        { ...qris, ...paymentOf },
      ],
      total: 200_000 - taken,
    });

  test('a discount is taken off the line, and shown to a person above the limit', () => {
    const half = with2({ discount: 25_000, amount: 25_000, note: 'pedas' }, {}, 25_000);
    expect(codesOf(half)).toEqual([]);
    expect(receiptOf(half)).toMatchObject({
      total: 175_000,
      lines: [{ quantity: 2, unitPrice: 25_000, discount: 25_000, amount: 25_000, note: 'pedas' }, {}],
    });
    const more = with2({ discount: 25_001, amount: 24_999 }, {}, 25_001);
    expect(receiptOf(more).total).toBe(174_999);
    expect(codesOf(more)).toEqual([
      {
        code: 'discount-over-limit',
        data: { line: 1, product: AMPLANG.product, discount: 25_001, gross: 50_000, limit: 50 },
      },
    ]);
  });

  test('a reference is kept, unless it is the number of a card', () => {
    expect(receiptOf(with2({}, { reference: 'RRN 1234' })).payments[1]?.reference).toBe('RRN 1234');
    const card = with2({}, { reference: '4111 1111 1111 1111' });
    expect(receiptOf(card).payments[1]).toMatchObject({ amount: 100_000, reference: null });
    expect(codesOf(card)).toEqual([{ code: 'card-number', data: { payment: 2 } }]);
  });

  test("a QRIS of another string than the booth's is shown to a person", () => {
    expect(codesOf(with2({}, { qris: QRIS }))).toEqual([]);
    expect(codesOf(with2({}, { qris: 'ffffffffffffffff' }))).toEqual([
      { code: 'qris-differs', data: { payment: 2, used: 'ffffffffffffffff', booth: QRIS } },
    ]);
  });

  test('a QRIS of a business whose goods are on the receipt is its own, and of one whose are not is shown to a person', () => {
    const own = with2({}, { qris: BEADS_QRIS });
    expect(codesOf(own)).toEqual([]);
    expect(receiptOf(own).payments.map(({ business }) => business)).toEqual([null, BEADS.business]);
    expect(receiptOf(with2({}, { qris: QRIS })).payments.map(({ business }) => business)).toEqual([null, null]);
    const alone = saleOf(2, shift, cartOf([AMPLANG, 2]), 'qris');
    const strange = eventOf(4, 'sale.recorded', { ...alone, payments: [{ ...alone.payments[0], qris: BEADS_QRIS }] });
    expect(codesOf(strange)).toEqual([{ code: 'qris-differs', data: { payment: 1, used: BEADS_QRIS, booth: QRIS } }]);
    expect(receiptOf(strange).payments[0]?.business).toBeNull();
  });

  test('what does not belong to a method, and a discount above the price, cannot be read', () => {
    expect(codesOf(with2({}, { method: 'card', qris: QRIS }))).toMatchObject([{ data: { at: 'payments.1.qris' } }]);
    expect(codesOf(with2({}, { method: 'cash', reference: 'x' }))).toMatchObject([
      { data: { at: 'payments.1.reference' } },
    ]);
    expect(codesOf(with2({ discount: 50_001, amount: -1 }, {}, 50_001))).toMatchObject([
      { data: { at: 'lines.0.amount' } },
    ]);
  });

  test('notes that do not add up are shown, and the sum beside them counts', () => {
    const notes = [{ value: 20_000, count: 2 }];
    const opened = eventOf(1, 'shift.opened', { shift, openingCash: 50_000, cashier: 'Kasir 1', notes });
    expect(codesOf(opened)).toEqual([{ code: 'arithmetic-differs', data: { told: 50_000, computed: 40_000 } }]);
    const handed = { shift, from: 'a', to: 'b', countedCash: 40_000, expectedCash: 50_000, variance: -10_000, notes };
    expect(codesOf(eventOf(2, 'shift.handed-over', handed))).toEqual([]);
  });
});

describe('time', () => {
  test("the day and hour are the edition's, after the clock is corrected", () => {
    const event = eventOf(1, 'sale.recorded', sale, Date.parse('2023-05-24T16:30:00.000Z'));
    const late = { ...BATCH, clockOffset: 30 * 86_400_000 };
    expect(receiptOf(event, late)).toMatchObject({ day: '2023-06-23', hour: 23 });
    const east = { ...late, edition: { ...BATCH.edition, zone: 'Asia/Makassar' } };
    expect(receiptOf(event, east)).toMatchObject({ day: '2023-06-24', hour: 0 });
  });

  test('a sale outside the edition counts under its own day and is shown to a person', () => {
    const event = eventOf(1, 'sale.recorded', sale, Date.parse('2023-06-26T03:00:00.000Z'));
    expect(receiptOf(event).day).toBe('2023-06-26');
    expect(codesOf(event)).toEqual([
      { code: 'outside-dates', data: { day: '2023-06-26', startsOn: '2023-06-23', endsOn: '2023-06-25' } },
    ]);
  });

  test('no clock is too mad to be counted', () => {
    const mad = [Date.parse('0000-01-01T00:00:00.000Z'), Date.parse('9999-12-31T23:59:59.999Z')];
    const days = mad.flatMap((wallTime) =>
      [-1, 0, 1].map((years) => {
        const offset = years * 8_000 * 365 * 86_400_000;
        return receiptOf(eventOf(1, 'sale.recorded', sale, wallTime), { ...BATCH, clockOffset: offset }).day;
      }),
    );
    expect(new Set(days)).toEqual(new Set(['1970-01-01', '7994-09-09', '2005-04-24', '9999-12-30']));
  });
});

describe('what is shown to a person', () => {
  test('a price that the catalogue does not list counts as paid', () => {
    const dear = saleOf(2, shift, cartOf([{ ...AMPLANG, unitPrice: money(30_000) }, 1]), 'cash');
    const event = eventOf(1, 'sale.recorded', dear);
    expect(receiptOf(event).total).toBe(30_000);
    expect(codesOf(event)).toEqual([
      { code: 'price-differs', data: { line: 1, product: AMPLANG.product, sold: 30_000, listed: 25_000 } },
    ]);
  });

  test("a price that is the seller's to name raises nothing", () => {
    const asked = saleOf(2, shift, cartOf([{ ...ULAP, unitPrice: money(375_000) }, 1]), 'cash');
    expect(codesOf(eventOf(1, 'sale.recorded', asked))).toEqual([]);
  });

  test('the catalogue says whose product it is', () => {
    const claimed = { ...AMPLANG, business: newId<'business'>() };
    const event = eventOf(1, 'sale.recorded', saleOf(2, shift, cartOf([claimed, 1]), 'cash'));
    expect(receiptOf(event).lines[0]?.business).toBe(AMPLANG.business);
    expect(codesOf(event)).toMatchObject([{ code: 'business-differs' }]);
  });

  test('a product or a version that the catalogue does not know counts without region and category', () => {
    const event = { ...eventOf(1, 'sale.recorded', sale), catalogueVersion: 2 };
    expect(receiptOf(event).lines.map((line) => [line.region, line.category, line.business])).toEqual([
      [null, null, AMPLANG.business],
      [null, null, BEADS.business],
    ]);
    expect(codesOf(event)).toMatchObject([{ code: 'unknown-product' }, { code: 'unknown-product' }]);
  });

  test('a variance that was miscounted', () => {
    const closed = { shift, countedCash: 90_000, expectedCash: 100_000, variance: 10_000 };
    expect(codesOf(eventOf(1, 'shift.closed', closed))).toEqual([
      { code: 'arithmetic-differs', data: { told: 10_000, computed: -10_000 } },
    ]);
  });
});

describe('what cannot be read is kept in the log and counts nothing', () => {
  const [line] = sale.lines;
  test.each([
    ['an unknown kind', 'sale.gifted', sale, 'unknown-kind', 'kind'],
    ['a name from the prototype', 'constructor', sale, 'unknown-kind', 'kind'],
    ['no object', 'sale.recorded', null, 'invalid-payload', ''],
    ['a total that is not the sum', 'sale.recorded', { ...sale, total: 200_001 }, 'invalid-payload', 'total'],
    [
      'an amount that is not the product',
      'sale.recorded',
      { ...sale, lines: [{ ...line, amount: 1 }] },
      'invalid-payload',
      'lines.0.amount',
    ],
    [
      'payments short of the total',
      'sale.recorded',
      { ...sale, payments: sale.payments.slice(1) },
      'invalid-payload',
      'payments',
    ],
    [
      'wrong change',
      'sale.recorded',
      { ...sale, payments: [{ method: 'cash', amount: 200_000, tendered: 200_000, change: 1 }] },
      'invalid-payload',
      'payments.0.change',
    ],
    [
      'change without cash',
      'sale.recorded',
      { ...sale, payments: [{ method: 'qris', amount: 200_000, tendered: 200_000, change: 0 }] },
      'invalid-payload',
      'payments.0.tendered',
    ],
    [
      'too much change',
      'sale.recorded',
      { ...sale, payments: [{ method: 'cash', amount: 200_000, tendered: 100_000, change: -100_000 }] },
      'invalid-payload',
      'payments.0.change',
    ],
    [
      'a negative quantity',
      'sale.recorded',
      { ...sale, lines: [{ ...line, quantity: -2 }] },
      'invalid-payload',
      'lines.0.quantity',
    ],
    ['half a rupiah', 'sale.recorded', { ...sale, total: 0.5 }, 'invalid-payload', 'total'],
    ['an overflow', 'sale.recorded', { ...sale, total: 1e300 }, 'invalid-payload', 'total'],
    ['a number too many', 'sale.recorded', { ...sale, tip: 1 }, 'invalid-payload', ''],
    [
      'half a character',
      'sale.recorded',
      { ...sale, lines: [{ ...line, name: '\ud800' }] },
      'invalid-payload',
      'lines.0.name',
    ],
    ['a NUL', 'sale.recorded', { ...sale, lines: [{ ...line, name: 'a\0b' }] }, 'invalid-payload', 'lines.0.name'],
    [
      'no lines',
      'sale.recorded',
      { ...sale, lines: [], total: 0, payments: [{ method: 'cash', amount: 0 }] },
      'invalid-payload',
      'lines',
    ],
    [
      'a void with sums that do not agree',
      'sale.voided',
      { ...voidSale(sale, newId<'event'>(), shift, ''), total: 1 },
      'invalid-payload',
      'total',
    ],
  ])('%s', (_, kind, payload, code, at) => {
    const event = eventOf(3, kind, payload);
    expect(projectEvent(event, BATCH, facts)).toEqual({
      contribution: { kind: 'nothing' },
      exceptions: [{ event: event.id, seq: 3, code, data: { kind, schemaVersion: event.schemaVersion, at } }],
    });
  });

  test('a newer schema', () => {
    const event = { ...eventOf(1, 'sale.recorded', sale), schemaVersion: TILL_SCHEMA_VERSION + 1 };
    expect(codesOf(event)).toMatchObject([{ code: 'newer-schema' }]);
  });
});
