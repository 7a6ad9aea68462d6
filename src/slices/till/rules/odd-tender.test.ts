import { expect, it } from 'vitest';
import { isBarCode, isOddTender } from './odd-tender.ts';

it.each([
  ['8991002101234', true],
  ['4006381333931', true],
  ['96385074', true],
  ['036000291452', true],
  ['89910021012', false],
  ['25000', false],
  ['', false],
])('%j is a bar code: %s', (text, expected) => expect(isBarCode(text)).toBe(expected));

it.each([
  [25_000, 25_000, 'IDR', false],
  [25_000, 100_000, 'IDR', false],
  [5_000, 200_000, 'IDR', false],
  [1_250_000, 1_300_000, 'IDR', false],
  [25_000, 250_000, 'IDR', true],
  // Ten digits of a bar code: more the keys do not take.
  [25_000, 8_991_002_101, 'IDR', true],
  [15_000_000, 89_910_021, 'IDR', true],
  [2_500, 50_000, 'INR', false],
  [2_500, 250_000, 'INR', true],
  [2_500, 50_000, 'XYZ', false],
  [2_500, 50_001, 'XYZ', true],
])('%i paid with %i %s is odd: %s', (due, tendered, currency, expected) =>
  expect(isOddTender(due, tendered, currency)).toBe(expected),
);
