import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Id, newId } from '../../kinds/id.ts';
import { money } from '../../kinds/money.ts';
import { endSupervisor, setSupervisor } from '../editions/index.ts';
import { openTestEdition, type TestEdition } from '../editions/testing/test-edition.ts';
import type { StoredEvent } from '../hall/contract.ts';
import type { RefundRecorded, SaleRecorded } from './contract.ts';
import { getReceipt, getShiftRecap, listReceipts } from './index.ts';
import { type NewRefund, recordRefund } from './rules/refund.ts';
import { newSecret, voidSale } from './rules/sale.ts';
import { AMPLANG, BEADS, cartOf, EVENING, eventOf, saleOf } from './testing/made-log.ts';
import { type MadeTill, madeTill, record } from './testing/made-till.ts';

const DAY = 86_400_000;
let house: TestEdition;
let supervisor: Id<'supervisor'>;

beforeAll(async () => {
  house = await openTestEdition();
  supervisor = await house.runner.command(house.ctx, (tx) =>
    setSupervisor(house.ctx, tx, { name: 'Pengawas 1', region: null, email: null, pin: '042917' }),
  );
});
afterAll(() => house.stop());

const shift = newId<'shift'>();

function sold(seq = 1): { readonly event: StoredEvent; readonly sale: SaleRecorded } {
  const sale = saleOf(seq, shift, cartOf([AMPLANG, 3], [BEADS, 1]), 'cash');
  return { event: eventOf(seq, 'sale.recorded', sale), sale };
}

function refundOf(
  { event, sale }: ReturnType<typeof sold>,
  seq: number,
  picks: NewRefund['picks'],
  more: Partial<RefundRecorded> & { readonly at?: number } = {},
): StoredEvent {
  const { at = EVENING + seq * 1000, ...change } = more;
  const total = picks.reduce((all, { line, quantity }) => all + (sale.lines[line - 1]?.unitPrice ?? 0) * quantity, 0);
  const made = recordRefund({
    shift,
    receipt: `A1-2-${String(900 + seq).padStart(6, '0')}`,
    secret: newSecret(),
    sale: { id: event.id, receipt: sale.receipt, lines: sale.lines, soldFrom: 1 },
    returned: new Map(),
    picks,
    paying: [{ method: 'cash', amount: money(total) }],
    reason: 'kemasan rusak',
    approval: { supervisor, name: 'Pengawas 1' },
  });
  if (!made.ok) throw new Error(made.code);
  return eventOf(seq, 'refund.recorded', { ...made.value, ...change }, at);
}

const read = <T>(work: Parameters<typeof house.runner.query<T>>[1]) => house.runner.query(house.ctx, work);
const ALL = { all: true } as const;
const codes = (raised: Awaited<ReturnType<typeof record>>) =>
  raised.map(({ event, code, device }) => ({ event, code, device }));

async function opened(): Promise<MadeTill> {
  return madeTill(house);
}

