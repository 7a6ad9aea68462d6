/** Typing on the till's keys: counts, and amounts with or without decimals. Pure. */
import { currencyOf } from '../../../../kinds/currency.ts';
import { MAX_AMOUNT, type Money, money, typedMoney } from '../../../../kinds/money.ts';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
export const KEYS = [...DIGITS, '000', '0', 'back'] as const;
/** Of a currency with decimals. */
export const DECIMAL_KEYS = [...DIGITS, 'point', '0', 'back'] as const;
export type Key = (typeof KEYS | typeof DECIMAL_KEYS)[number];

/** The number after a key; null while nothing has been typed. A key that would make it too large does nothing. */
export function pressKey(typed: Money | null, key: Key): Money | null {
  if (key === 'point') return typed;
  if (key === 'back') return typed === null || typed < 10 ? null : money(Math.trunc(typed / 10));
  const next = Number(`${typed ?? ''}${key}`);
  return next > MAX_AMOUNT ? typed : money(next);
}

/**
 * What stands typed of an amount after a key: digits, and a point before the decimals where the currency has any. A key
 * that would make it too large, or a decimal too many, does nothing.
 */
export function typeAmount(text: string, key: Key, currency: string): string {
  const { digits } = currencyOf(currency);
  if (key === 'back') return text.slice(0, -1);
  const [whole = '', fraction] = text.split('.');
  if (key === 'point') return digits === 0 || fraction !== undefined ? text : `${whole || '0'}.`;
  if (fraction !== undefined && fraction.length + key.length > digits) return text;
  const next = fraction === undefined ? `${whole}${key}`.replace(/^0+(?=\d)/, '') : text + key;
  return minorUnits(next, digits) > MAX_AMOUNT ? text : next;
}

/** The amount that was typed; null while nothing has been. */
export function typedAmount(text: string, currency: string): Money | null {
  return text === '' ? null : money(minorUnits(text, currencyOf(currency).digits));
}

/** An amount as if it had been typed; its decimals only where it has some. */
export function asTyped(amount: Money, currency: string): string {
  return typedMoney(amount, currency).replace(/\.0+$/, '');
}

function minorUnits(text: string, digits: number): number {
  const [whole = '', fraction = ''] = text.split('.');
  return Number(whole) * 10 ** digits + Number(fraction.padEnd(digits, '0'));
}

/** The key that a keyboard's key stands for. */
export function keyOf(event: { readonly key: string }): Key | null {
  if (event.key === 'Backspace') return 'back';
  if (event.key === '.' || event.key === ',') return 'point';
  return DIGITS.find((key) => key === event.key) ?? (event.key === '0' ? '0' : null);
}

/** Whether a keyboard's key types a sign that an amount here cannot have, such as `-`, `e`, or a point where there are no decimals. */
export function isUnusedKey(key: string, hasPoint: boolean): boolean {
  if ([...key].length !== 1 || key === ' ') return false;
  const known = keyOf({ key });
  return known === null || (known === 'point' && !hasPoint);
}
