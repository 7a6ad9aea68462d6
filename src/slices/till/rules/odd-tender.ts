import { currencyOf } from '../../../kinds/currency.ts';

/** What a scanner types of a bar code: the digits of EAN-8, UPC-A, EAN-13 or GTIN-14. */
export function isBarCode(text: string): boolean {
  return /^(\d{8}|\d{12,14})$/.test(text);
}

/** How many of the largest note a buyer may get back before it is asked about. */
const LARGEST_BACK = 2;
/** And where the notes are not known, or are small: how many times the sum. */
const TIMES = 20;

/**
 * Whether nobody would hand over so much for a sum: more would come back than two of the largest note there is. A scanner
 * that types a bar code into the amount, or a nought too many, is such.
 */
export function isOddTender(due: number, tendered: number, currency: string): boolean {
  const largest = Math.max(0, ...currencyOf(currency).notes);
  const back = tendered - due;
  return largest > 0 ? back > LARGEST_BACK * largest : due > 0 && tendered > TIMES * due;
}
