import { expect, test } from 'vitest';
import { MAX_AMOUNT, type Money, money } from '../../../../kinds/money.ts';
import { type Key, keyOf, pressKey } from './keypad.ts';

function press(...keys: Key[]): Money | null {
  return keys.reduce<Money | null>(pressKey, null);
}

test('keys make an amount', () => {
  expect(press('2', '5', '000')).toBe(25_000);
  expect(press('0', '0', '7')).toBe(7);
});

test('the last key can be taken back until nothing is typed', () => {
  expect(press('2', '5', 'back')).toBe(2);
  expect(press('2', 'back')).toBeNull();
  expect(press('back')).toBeNull();
});

test('a key that makes it too large does nothing', () => {
  expect(pressKey(money(MAX_AMOUNT), '000')).toBe(MAX_AMOUNT);
});

test('a keyboard has the same keys', () => {
  expect(['7', 'Backspace', 'a', 'Enter', '000'].map((key) => keyOf({ key }))).toEqual(['7', 'back', null, null, null]);
});
