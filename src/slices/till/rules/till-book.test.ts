import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Id, newId } from '../../../kinds/id.ts';
import { money } from '../../../kinds/money.ts';
import type { TillFact } from '../contract.ts';
import { AMPLANG, BATCH, BEADS, cartOf, DEVICE_CODE, deviceLog, facts, JAHE, saleOf } from '../testing/made-log.ts';
import { projectLog } from './project-log.ts';
import { readPayload } from './read-payload.ts';
import { recordRefund } from './refund.ts';
import { newSecret, voidSale } from './sale.ts';
import { cashierOf, closeShift, expectedCash, handOverShift, TillBook } from './till-book.ts';

function bookOf(...facts: readonly TillFact[]) {
  const book = new TillBook(DEVICE_CODE);
  const ids = facts.map((fact) => {
    const id = newId<'event'>();
    book.add(id, fact);
    return id;
  });
  return { book, ids };
}

const shift = newId<'shift'>();
const opened: TillFact = { kind: 'shift.opened', payload: { shift, openingCash: money(100_000) } };
const cash: TillFact = { kind: 'sale.recorded', payload: saleOf(1, shift, cartOf([AMPLANG, 2]), 'cash') };
const split: TillFact = { kind: 'sale.recorded', payload: saleOf(2, shift, cartOf([BEADS, 1]), 'cash', 'qris') };

describe('a shift', () => {
  test('expects what the drawer began with, took, gave back, and what was put in or out', () => {
    const { book } = bookOf(
      opened,
      cash,
      split,
      { kind: 'cash.moved', payload: { shift, direction: 'in', amount: money(20_000), reason: 'uang kecil' } },
      { kind: 'cash.moved', payload: { shift, direction: 'out', amount: money(50_000), reason: 'setor' } },
    );
    const tally = book.open;
    expect(tally).toEqual({
      shift,
      openingCash: 100_000,
      byMethod: { cash: 125_000, qris: 75_000, card: 0, transfer: 0 },
      turnover: 200_000,
      sales: 2,
      voids: 0,
      refunds: 0,
      refunded: 0,
      discounts: 0,
      cashIn: 20_000,
      cashOut: 50_000,
      cashiers: [
        {
          cashier: null,
          byMethod: { cash: 125_000, qris: 75_000, card: 0, transfer: 0 },
          turnover: 200_000,
          sales: 2,
          voids: 0,
          refunds: 0,
          variance: null,
        },
      ],
      closed: null,
    });
    if (!tally) return;
    expect(expectedCash(tally)).toBe(195_000);
    expect(closeShift(tally, money(190_000))).toEqual({
      shift,
      countedCash: 190_000,
      expectedCash: 195_000,
      variance: -5_000,
    });
  });

  test('pays back a void of an earlier shift from its own drawer', () => {
    const { book, ids } = bookOf(opened, cash);
    const [, saleId = newId<'event'>()] = ids;
    const next = newId<'shift'>();
    const found = book.findVoidable(saleId);
    if (!found.ok) throw new Error(found.code);
    book.add(newId<'event'>(), {
      kind: 'shift.closed',
      payload: { shift, countedCash: money(150_000), expectedCash: money(150_000), variance: money(0) },
    });
    expect(book.open).toBeNull();
    book.add(newId<'event'>(), { kind: 'shift.opened', payload: { shift: next, openingCash: money(80_000) } });
    const voided: TillFact = { kind: 'sale.voided', payload: voidSale(found.value, saleId, next, '  salah\0 ') };
    expect(voided.payload.reason).toBe('salah');
    book.add(newId<'event'>(), voided);
    book.add(newId<'event'>(), voided);
    expect(book.open).toMatchObject({ shift: next, voids: 1, turnover: -50_000, byMethod: { cash: -50_000 } });
    expect(book.shifts.map(expectedCash)).toEqual([150_000, 30_000]);
    expect(book.isVoided(saleId)).toBe(true);
    expect(book.findVoidable(saleId)).toMatchObject({ ok: false, code: 'already-voided' });
    expect(book.findVoidable(newId<'event'>())).toMatchObject({ ok: false, code: 'sale-unknown' });
  });
});

