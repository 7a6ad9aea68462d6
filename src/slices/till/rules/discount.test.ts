import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_AMOUNT, money } from '../../../kinds/money.ts';
import { allowDiscount, mostDiscount, percentOf, spreadDiscount } from './discount.ts';

test('is shared by proportion, the odd rupiah by the largest remainder', () => {
  expect(spreadDiscount([50_000, 30_000, 20_000], 10_000)).toEqual([5_000, 3_000, 2_000]);
  expect(spreadDiscount([100, 100, 100], 100)).toEqual([34, 33, 33]);
  expect(spreadDiscount([1, 2, 4], 3)).toEqual([0, 1, 2]);
  expect(spreadDiscount([0, 0], 0)).toEqual([0, 0]);
  expect(() => spreadDiscount([10], 11)).toThrow(RangeError);
  expect(() => spreadDiscount([10], -1)).toThrow(RangeError);
});

test('whatever is shared, the shares add up exactly, and each is within its amount and within a rupiah of its part', () => {
  const scene = fc.array(fc.integer({ min: 0, max: MAX_AMOUNT }), { minLength: 1, maxLength: 30 }).chain((amounts) => {
    const total = amounts.reduce((all, amount) => all + amount, 0);
    return fc.record({ amounts: fc.constant(amounts), discount: fc.integer({ min: 0, max: total }) });
  });
  fc.assert(
    fc.property(scene, ({ amounts, discount }) => {
      const shares = spreadDiscount(amounts, discount);
      const total = amounts.reduce((all, amount) => all + amount, 0);
      expect(shares.reduce((all: number, share) => all + share, 0)).toBe(discount);
      for (const [index, share] of shares.entries()) {
        const amount = amounts[index] ?? 0;
        expect(share >= 0 && share <= amount).toBe(true);
        const exact = Number((BigInt(amount) * BigInt(discount)) / BigInt(Math.max(total, 1)));
        expect(share - exact === 0 || share - exact === 1).toBe(true);
      }
    }),
  );
});

test('a share of a whole within the limit is within the limit itself', () => {
  const scene = fc.record({
    amounts: fc.array(fc.integer({ min: 0, max: 10_000_000 }), { minLength: 1, maxLength: 10 }),
    limit: fc.integer({ min: 0, max: 100 }),
  });
  fc.assert(
    fc.property(scene, ({ amounts, limit }) => {
      const discount = percentOf(money(amounts.reduce((all, amount) => all + amount, 0)), limit);
      for (const [index, share] of spreadDiscount(amounts, discount).entries())
        expect(share).toBeLessThanOrEqual(mostDiscount(amounts[index] ?? 0, limit));
    }),
  );
});

test('is refused above the limit or above what is sold', () => {
  expect(allowDiscount(money(100_000), money(10_000), 10)).toEqual({ ok: true, value: 10_000 });
  expect(allowDiscount(money(100_000), money(10_001), 10)).toEqual({
    ok: false,
    code: 'discount-over-limit',
    data: { most: 10_000, limitPercent: 10 },
  });
  for (const discount of [-1, 100_001, 0.5])
    expect(allowDiscount(money(100_000), discount as never, 100)).toMatchObject({ code: 'discount-out-of-range' });
});