describe('a refund', () => {
  test('counts on its own day, says why, and stands beside its sale', async () => {
    const till = await opened();
    const sale = sold();
    const refund = refundOf(sale, 2, [{ line: 1, quantity: 2 }], { at: EVENING + DAY });
    expect(await record(house, till, [sale.event, refund])).toEqual([]);
    const listed = await read((tx) => listReceipts(house.ctx, tx, { filter: { kind: 'refund' }, reach: ALL }));
    expect(listed.items).toEqual([
      {
        id: refund.id,
        kind: 'refund',
        voids: null,
        refunds: sale.event.id,
        number: 'A1-2-000902',
        booth: till.device.booth,
        device: till.device.id,
        day: '2023-06-24',
        hour: 19,
        soldAt: '2023-06-24T12:00:00.000Z',
        amount: -50_000,
        total: -50_000,
      },
    ]);
    const of = (id: Id<'event'>) => read((tx) => getReceipt(house.ctx, tx, { id, reach: ALL }));
    expect(await of(sale.event.id)).toMatchObject({ refundedBy: [refund.id], reason: null, voidedBy: null });
    expect(await of(refund.id)).toMatchObject({
      reason: 'kemasan rusak',
      approvedBy: 'Pengawas 1',
      refundedBy: [],
      lines: [{ no: 1, quantity: -2, amount: -50_000 }],
      payments: [{ method: 'cash', amount: -50_000, state: 'received' }],
    });
    const without = await read((tx) => listReceipts(house.ctx, tx, { filter: { without: 'refund' }, reach: ALL }));
    expect(without.items.map((item) => item.kind)).toEqual(['sale']);
  });

  test('of more than was sold is shown to a person, whichever phone pays and in whichever order they arrive', async () => {
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 0, 2],
    ]) {
      const [till, other] = [await opened(), await opened()];
      const sale = sold();
      const early = refundOf(sale, 2, [{ line: 1, quantity: 2 }]);
      const late = refundOf(sale, 5, [{ line: 1, quantity: 2 }]);
      const uploads = [
        [till, sale.event],
        [till, early],
        [other, late],
      ] as const;
      const raised = [];
      for (const at of order) {
        const upload = uploads[at];
        if (upload) raised.push(...(await record(house, upload[0], [upload[1]])));
      }
      expect(codes(raised.filter(({ code }) => code !== 'refund-of-unknown-sale'))).toEqual([
        { event: late.id, code: 'over-refund', device: other.device.id },
      ]);
    }
  });

  test('of a sale that a void reverses is shown to a person, also when the void comes after', async () => {
    const till = await opened();
    const sale = sold();
    const refund = refundOf(sale, 3, [{ line: 2, quantity: 1 }]);
    expect(await record(house, till, [sale.event, refund])).toEqual([]);
    const voided = eventOf(2, 'sale.voided', voidSale(sale.sale, sale.event.id, shift, ''));
    expect(await record(house, till, [voided])).toMatchObject([{ event: refund.id, code: 'over-refund' }]);
  });

  test('of goods that were not on the receipt counts, and is shown', async () => {
    const till = await opened();
    const sale = sold();
    const [line] = (refundOf(sale, 2, [{ line: 1, quantity: 1 }]).payload as RefundRecorded).lines;
    const refund = refundOf(sale, 2, [{ line: 1, quantity: 1 }], { lines: line ? [{ ...line, line: 2 }] : [] });
    expect(codes(await record(house, till, [sale.event, refund]))).toMatchObject([{ code: 'refund-differs' }]);
  });

  test('of less than the goods cost counts, and is shown with what is due', async () => {
    const till = await opened();
    const sale = sold();
    const { lines } = refundOf(sale, 2, [{ line: 1, quantity: 2 }]).payload as RefundRecorded;
    const refund = refundOf(sale, 2, [{ line: 1, quantity: 2 }], {
      lines: lines.map((line) => ({ ...line, discount: money(49_999), amount: money(1) })),
      total: money(1),
      payments: [{ method: 'cash', amount: money(1) }],
    });
    expect(await record(house, till, [sale.event, refund])).toMatchObject([
      { event: refund.id, code: 'refund-short', data: { amount: 1, due: 50_000 } },
    ]);
  });

  test('by an unknown supervisor, or by one whose PIN had ended, counts and is shown', async () => {
    const till = await opened();
    const sale = sold();
    const stranger = { supervisor: newId<'supervisor'>(), name: 'Pengawas 9' };
    const ended = await house.runner.command(house.ctx, async (tx) => {
      const id = await setSupervisor(house.ctx, tx, { name: 'Pengawas 2', region: null, email: null, pin: '118422' });
      const then = { ...house.ctx, clock: { now: () => EVENING } };
      await endSupervisor(then, tx, { id });
      return id;
    });
    const of = (seq: number, approval: RefundRecorded['approval'], at: number) =>
      refundOf(sale, seq, [{ line: 1, quantity: 1 }], { approval, at });
    const events = [
      of(2, stranger, EVENING),
      of(3, { supervisor: ended, name: 'Pengawas 2' }, EVENING + 1),
      of(4, { supervisor: ended, name: 'Pengawas 2' }, EVENING - 1),
    ];
    expect(codes(await record(house, till, [sale.event, ...events]))).toMatchObject([
      { event: events[0]?.id, code: 'supervisor-unknown' },
      { event: events[1]?.id, code: 'supervisor-ended' },
    ]);
  });

  test('leaves the drawer that pays it, and the cashier who works then answers for it', async () => {
    const till = await opened();
    const own = newId<'shift'>();
    const sale = saleOf(1, own, cartOf([AMPLANG, 2]), 'cash');
    const first = eventOf(2, 'sale.recorded', sale);
    await record(house, till, [
      eventOf(1, 'shift.opened', {
        shift: own,
        openingCash: 100_000,
        cashier: 'Kasir 1',
        notes: [{ value: 50_000, count: 2 }],
      }),
      first,
      eventOf(3, 'shift.handed-over', {
        shift: own,
        from: 'Kasir 1',
        to: 'Kasir 2',
        countedCash: 148_000,
        expectedCash: 150_000,
        variance: -2_000,
      }),
      refundOf({ event: first, sale }, 4, [{ line: 1, quantity: 1 }], { shift: own }),
      eventOf(5, 'shift.closed', { shift: own, countedCash: 124_000, expectedCash: 125_000, variance: -1_000 }),
    ]);
    const recap = await read((tx) => getShiftRecap(house.ctx, tx, { device: till.device.id, shift: own }));
    expect(recap).toMatchObject({
      turnover: 25_000,
      sales: 1,
      refunds: 1,
      refunded: 25_000,
      expectedCash: 125_000,
      variance: -1_000,
      openingNotes: [{ value: 50_000, count: 2 }],
      countedNotes: null,
      cashiers: [
        { cashier: 'Kasir 1', turnover: 50_000, sales: 1, refunds: 0, variance: -2_000 },
        { cashier: 'Kasir 2', turnover: -25_000, sales: 0, refunds: 1, variance: 1_000 },
      ],
    });
  });
});
