/**
 * Typing on the till's keys, on a keyboard, or by pasting: counts, and amounts. What was typed is kept as it is and read
 * as a whole, an amount by the one rule of `kinds/money.ts`: what cannot be read is refused, and nothing of it is left out. Pure.
 */
import { currencyOf } from '../../../../kinds/currency.ts';
import { type Money, type MoneyRefusal, money, readMoney, typedMoney } from '../../../../kinds/money.ts';
import { ok, type Result, refused } from '../../../../kinds/result.ts';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
export const KEYS = [...DIGITS, '000', '0', 'back'] as const;
/** Of a currency with decimals. */
export const DECIMAL_KEYS = [...DIGITS, 'point', '0', 'back'] as const;

export type TypedRefusal = MoneyRefusal | 'count-unreadable' | 'above-most';
/** What the typed text means; null while nothing has been typed. */
export type Reading = Result<Money, TypedRefusal> | null;

/** Longer than anybody writes an amount: what is pasted beyond it can only be refused. */
const LONGEST = 40;

/**
 * What stands typed after a key: one of the till's, or the sign of a keyboard's.
 * @param point what the key `point` types, before decimals.
 */
export function typeKey(text: string, key: string, point = '.'): string {
  if (key === 'back') return [...text].slice(0, -1).join('');
  if (key === 'point') return `${text || '0'}${point}`;
  return text + key;
}

/** What stands typed after a paste: that alone. Of a whole page only the beginning, marked so that it is no amount. */
export function pasteText(pasted: string): string {
  const text = pasted.trim();
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** An amount as typed so far: a point that no decimals follow yet does not count. @param most what it may be here, if less than any. */
export function readAmount(text: string, currency: string, most?: number): Reading {
  if (text === '') return null;
  const read = readMoney(text.replace(/(?<=\d)[.,]$/, ''), currency);
  return read.ok && most !== undefined && read.value > most ? refused('above-most') : read;
}

/** How many, as typed so far: digits alone, so that `2.5` is never 25. */
export function readCount(text: string, most: number): Reading {
  if (text === '') return null;
  if (!/^\d+$/.test(text)) return refused('count-unreadable');
  return Number(text) > most ? refused('above-most') : ok(money(Number(text)));
}

/** An amount as if it had been typed; its decimals only where it has some. */
export function asTyped(amount: Money, currency: string): string {
  return typedMoney(amount, currency).replace(/\.0+$/, '');
}

/** Whether it stands as the till's own keys type it, so that what it was read as goes without saying. */
export function isPlain(text: string, currency: string): boolean {
  return (currencyOf(currency).digits > 0 ? /^\d+([.,]\d*)?$/ : /^\d+$/).test(text);
}

/** The key that a keyboard's key stands for: also a sign that no amount has, which is read with the rest and refused. */
export function keyOf({ key }: { readonly key: string }): string | null {
  if (key === 'Backspace') return 'back';
  // Between digits it means nothing, and it presses the button that has the focus.
  return [...key].length === 1 && key !== ' ' ? key : null;
}
