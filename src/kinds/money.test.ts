import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCount, formatMoney, formatShort, MAX_AMOUNT, money, readAmount, sum, times } from './money.ts';

describe('money', () => {
  it('takes whole amounts only', () => {
    expect(money(25_000)).toBe(25_000);
    for (const wrong of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
      expect(() => money(wrong)).toThrow(RangeError);
  });

  it('adds exactly whatever the order, up to a hundred thousand receipts of the largest size', () => {
    const amount = fc.integer({ min: -MAX_AMOUNT, max: MAX_AMOUNT });
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 200 }), (amounts) => {
        expect(sum(amounts)).toBe(Number(amounts.reduce((total, next) => total + BigInt(next), 0n)));
        expect(sum([...amounts].reverse())).toBe(sum(amounts));
      }),
    );
    expect(MAX_AMOUNT * 100_000).toBeLessThan(Number.MAX_SAFE_INTEGER);
  });

  it('refuses a sum or a product that leaves the safe integers', () => {
    expect(() => sum([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
    expect(() => times(money(MAX_AMOUNT), 10_000_000)).toThrow(RangeError);
    expect(times(money(25_000), 3)).toBe(75_000);
  });
});

describe('formatMoney', () => {
  it.each([
    [0, 'IDR', 'Rp0'],
    [500, 'IDR', 'Rp500'],
    [1_250_000, 'IDR', 'Rp1.250.000'],
    [-25_000, 'IDR', '−Rp25.000'],
    [31_900_676_852, 'THB', 'THB 319.006.768,52'],
  ])('%d %s is %s', (amount, currency, expected) => expect(formatMoney(amount, currency)).toBe(expected));

  it('never loses a digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (amount) => {
        expect(Number(formatMoney(amount, 'IDR').replace(/\D/g, ''))).toBe(amount);
      }),
    );
  });
});

describe('counts and short amounts', () => {
  it.each([
    [1_284, 'id', '1.284'],
    [1_284, 'en', '1,284'],
  ] as const)('%d in %s is %s', (count, locale, expected) => expect(formatCount(count, locale)).toBe(expected));

  it.each([
    [21_400_000, 'id', '21,4 jt'],
    [21_400_000, 'en', '21.4 m'],
    [5_676_911_946, 'id', '5,7 M'],
    [18_000, 'id', '18,0 rb'],
    [900, 'en', '900'],
  ] as const)('%d in %s is %s', (amount, locale, expected) => expect(formatShort(amount, locale)).toBe(expected));
});

it.each([
  ['25000', 'IDR', 25_000],
  ['Rp 25.000', 'IDR', 25_000],
  ['25,000', 'IDR', 25_000],
  ['25', 'SGD', 2_500],
  ['', 'IDR', undefined],
  ['murah', 'IDR', undefined],
  ['99999999999999', 'IDR', undefined],
])('reads %j typed in %s', (typed, currency, amount) => {
  expect(readAmount(typed, currency)).toBe(amount);
});
