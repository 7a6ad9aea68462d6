import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatBareMoney,
  formatCount,
  formatDecimal,
  formatMoney,
  formatShort,
  MAX_AMOUNT,
  money,
  readMoney,
  sum,
  times,
  typedMoney,
} from './money.ts';

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
    [31_900_676_852, 'THB', 'THB 319,006,768.52'],
    [5, 'INR', '₹0.05'],
    [123_456, 'INR', '₹1,234.56'],
    [10_000_000, 'INR', '₹1,00,000.00'],
    [123_456_789, 'INR', '₹12,34,567.89'],
    [-12_345_678_900, 'INR', '−₹12,34,56,789.00'],
  ])('%d %s is %s', (amount, currency, expected) => expect(formatMoney(amount, currency)).toBe(expected));

  it('has the separators of an English page, and of a tag as at home', () => {
    expect(formatMoney(1_250_000, 'IDR', 'en')).toBe('Rp1,250,000');
    expect(formatMoney(123_456_789, 'INR', 'en')).toBe('₹12,34,567.89');
    expect([formatBareMoney(50_000, 'IDR'), formatBareMoney(50_050, 'INR')]).toEqual(['50.000', '500.50']);
  });

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
    [21_400_000, 'IDR', 'id', '21,4 jt'],
    [21_400_000, 'IDR', 'en', '21.4 mn'],
    [5_676_911_946, 'IDR', 'id', '5,7 M'],
    [18_000, 'IDR', 'id', '18,0 rb'],
    [900, 'IDR', 'en', '900'],
    [123_456_789, 'INR', 'en', '12.3 lakh'],
    [4_500_000_000, 'INR', 'id', '4,5 crore'],
    [90_050, 'INR', 'en', '901'],
  ] as const)('%d %s in %s is %s', (amount, currency, locale, expected) =>
    expect(formatShort(amount, currency, locale)).toBe(expected),
  );

  it.each([
    [0.5, 'id', '0,5'],
    [0.5, 'en', '0.5'],
    [3, 'id', '3'],
    [1_255.24, 'en', '1,255.2'],
  ] as const)('%d in %s is %s', (value, locale, expected) => expect(formatDecimal(value, locale)).toBe(expected));
});

describe('readMoney', () => {
  it.each([
    ['25000', 'IDR', 25_000],
    ['Rp 25.000', 'IDR', 25_000],
    ['25.000 IDR', 'IDR', 25_000],
    ['25.000 rupiah', 'IDR', 25_000],
    ['1 250 000', 'IDR', 1_250_000],
    ["1'250'000", 'IDR', 1_250_000],
    ['1 250 000,00', 'IDR', 1_250_000],
    ['12 34 567.89', 'INR', 123_456_789],
    ['1,234.50 ₹', 'INR', 123_450],
    ['25,000', 'IDR', 25_000],
    ['15,750,000', 'IDR', 15_750_000],
    ['Rp15.750.000,-', 'IDR', 15_750_000],
    ['25.000,00', 'IDR', 25_000],
    ['25,000.00', 'IDR', 25_000],
    ['Rp25.000,-', 'IDR', 25_000],
    ['25.000', 'IDR', 25_000],
    ['1,25,000.50', 'INR', 12_500_050],
    ['rp1.250.000,00', 'IDR', 1_250_000],
    ['25000.00', 'IDR', 25_000],
    ['1 250 000', 'IDR', 1_250_000],
    ['IDR 500', 'IDR', 500],
    ['0', 'IDR', 0],
    ['25', 'SGD', 2_500],
    ['1.234,56', 'INR', 123_456],
    ['1,234.56', 'INR', 123_456],
    ['₹12,34,567.89', 'INR', 123_456_789],
    ['Rs. 1,234,567.8', 'INR', 123_456_780],
    ['12.34.567,89', 'INR', 123_456_789],
    ['12,34,567', 'INR', 123_456_700],
    ['1,234', 'INR', 123_400],
    ['500/-', 'INR', 50_000],
    ['0,5', 'INR', 50],
    ['0.05', 'INR', 5],
  ])('%j in %s', (typed, currency, amount) => {
    expect(readMoney(typed, currency)).toEqual({ ok: true, value: amount });
  });

  it.each([
    ['', 'IDR', 'money-missing'],
    ['Rp', 'IDR', 'money-missing'],
    ['-5', 'IDR', 'money-negative'],
    ['Rp -5.000', 'IDR', 'money-negative'],
    ['−Rp5.000', 'IDR', 'money-negative'],
    ['(5.000)', 'IDR', 'money-negative'],
    ['1.5', 'IDR', 'money-ambiguous'],
    ['1,25', 'IDR', 'money-ambiguous'],
    ['1.234', 'INR', 'money-ambiguous'],
    ['1.250.00', 'IDR', 'money-unreadable'],
    ['25 5', 'IDR', 'money-unreadable'],
    ['2 500 00', 'IDR', 'money-unreadable'],
    ['1 250.000', 'IDR', 'money-unreadable'],
    ['25 000 5', 'INR', 'money-unreadable'],
    ['25.000 USD', 'IDR', 'money-unreadable'],
    ['12.50.000', 'IDR', 'money-unreadable'],
    ['1,2,3', 'INR', 'money-unreadable'],
    ['1.234,567', 'INR', 'money-unreadable'],
    ['-25000', 'IDR', 'money-negative'],
    ['25.5', 'IDR', 'money-ambiguous'],
    ['2,5', 'IDR', 'money-ambiguous'],
    ['1e5', 'IDR', 'money-unreadable'],
    ['25 ribu', 'IDR', 'money-unreadable'],
    ['25rb', 'IDR', 'money-unreadable'],
    ['murah', 'IDR', 'money-unreadable'],
    ['1,5 jt', 'IDR', 'money-unreadable'],
    ['1e6', 'IDR', 'money-unreadable'],
    ['.5', 'INR', 'money-unreadable'],
    ['99999999999999', 'IDR', 'money-too-large'],
  ])('%j in %s is refused: %s', (typed, currency, code) => {
    expect(readMoney(typed, currency)).toMatchObject({ ok: false, code });
  });

  it('reads whatever this program prints or puts into a field', () => {
    fc.assert(
      fc.property(fc.nat(MAX_AMOUNT), fc.constantFrom('IDR', 'INR', 'THB'), (amount, currency) => {
        for (const text of [
          formatMoney(amount, currency),
          formatMoney(amount, currency, 'en'),
          formatBareMoney(amount, currency),
          typedMoney(amount, currency),
        ])
          expect(readMoney(text, currency)).toEqual({ ok: true, value: amount });
      }),
    );
  });
});
