import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Id, newId } from '../../../kinds/id.ts';
import { makeStatement, type SoldReceipt, type StatementFacts } from './make-statement.ts';

const amplang = newId<'business'>(1);
const jahe = newId<'business'>(2);
const product = newId<'product'>(3);
const NAMES = new Map([[product, 'Amplang tenggiri']]);

function facts(receipts: readonly SoldReceipt[], more: Partial<StatementFacts> = {}): StatementFacts {
  return { business: amplang, receipts, products: [], moved: [], names: NAMES, ...more };
}

const parts = (own: number, other = 0) => [
  { business: amplang, amount: own },
  ...(other === 0 ? [] : [{ business: jahe, amount: other }]),
];

const sale: SoldReceipt = {
  kind: 'sale',
  day: '2024-06-23',
  parts: parts(100_000, 300_000),
  payments: [
    { method: 'cash', amount: 100_000, state: 'received' },
    { method: 'qris', amount: 300_000, state: 'claimed' },
  ],
  merchant: 'micro',
};

describe('makeStatement', () => {
  it('shares a joint receipt’s payments and fee, and takes refunds off on their own day', () => {
    const refund: SoldReceipt = {
      ...sale,
      kind: 'refund',
      day: '2024-06-24',
      parts: parts(-25_000),
      payments: [{ method: 'cash', amount: -25_000, state: 'received' }],
    };
    const sold = [
      { product, name: 'Amplang tenggiri', kind: 'sale', quantity: 4, amount: 100_000 },
      { product, name: 'Amplang tenggiri', kind: 'refund', quantity: -1, amount: -25_000 },
    ] as const;
    const moved = [{ business: amplang, product, received: 40, returned: 30, damaged: 2, corrected: -1 }];
    expect(makeStatement(facts([sale, refund], { products: sold, moved }))).toEqual({
      sums: { gross: 100_000, refunds: -25_000, net: 75_000 },
      receipts: 1,
      byDay: [
        { day: '2024-06-23', gross: 100_000, refunds: 0, net: 100_000, receipts: 1 },
        { day: '2024-06-24', gross: 0, refunds: -25_000, net: -25_000, receipts: 0 },
      ],
      byMethod: [
        { method: 'cash', gross: 25_000, refunds: -25_000, net: 0, claimed: 0, fee: 0, afterFee: 0 },
        // A quarter of 0.3 % of Rp300.000.
        { method: 'qris', gross: 75_000, refunds: 0, net: 75_000, claimed: 75_000, fee: 225, afterFee: 74_775 },
      ],
      byProduct: [{ product, name: 'Amplang tenggiri', sold: 3, refunded: 1, net: 75_000 }],
      fee: 225,
      payout: 74_775,
      feesUnknown: 0,
      feesUncertain: false,
      stock: [
        {
          product,
          name: 'Amplang tenggiri',
          received: 40,
          sold: 3,
          returned: 30,
          damaged: 2,
          corrected: -1,
          left: 4,
        },
      ],
    });
  });

  it('gives a voided sale no money, no fee and no count', () => {
    const voided: SoldReceipt = {
      ...sale,
      kind: 'void',
      parts: parts(-100_000, -300_000),
      payments: sale.payments.map((payment) => ({ ...payment, amount: -payment.amount })),
    };
    const { sums, receipts, fee, payout, byMethod } = makeStatement(facts([sale, voided]));
    expect({ sums, receipts, fee, payout }).toEqual({
      sums: { gross: 0, refunds: 0, net: 0 },
      receipts: 0,
      fee: 0,
      payout: 0,
    });
    expect(byMethod.map(({ net, fee }) => [net, fee])).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  it('says when a fee cannot be known or could differ', () => {
    const unknown = makeStatement(facts([{ ...sale, merchant: 'unknown' }]));
    expect([unknown.feesUnknown, unknown.fee]).toEqual([1, 0]);
    expect(makeStatement(facts([{ ...sale, day: '2023-10-01' }])).feesUncertain).toBe(true);
  });

  it('adds up among all producers of a receipt, to the payments and to the fee, in any order of receipts', () => {
    const amounts = fc.integer({ min: 1, max: 50_000_000 });
    const receipt = fc.tuple(amounts, amounts, fc.double({ min: 0, max: 1, noNaN: true })).map(([own, other, cut]) => {
      const total = own + other;
      const qris = Math.floor(total * cut);
      return {
        ...sale,
        parts: parts(own, other),
        payments: [
          { method: 'qris' as const, amount: qris, state: 'claimed' as const },
          { method: 'cash' as const, amount: total - qris, state: 'received' as const },
        ],
      };
    });
    fc.assert(
      fc.property(fc.array(receipt, { maxLength: 8 }), (receipts) => {
        const of = (business: Id<'business'>, list: readonly SoldReceipt[]) =>
          makeStatement({ ...facts(list), business });
        const [mine, theirs] = [of(amplang, receipts), of(jahe, receipts)];
        for (const { byMethod, sums } of [mine, theirs])
          expect(byMethod.reduce((sum, row) => sum + row.net, 0)).toBe(sums.net);
        const paid = (method: string) =>
          receipts.reduce(
            (sum, { payments }) => sum + payments.filter((p) => p.method === method).reduce((s, p) => s + p.amount, 0),
            0,
          );
        for (const method of ['qris', 'cash'])
          expect(
            [mine, theirs].reduce(
              (sum, { byMethod }) => sum + (byMethod.find((row) => row.method === method)?.net ?? 0),
              0,
            ),
          ).toBe(paid(method));
        const fee = receipts.reduce(
          (sum, { payments }) =>
            sum + Math.floor((payments[0]?.amount ?? 0) * 0.003 + 0.5) * ((payments[0]?.amount ?? 0) > 100_000 ? 1 : 0),
          0,
        );
        expect(mine.fee + theirs.fee).toBe(fee);
        expect(of(amplang, receipts.toReversed())).toEqual(mine);
      }),
    );
  });
});
