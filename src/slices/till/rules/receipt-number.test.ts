import { expect, test } from 'vitest';
import { receiptCounter, receiptNumber } from './receipt-number.ts';

test('a number is the code of the device and its counter', () => {
  expect(receiptNumber('A1-2', 42)).toBe('A1-2-000042');
  expect(receiptNumber('A1-2', 1_234_567)).toBe('A1-2-1234567');
  expect(receiptCounter('A1-2', 'A1-2-000042')).toBe(42);
});

test('another device has no counter here, even where one code begins with the other', () => {
  expect(receiptCounter('A1', 'A1-2-000042')).toBeNull();
  expect(receiptCounter('A1-2', 'A1-000042')).toBeNull();
  expect(receiptCounter('A1-2', 'A1-2-42')).toBeNull();
  expect(receiptCounter('A1-2', '')).toBeNull();
});

test('there is no number for a counter that is none', () => {
  for (const counter of [0, -1, 1.5, Number.NaN]) expect(() => receiptNumber('A1-2', counter)).toThrow(RangeError);
  expect(() => receiptNumber('a b', 1)).toThrow(RangeError);
});
