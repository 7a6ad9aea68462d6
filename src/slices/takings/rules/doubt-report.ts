/** What is odd about a reported day: asked back once, never refused, because odd things happen. */

export type Doubt = 'no-sales' | 'no-amount' | 'much-a-sale' | 'little-a-sale' | 'far-from-before';

export interface Told {
  /** Minor units. */
  readonly amount: number;
  readonly sales: number | null;
}

/** Rupiah a sale: below and above which somebody has probably typed a nought too few or too many. */
const LEAST_A_SALE = 1_000;
const MOST_A_SALE = 25_000_000;
/** So many times more or less than the booth's other days. */
const FAR = 10;

/** @param others what the booth reported of its other days. */
export function doubtsOf({ amount, sales }: Told, others: readonly number[]): Doubt[] {
  const doubts: Doubt[] = [];
  if (amount > 0 && sales === 0) doubts.push('no-sales');
  if (amount === 0 && sales !== null && sales > 0) doubts.push('no-amount');
  if (amount > 0 && sales !== null && sales > 0) {
    if (amount / sales > MOST_A_SALE) doubts.push('much-a-sale');
    if (amount / sales < LEAST_A_SALE) doubts.push('little-a-sale');
  }
  const known = others.filter((other) => other > 0);
  const usual = known.length > 0 ? known.reduce((sum, other) => sum + other, 0) / known.length : 0;
  if (amount > 0 && usual > 0 && (amount > usual * FAR || amount * FAR < usual)) doubts.push('far-from-before');
  return doubts;
}
