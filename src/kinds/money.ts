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

/** The digits after the decimal point of a currency's minor unit (ISO 4217); currencies not listed have two. */
const MINOR_DIGITS: Readonly<Record<string, number>> = { IDR: 0, JPY: 0, KRW: 0, VND: 0, THB: 2, MYR: 2, SGD: 2 };

/**
 * `Rp1.250.000` in Indonesian and English alike: the rupiah is written as at home, without a space and with points
 * (the habit of receipts and price tags), so that a price on a tag and on a page are the same characters.
 */
export function formatMoney(amount: number, currency: string): string {
  const digits = MINOR_DIGITS[currency] ?? 2;
  const sign = amount < 0 ? '−' : '';
  const absolute = Math.abs(amount);
  const whole = Math.trunc(absolute / 10 ** digits);
  const grouped = String(whole).replace(/\B(?=(\d{3})+(?!\d))/g, '.');
  const fraction = digits === 0 ? '' : `,${String(absolute % 10 ** digits).padStart(digits, '0')}`;
  return currency === 'IDR' ? `${sign}Rp${grouped}${fraction}` : `${sign}${currency} ${grouped}${fraction}`;
}

/** A count with the grouping of the language: `1.284` in Indonesian, `1,284` in English. */
export function formatCount(count: number, locale: 'id' | 'en'): string {
  return String(count).replace(/\B(?=(\d{3})+(?!\d))/g, locale === 'id' ? '.' : ',');
}

/** `21,4 jt` (Indonesian) or `21.4 m` (English): for bars that are read from five metres. Never for a record. */
export function formatShort(amount: number, locale: 'id' | 'en'): string {
  const [scale, unit] =
    amount >= 1_000_000_000
      ? [1_000_000_000, locale === 'id' ? ' M' : ' bn']
      : amount >= 1_000_000
        ? [1_000_000, locale === 'id' ? ' jt' : ' m']
        : amount >= 1_000
          ? [1_000, locale === 'id' ? ' rb' : ' k']
          : [1, ''];
  const value = (Math.round((amount / scale) * 10) / 10).toFixed(scale === 1 ? 0 : 1);
  return `${locale === 'id' ? value.replace('.', ',') : value}${unit}`;
}

/**
 * What a person typed as an amount, in minor units: `25000`, `25.000`, `Rp 25.000` and `25,000` are the same rupiah.
 * Nothing when there is no digit, or too much of it.
 */
export function readAmount(typed: string, currency: string): number | undefined {
  const digits = typed.replace(/\D/g, '');
  const amount = Number(digits) * 10 ** (MINOR_DIGITS[currency] ?? 2);
  return digits === '' || amount > MAX_AMOUNT ? undefined : amount;
}
