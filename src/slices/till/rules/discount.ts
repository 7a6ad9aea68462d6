/** Discounts: how much may be let off, and how one on the whole receipt is shared by its lines. */
import { type Money, money, sum } from '../../../kinds/money.ts';
import { ok, type Result, refused } from '../../../kinds/result.ts';

export type DiscountRefusal = 'discount-out-of-range' | 'discount-over-limit';

/** The amount that a percentage takes off, rounded down to whole minor units. */
export function percentOf(amount: Money, percent: number): Money {
  return money(Math.floor((amount * percent) / 100));
}

/** Most that may be let off on a gross amount. Rounded up, so that a fair share of a lawful whole is never refused. */
export function mostDiscount(gross: number, limitPercent: number): Money {
  return money(Math.ceil((gross * limitPercent) / 100));
}

/** @param limitPercent 0..100, from the booth's snapshot. */
export function allowDiscount(gross: Money, discount: Money, limitPercent: number): Result<Money, DiscountRefusal> {
  if (!Number.isSafeInteger(discount) || discount < 0 || discount > gross)
    return refused('discount-out-of-range', { most: gross });
  const most = mostDiscount(gross, limitPercent);
  return discount > most ? refused('discount-over-limit', { most: Math.min(most, gross), limitPercent }) : ok(discount);
}

/**
 * Shares a discount by amounts: each gets its proportion rounded down, and what is left goes, one minor unit each, to the
 * largest remainders (of equal ones the first). The shares add up to the discount exactly, and none is above its amount, so
 * that every producer's figure stays right. @throws RangeError when the discount is below 0 or above the amounts' sum.
 */
export function spreadDiscount(amounts: readonly number[], discount: number): Money[] {
  const total = sum(amounts);
  if (discount < 0 || discount > total) throw new RangeError(`a discount of ${discount} on ${total}`);
  if (total === 0) return amounts.map(() => money(0));
  // Ten thousand million times as much leaves the safe integers.
  const parts = amounts.map((amount, index) => {
    const product = BigInt(amount) * BigInt(discount);
    return { index, share: Number(product / BigInt(total)), rest: product % BigInt(total) };
  });
  const left = discount - sum(parts.map((part) => part.share));
  const lucky = parts
    .toSorted((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1))
    .slice(0, left);
  const more = new Set(lucky.map((part) => part.index));
  return parts.map(({ index, share }) => money(more.has(index) ? share + 1 : share));
}
