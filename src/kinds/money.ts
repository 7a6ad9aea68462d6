import { type Currency, currencyOf } from './currency.ts';
import { ok, type Result, refused } from './result.ts';

/** Money is a whole number of minor units (rupiah has none, so one unit is one rupiah); the edition says which currency. */
export type Money = number & { readonly __kind: 'money' };

/**
 * The largest amount of one receipt, line or payment: ten thousand million minor units. It keeps the sum of a hundred
 * thousand receipts inside a JavaScript safe integer (10^10 x 10^5 = 10^15 < 2^53).
 */
export const MAX_AMOUNT = 10_000_000_000;

export function isMoney(value: unknown): value is Money {
  return typeof value === 'number' && Number.isSafeInteger(value);
}

/** @throws RangeError when the value is not a safe integer: an amount is never rounded silently. */
export function money(value: number): Money {
  if (!isMoney(value)) throw new RangeError(`not a whole amount of money: ${value}`);
  return value;
}

/** @throws RangeError when the sum leaves the safe integers. */
export function sum(amounts: Iterable<number>): Money {
  let total = 0;
  for (const amount of amounts) total += amount;
  return money(total);
}

/** Unit price times quantity. @throws RangeError when the product leaves the safe integers. */
export function times(unitPrice: Money, quantity: number): Money {
  return money(unitPrice * quantity);
}

/** Digits in the groups of a currency: `1250000` is `1.250.000`, and `12,50,000` where one counts in lakh. */
function grouped(whole: string, { grouping }: Currency, separator: string): string {
  return grouping === 'lakh'
    ? whole.replace(/\B(?=(\d{2})*\d{3}$)/g, separator)
    : whole.replace(/\B(?=(\d{3})+$)/g, separator);
}

/**
 * As it is written at home, the same in both languages: `Rp1.250.000` without a space and with points, `₹12,34,567.89`.
 * With the language of an English page its separators instead: `Rp1,250,000`. Receipts and price tags are as at home, so
 * that a price on a tag and on a receipt are the same characters.
 */
export function formatMoney(amount: number, currency: string, locale: 'id' | 'en' = 'id'): string {
  const known = currencyOf(currency);
  return `${amount < 0 ? '−' : ''}${known.sign}${written(Math.abs(amount), known, locale)}`;
}

/** An amount without its sign of money, for a button or a column whose heading has it. */
export function formatBareMoney(amount: number, currency: string): string {
  return `${amount < 0 ? '−' : ''}${written(Math.abs(amount), currencyOf(currency), 'id')}`;
}

function written(absolute: number, currency: Currency, locale: 'id' | 'en'): string {
  const { digits } = currency;
  const [group, decimal] = locale === 'en' ? [',', '.'] : [currency.group, currency.decimal];
  const whole = grouped(String(Math.trunc(absolute / 10 ** digits)), currency, group);
  return digits === 0 ? whole : `${whole}${decimal}${String(absolute % 10 ** digits).padStart(digits, '0')}`;
}

/** An amount as one types it into a field: `25000`, `1234.50`. It reads the same again. */
export function typedMoney(amount: number, currency: string): string {
  const { digits } = currencyOf(currency);
  return digits === 0 ? String(amount) : (amount / 10 ** digits).toFixed(digits);
}

/** A count with the grouping of the language: `1.284` in Indonesian, `1,284` in English. */
export function formatCount(count: number, locale: 'id' | 'en'): string {
  return String(count).replace(/\B(?=(\d{3})+(?!\d))/g, locale === 'id' ? '.' : ',');
}

/** A measure with a decimal point or comma: `0,5` in Indonesian, `0.5` in English; at most so many decimals, none for nought. */
export function formatDecimal(value: number, locale: 'id' | 'en', decimals = 1): string {
  const [whole = '0', fraction = ''] = value.toFixed(decimals).split('.');
  const rest = fraction.replace(/0+$/, '');
  const [group, point] = locale === 'id' ? ['.', ','] : [',', '.'];
  return `${whole.replace(/\B(?=(\d{3})+(?!\d))/g, group)}${rest && point}${rest}`;
}

/** `21,4 jt` (Indonesian) or `21.4 mn` (English): for bars that are read from five metres. Never for a record. */
export function formatShort(amount: number, currency: string, locale: 'id' | 'en'): string {
  const { scales, digits } = currencyOf(currency);
  const scale = scales.find(({ from }) => amount >= from);
  if (!scale) return formatCount(Math.round(amount / 10 ** digits), locale);
  const value = (Math.round((amount / scale.from) * 10) / 10).toFixed(1);
  return `${locale === 'id' ? value.replace('.', ',') : value} ${scale[locale]}`;
}