describe('a handover', () => {
  test('changes nothing that is expected, and each cashier answers for the own time', () => {
    const { book } = bookOf(
      { kind: 'shift.opened', payload: { shift, openingCash: money(100_000), cashier: 'Kasir 1' } },
      cash,
    );
    const before = book.open;
    if (!before) throw new Error('not open');
    expect(cashierOf(before)).toBe('Kasir 1');
    const notes = [
      { value: money(50_000), count: 3 },
      { value: money(1_000), count: 0 },
    ];
    const handed = handOverShift(before, { from: 'Kasir 1', to: 'Kasir 2', countedCash: money(145_000), notes });
    expect(handed).toEqual({
      shift,
      from: 'Kasir 1',
      to: 'Kasir 2',
      countedCash: 145_000,
      expectedCash: 150_000,
      variance: -5_000,
      notes: [{ value: 50_000, count: 3 }],
    });
    book.add(newId<'event'>(), { kind: 'shift.handed-over', payload: handed });
    book.add(newId<'event'>(), split);
    const after = book.open;
    if (!after) throw new Error('not open');
    expect(cashierOf(after)).toBe('Kasir 2');
    expect(expectedCash(after)).toBe(225_000);
    book.add(newId<'event'>(), { kind: 'shift.closed', payload: closeShift(after, money(222_000)) });
    expect(book.shifts[0]).toMatchObject({
      turnover: 200_000,
      closed: { expectedCash: 225_000, variance: -3_000 },
      cashiers: [
        { cashier: 'Kasir 1', turnover: 50_000, sales: 1, variance: -5_000 },
        { cashier: 'Kasir 2', turnover: 150_000, sales: 1, variance: 2_000 },
      ],
    });
  });
});

describe('a refund', () => {
  test('leaves the drawer of the shift that pays it, with a number of its own, until nothing is left to return', () => {
    const { book, ids } = bookOf(opened, cash);
    const [, saleId = newId<'event'>()] = ids;
    const sale = cash.kind === 'sale.recorded' ? cash.payload : undefined;
    if (!sale) throw new Error('no sale');
    const refund = (receipt: string, quantity: number) =>
      recordRefund({
        shift,
        receipt,
        secret: newSecret(),
        sale: { id: saleId, receipt: sale.receipt, lines: sale.lines },
        returned: book.returnedOf(saleId),
        picks: [{ line: 1, quantity }],
        paying: [{ method: 'cash', amount: money(25_000 * quantity) }],
        reason: 'kemasan rusak',
        approval: { supervisor: newId<'supervisor'>(), name: 'Pengawas 1' },
      });
    for (const receipt of ['A1-2-000002', 'A1-2-000003']) {
      const made = refund(receipt, 1);
      if (!made.ok) throw new Error(made.code);
      expect(book.nextReceipt).toBe(receipt);
      book.add(newId<'event'>(), { kind: 'refund.recorded', payload: made.value });
    }
    expect(book.open).toMatchObject({ sales: 1, refunds: 2, refunded: 50_000, turnover: 0, byMethod: { cash: 0 } });
    expect(book.findRefundable(saleId)).toMatchObject({ code: 'already-refunded' });
    expect(refund('A1-2-000004', 1)).toMatchObject({ code: 'over-refund', data: { line: 1, left: 0 } });
  });
});

test("a receipt number is never given twice, not after a void and not after another device's numbers", () => {
  const { book, ids } = bookOf(opened, cash, split);
  expect(book.nextReceipt).toBe('A1-2-000003');
  const [, saleId = newId<'event'>()] = ids;
  if (cash.kind !== 'sale.recorded') return;
  book.add(newId<'event'>(), { kind: 'sale.voided', payload: voidSale(cash.payload, saleId, shift, '') });
  expect(book.nextReceipt).toBe('A1-2-000003');
  const foreign = { ...saleOf(3, shift, cartOf([JAHE, 1]), 'cash'), receipt: 'B7-1-000900' };
  book.add(newId<'event'>(), { kind: 'sale.recorded', payload: foreign });
  expect(book.nextReceipt).toBe('A1-2-000003');
});

test('the device reckons as the server does', () => {
  fc.assert(
    fc.property(deviceLog, (log) => {
      const book = new TillBook(DEVICE_CODE);
      for (const event of log) {
        const read = readPayload(event);
        if (read.ok) book.add(event.id, read.value);
      }
      const ledger = projectLog(
        log.map((event) => ({ event, batch: BATCH })),
        facts,
      );
      const turnover = new Map<Id<'shift'>, number>();
      for (const receipt of ledger.receipts)
        turnover.set(receipt.shift, (turnover.get(receipt.shift) ?? 0) + receipt.total);
      for (const tally of book.shifts) expect(tally.turnover).toBe(turnover.get(tally.shift) ?? 0);
    }),
  );
});
