import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Money, money } from '../../../kinds/money.ts';
import { changeFor, suggestCash } from './cash.ts';

describe('suggested cash', () => {
  test.each([
    [3_000, [3_000, 5_000, 10_000, 20_000]],
    [1_500, [1_500, 2_000, 5_000, 10_000]],
    [37_000, [37_000, 40_000, 50_000, 100_000]],
    [62_000, [62_000, 65_000, 70_000, 100_000]],
    [100_000, [100_000]],
    [125_000, [125_000, 130_000, 150_000, 200_000]],
    [218_000, [218_000, 220_000, 250_000, 300_000]],
    [0, []],
  ])('for %i', (total, expected) => {
    expect(suggestCash(money(total), 'IDR')).toEqual(expected);
  });

  test('starts with the exact sum, rises, has at most four, and each is a sum of notes with none to spare', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000_000 }), (total) => {
        const sums = suggestCash(money(total), 'IDR');
        expect(sums[0]).toBe(total);
        expect(sums.length).toBeLessThanOrEqual(4);
        expect(sums).toEqual([...new Set(sums)].sort((a, b) => a - b));
        for (const sum of sums.slice(1)) {
          expect(sum % 1_000).toBe(0);
          expect(sum - total).toBeLessThan(100_000);
        }
      }),
    );
  });
});

describe('change', () => {
  test('is what was tendered less the amount, or says what is missing', () => {
    expect(changeFor(money(37_000), money(50_000))).toEqual({ ok: true, value: 13_000 });
    expect(changeFor(money(37_000), money(37_000))).toEqual({ ok: true, value: 0 });
    expect(changeFor(money(37_000), money(20_000))).toEqual({
      ok: false,
      code: 'tendered-too-little',
      data: { missing: 17_000 },
    });
    for (const tendered of [-1, 0.5, Number.NaN, 10_000_000_001])
      expect(changeFor(money(0), tendered as Money)).toMatchObject({ ok: false, code: 'tendered-invalid' });
  });

  test('with the amount always makes what was tendered', () => {
    const amount = fc.integer({ min: 0, max: 10_000_000_000 });
    fc.assert(
      fc.property(amount, amount, (price, tendered) => {
        const change = changeFor(money(price), money(tendered));
        expect(change.ok).toBe(tendered >= price);
        if (change.ok) expect(change.value + price).toBe(tendered);
      }),
    );
  });
});

test('offers the notes of the edition’s money', () => {
  // ₹370.50: ₹380, ₹400 and ₹500, in the notes that a buyer has.
  expect(suggestCash(money(37_050), 'INR')).toEqual([37_050, 38_000, 40_000, 50_000]);
  expect(suggestCash(money(37_050), 'THB')).toEqual([37_050]);
});