export type MoneyRefusal =
  | 'money-missing'
  | 'money-negative'
  | 'money-ambiguous'
  | 'money-unreadable'
  | 'money-too-large';

/**
 * What a person typed as an amount, in minor units. `25000`, `25.000`, `Rp 25.000,-`, `25 000 IDR` and `25,000` are the same
 * rupiah; `1.234,56` and `1,234.56` the same where a currency has decimals. Refused is what may be read in two ways (`1.5` rupiah
 * may be a million and a half, `1.234` rupees may be either), what is below nought, and what is none.
 */
export function readMoney(typed: string, currency: string): Result<Money, MoneyRefusal> {
  const known = currencyOf(currency);
  const text = typed.normalize('NFKC').trim();
  const minus = /^[-−–]|^\(.*\)$/;
  const bare = text.replace(known.marks, '').trim();
  if (/\d/.test(text) && (minus.test(text) || minus.test(bare))) return refused('money-negative');
  // A blank and an apostrophe only ever group: one sign for both.
  const digits = bare.replace(/\s*(,-+|\.-+|\/-+|,–|,—)$/, '').replace(/(?<=\d)[\s'’](?=\d)/g, ' ');
  if (digits === '') return refused('money-missing');
  if (!/^\d[\d., ]*$/.test(digits) || !/\d$/.test(digits)) return refused('money-unreadable');
  const parts = splitAmount(digits, known);
  if (!parts.ok) return parts;
  const amount =
    Number(parts.value.whole) * 10 ** known.digits + Number(parts.value.fraction.padEnd(known.digits, '0'));
  return amount > MAX_AMOUNT ? refused('money-too-large') : ok(money(amount));
}

/**
 * A number that a spreadsheet keeps as one, such as `25000` or `1234.5`, in minor units: its point is a decimal point
 * whatever the language, so that `498.625` rupiah is no amount, while the text `498.625` is one.
 */
export function moneyOfNumber(major: number, currency: string): Result<Money, MoneyRefusal> {
  if (!Number.isFinite(major)) return refused('money-unreadable');
  if (major < 0) return refused('money-negative');
  const amount = Number((major * 10 ** currencyOf(currency).digits).toPrecision(SIGNIFICANT));
  if (amount > MAX_AMOUNT) return refused('money-too-large');
  return isMoney(amount) ? ok(amount) : refused('money-unreadable');
}

/** Decimal digits that a double keeps of what was typed. */
const SIGNIFICANT = 15;

interface AmountParts {
  readonly whole: string;
  /** At most as many digits as the currency has. */
  readonly fraction: string;
}

/** Which of the separators part groups, and which the decimals. @param text digits with points, commas and blanks between. */
function splitAmount(text: string, currency: Currency): Result<AmountParts, 'money-ambiguous' | 'money-unreadable'> {
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  if (last < 0) return wholeOf(text, currency);
  const separator = text.charAt(last);
  const [before, after] = [text.slice(0, last), text.slice(last + 1)];
  if (!before.includes(separator) && after.length <= 2) {
    const whole = wholeOf(before, currency);
    if (!whole.ok) return whole;
    if (currency.digits > 0) return ok({ ...whole.value, fraction: after });
    return /^0+$/.test(after) ? whole : refused('money-ambiguous');
  }
  // Three digits after the one point of a currency whose decimals stand behind a point.
  if (currency.digits > 0 && separator === currency.decimal && !/[., ]/.test(before)) return refused('money-ambiguous');
  return wholeOf(text, currency);
}

/** Bare digits, or well-formed groups of one separator. Lakh are also read in thousands. */
function wholeOf(text: string, { grouping }: Currency): Result<AmountParts, 'money-unreadable'> {
  const thousands = /^\d{1,3}(?:([., ])\d{3})(?:\1\d{3})*$/;
  const lakh = /^\d{1,2}(?:([., ])\d{2})(?:\1\d{2})*\1\d{3}$/;
  const fits = /^\d+$/.test(text) || thousands.test(text) || (grouping === 'lakh' && lakh.test(text));
  return fits ? ok({ whole: text.replace(/[., ]/g, ''), fraction: '' }) : refused('money-unreadable');
}
