/** What is odd about a reported day: asked back once, never refused, because odd things happen. */

import { currencyOf } from '../../../kinds/currency.ts';
import { MAX_AMOUNT } from '../../../kinds/money.ts';

export type Doubt = 'no-sales' | 'no-amount' | 'much-a-sale' | 'little-a-sale' | 'far-from-before';

export interface Told {
  /** Minor units. */
  readonly amount: number;
  readonly sales: number | null;
}

/** A sale in the money: below and above which somebody has probably typed a nought too few or too many. */
function plausibleSale(currency: string): { readonly least: number; readonly most: number } {
  const [smallest = 1, largest = MAX_AMOUNT] = [currencyOf(currency).notes[0], currencyOf(currency).notes.at(-1)];
  return { least: smallest, most: largest * 250 };
}
/** So many times more or less than the booth's other days. */
const FAR = 10;

/** @param others what the booth reported of its other days. */
export function doubtsOf({ amount, sales }: Told, others: readonly number[], currency: string): Doubt[] {
  const doubts: Doubt[] = [];
  if (amount > 0 && sales === 0) doubts.push('no-sales');
  if (amount === 0 && sales !== null && sales > 0) doubts.push('no-amount');
  if (amount > 0 && sales !== null && sales > 0) {
    const { least, most } = plausibleSale(currency);
    if (amount / sales > most) doubts.push('much-a-sale');
    if (amount / sales < least) doubts.push('little-a-sale');
  }
  const known = others.filter((other) => other > 0);
  const usual = known.length > 0 ? known.reduce((sum, other) => sum + other, 0) / known.length : 0;
  if (amount > 0 && usual > 0 && (amount > usual * FAR || amount * FAR < usual)) doubts.push('far-from-before');
  return doubts;
}
