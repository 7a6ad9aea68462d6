import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitPayments } from './split-payments.ts';

const part = (business: string, amount: number) => ({ business, amount });
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

/** Amounts of a receipt: what each producer sold, and a cutting of the same total into payments. */
const receipt = fc
  .tuple(
    fc.array(fc.integer({ min: 0, max: 2_000_000_000 }), { minLength: 1, maxLength: 6 }),
    fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 }),
  )
  .map(([amounts, cuts]) => {
    const total = sum(amounts);
    const at = [0, ...cuts.map((cut) => Math.floor(cut * total)).sort((a, b) => a - b), total];
    const payments = at.slice(1).map((to, index) => to - (at[index] ?? 0));
    return { parts: amounts.map((amount, index) => part(String(index), amount)), payments };
  });

describe('splitPayments', () => {
  it('shares in proportion', () => {
    expect(splitPayments([part('a', 30_000), part('b', 70_000)], [50_000, 50_000])).toEqual([
      [15_000, 35_000],
      [15_000, 35_000],
    ]);
  });

  it('gives out what rounding leaves from the first on', () => {
    expect(splitPayments([part('a', 1), part('b', 1), part('c', 1)], [2, 1])).toEqual([
      [1, 1, 0],
      [0, 0, 1],
    ]);
  });

  it('adds up for every producer and every payment, with no share below zero or far from its proportion', () => {
    fc.assert(
      fc.property(receipt, ({ parts, payments }) => {
        const shares = splitPayments(parts, payments);
        expect(shares.map(sum)).toEqual(payments);
        expect(parts.map((_, at) => sum(shares.map((row) => row[at] ?? 0)))).toEqual(parts.map(({ amount }) => amount));
        expect(shares.flat().every((share) => share >= 0)).toBe(true);
        const total = sum(payments);
        for (const [no, payment] of payments.entries())
          for (const [at, { amount }] of parts.entries())
            if (total > 0)
              expect(Math.abs((shares[no]?.[at] ?? 0) - (payment * amount) / total)).toBeLessThanOrEqual(
                parts.length + payments.length,
              );
      }),
    );
  });

  it('shares a refund like its mirror', () => {
    fc.assert(
      fc.property(receipt, ({ parts, payments }) => {
        const turned = splitPayments(
          parts.map(({ business, amount }) => part(business, amount === 0 ? 0 : -amount)),
          payments.map((amount) => (amount === 0 ? 0 : -amount)),
        );
        const mirror = splitPayments(parts, payments).map((row) => row.map((share) => (share === 0 ? 0 : -share)));
        expect(turned).toEqual(mirror);
      }),
    );
  });

  it('gives out no more than there is when a till reckoned wrongly', () => {
    const shares = splitPayments([part('a', 10_000), part('b', 10_000)], [15_000]);
    expect(shares).toEqual([[7_500, 7_500]]);
    expect(splitPayments([part('a', 10_000)], [15_000])).toEqual([[15_000]]);
    expect(splitPayments([], [15_000])).toEqual([[]]);
  });
});
