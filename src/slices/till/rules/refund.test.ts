import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newId } from '../../../kinds/id.ts';
import { type Money, money } from '../../../kinds/money.ts';
import { AMPLANG, BEADS, cartOf, eventOf, saleOf } from '../testing/made-log.ts';
import { discountCart } from './cart.ts';
import { readPayload } from './read-payload.ts';
import { type NewRefund, type Returned, recordRefund, refundable } from './refund.ts';
import { newSecret } from './sale.ts';

const shift = newId<'shift'>();
const sale = saleOf(1, shift, cartOf([AMPLANG, 3], [BEADS, 2]), 'cash');
const begun: NewRefund = {
  shift,
  receipt: 'A1-2-000002',
  secret: newSecret(),
  sale: { id: newId<'event'>(), receipt: sale.receipt, lines: sale.lines, soldFrom: 4 },
  returned: new Map(),
  picks: [{ line: 2, quantity: 1 }],
  paying: [{ method: 'cash', amount: money(150_000) }],
  reason: ' rantai putus ',
  approval: { supervisor: newId<'supervisor'>(), name: 'Pengawas 1' },
};

test('repeats the goods that come back', () => {
  expect(recordRefund(begun)).toEqual({
    ok: true,
    value: {
      shift,
      sale: begun.sale.id,
      saleReceipt: 'A1-2-000001',
      soldFrom: 4,
      receipt: 'A1-2-000002',
      lines: [
        {
          line: 2,
          product: BEADS.product,
          business: BEADS.business,
          name: BEADS.name,
          quantity: 1,
          unitPrice: 150_000,
          amount: 150_000,
        },
      ],
      total: 150_000,
      payments: [{ method: 'cash', amount: 150_000 }],
      reason: 'rantai putus',
      approval: begun.approval,
      secret: begun.secret,
    },
  });
});

test('is refused for what was not sold, without a reason, or when the payments do not agree', () => {
  const refusals: readonly [Partial<NewRefund>, string][] = [
    [{ reason: ' \0' }, 'reason-missing'],
    [{ picks: [] }, 'nothing-picked'],
    [{ picks: [{ line: 1, quantity: 0 }] }, 'nothing-picked'],
    [{ picks: [{ line: 2, quantity: 3 }] }, 'over-refund'],
    [{ picks: [{ line: 3, quantity: 1 }] }, 'over-refund'],
    [{ picks: [{ line: 2, quantity: 0.5 }] }, 'over-refund'],
    [
      {
        picks: [
          { line: 2, quantity: 1 },
          { line: 2, quantity: 1 },
        ],
      },
      'over-refund',
    ],
    [{ returned: new Map([[2, 2]]) }, 'over-refund'],
    [{ paying: [] }, 'payments-out-of-range'],
    [{ paying: [{ method: 'cash', amount: money(149_999) }] }, 'paid-differs'],
    [{ paying: [{ method: 'card', amount: money(150_000), reference: '4111111111111111' }] }, 'reference-card-number'],
  ];
  for (const [change, code] of refusals)
    expect(recordRefund({ ...begun, ...change })).toMatchObject({ ok: false, code });
});

test('however a discounted sale comes back, the log reads it and the parts add up to what was paid', () => {
  const scene = fc.record({
    quantities: fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 })),
    percent: fc.integer({ min: 0, max: 100 }),
    parts: fc.array(fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 20 })), { maxLength: 12 }),
  });
  fc.assert(
    fc.property(scene, ({ quantities, percent, parts }) => {
      const cart = cartOf([AMPLANG, quantities[0]], [BEADS, quantities[1]]);
      const gross = cart.reduce((all, line) => all + line.amount, 0);
      const less = discountCart(cart, money(Math.floor((gross * percent) / 100)), 100);
      if (!less.ok) throw new Error(less.code);
      const { lines, total } = saleOf(1, shift, less.value, 'cash');
      const returned = new Map<number, number>();
      let paidBack = 0;
      const giveBack = (line: number, quantity: number) => {
        const of = refundable(lines, returned)[line - 1];
        const pieces = Math.min(quantity, of?.quantity ?? 0);
        if (pieces === 0) return;
        const amount = amountOf(lines, returned, line, pieces);
        const refund = recordRefund({
          ...begun,
          sale: { ...begun.sale, lines },
          returned,
          picks: [{ line, quantity: pieces }],
          paying: [{ method: 'cash', amount }],
        });
        if (!refund.ok) throw new Error(refund.code);
        expect(readPayload(eventOf(1, 'refund.recorded', JSON.parse(JSON.stringify(refund.value)))).ok).toBe(true);
        returned.set(line, (returned.get(line) ?? 0) + pieces);
        paidBack += refund.value.total;
      };
      for (const [line, quantity] of parts) giveBack(line, quantity);
      for (const [index] of lines.entries()) giveBack(index + 1, 50);
      expect(paidBack).toBe(total);
    }),
  );
});

function amountOf(lines: typeof sale.lines, returned: Returned, line: number, quantity: number): Money {
  const goods = lines[line - 1];
  const before = returned.get(line) ?? 0;
  if (!goods) throw new Error('no line');
  const upTo = (pieces: number) => Math.floor((goods.amount * pieces) / goods.quantity);
  return money(upTo(before + quantity) - upTo(before));
}
