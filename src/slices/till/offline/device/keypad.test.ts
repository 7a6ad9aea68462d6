import { expect, test } from 'vitest';
import { MAX_AMOUNT, type Money, money } from '../../../../kinds/money.ts';
import { asTyped, isUnusedKey, type Key, keyOf, pressKey, typeAmount, typedAmount } from './keypad.ts';

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
  expect(['7', '0', 'Backspace', ',', 'a', 'Enter', '000'].map((key) => keyOf({ key }))).toEqual([
    '7',
    '0',
    'back',
    'point',
    null,
    null,
    null,
  ]);
});

function type(currency: string, ...keys: Key[]): [string, Money | null] {
  const text = keys.reduce((now, key) => typeAmount(now, key, currency), '');
  return [text, typedAmount(text, currency)];
}

test('an amount of a currency without decimals knows no point', () => {
  expect(type('IDR', '2', '5', '000')).toEqual(['25000', 25_000]);
  expect(type('IDR', '0', '0', '7', 'point', '5')).toEqual(['75', 75]);
  expect(type('IDR')).toEqual(['', null]);
});

test('an amount of a currency with decimals is typed as it is read', () => {
  expect(type('INR', '5', '0', '0')).toEqual(['500', 50_000]);
  expect(type('INR', '1', '2', 'point', '5')).toEqual(['12.5', 1_250]);
  expect(type('INR', '1', '2', 'point', '5', '0', '9', 'point')).toEqual(['12.50', 1_250]);
  expect(type('INR', 'point', '5', 'back', 'back')).toEqual(['0', 0]);
  expect(typeAmount(String(MAX_AMOUNT / 100), '0', 'INR')).toBe(String(MAX_AMOUNT / 100));
});

test('a suggested sum goes on as if it had been typed', () => {
  expect([asTyped(money(50_000), 'INR'), asTyped(money(50_050), 'INR'), asTyped(money(50_000), 'IDR')]).toEqual([
    '500',
    '500.50',
    '50000',
  ]);
});

test('a sign that an amount cannot have is told from a key that means something', () => {
  for (const key of ['-', '+', 'e', 'E', '−', '٣', '😀', '(']) expect(isUnusedKey(key, true)).toBe(true);
  expect(['.', ','].map((key) => isUnusedKey(key, false))).toEqual([true, true]);
  expect(['.', ','].map((key) => isUnusedKey(key, true))).toEqual([false, false]);
  for (const key of ['0', '7', ' ', 'Backspace', 'Enter', 'Shift', 'Tab']) expect(isUnusedKey(key, false)).toBe(false);
});
