import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PaidPart, sharePayments } from './share-payments.ts';
import { splitPayments } from './split-payments.ts';

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

/** What businesses sold, and a cutting of the same total into payments, each to one business's code or to everybody's. */
const receipt = fc
  .tuple(
    fc.array(fc.integer({ min: 0, max: 2_000_000_000 }), { minLength: 1, maxLength: 5 }),
    fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.option(fc.nat(6))), { maxLength: 4 }),
    fc.option(fc.nat(6)),
    fc.constantFrom(1, -1),
  )
  .map(([amounts, cuts, last, sign]) => {
    const total = sum(amounts);
    const at = [...cuts].sort(([a], [b]) => a - b);
    const ends = [...at.map(([cut]) => Math.floor(cut * total)), total];
    const owners = [...at.map(([, owner]) => owner), last];
    const payments = ends.map(
      (end, no): PaidPart => ({
        amount: sign * (end - (ends[no - 1] ?? 0)),
        business: owners[no] === null || owners[no] === undefined ? null : String(owners[no]),
      }),
    );
    return { parts: amounts.map((amount, no) => ({ business: String(no), amount: sign * amount })), payments };
  });

describe('sharePayments', () => {
  it('gives a business what its own code took', () => {
    const parts = [
      { business: 'a', amount: 50_000 },
      { business: 'b', amount: 30_000 },
    ];
    expect(
      sharePayments(parts, [
        { amount: 50_000, business: 'a' },
        { amount: 30_000, business: 'b' },
      ]),
    ).toEqual([
      [50_000, 0],
      [0, 30_000],
    ]);
    // Cash before: what the codes have not taken.
    expect(
      sharePayments(parts, [
        { amount: 20_000, business: null },
        { amount: 50_000, business: 'a' },
        { amount: 10_000, business: 'b' },
      ]),
    ).toEqual([
      [0, 20_000],
      [50_000, 0],
      [0, 10_000],
    ]);
  });

  it('leaves what a code took beyond the goods of its business to the others', () => {
    expect(
      sharePayments(
        [
          { business: 'a', amount: 10 },
          { business: 'b', amount: 30 },
        ],
        [{ amount: 40, business: 'a' }],
      ),
    ).toEqual([[10, 30]]);
  });

  it('adds up by payment and by business, whoever was paid, also backwards', () => {
    fc.assert(
      fc.property(receipt, ({ parts, payments }) => {
        const shares = sharePayments(parts, payments);
        expect(shares.map(sum)).toEqual(payments.map(({ amount }) => amount + 0));
        for (const [no, { amount }] of parts.entries()) expect(sum(shares.map((row) => row[no] ?? 0))).toBe(amount + 0);
      }),
    );
  });

  it('is the plain split where nobody has a code', () => {
    fc.assert(
      fc.property(receipt, ({ parts, payments }) => {
        const amounts = payments.map(({ amount }) => amount);
        expect(
          sharePayments(
            parts,
            amounts.map((amount) => ({ amount, business: null })),
          ),
        ).toEqual(splitPayments(parts, amounts));
      }),
    );
  });
});
