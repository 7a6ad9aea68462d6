/**
 * The number on a product's price label: an EAN-13 of the range that GS1 leaves to shops for their own use (it begins with 2).
 * It follows from the product's id alone, so that a till finds the product with whatever catalogue it carries.
 */
import type { Id } from '../../../kinds/id.ts';

/** Of the random end of the id: 36 bits, which eleven digits hold. */
const HEX_DIGITS = 9;

/** The last digit of an EAN: what is missing to a multiple of ten, where every second digit counts threefold. */
export function checkDigit(digits: string): number {
  const sum = Array.from(digits).reduce(
    (total, digit, at) => total + Number(digit) * ((digits.length - at) % 2 === 1 ? 3 : 1),
    0,
  );
  return (10 - (sum % 10)) % 10;
}

export function productCode(product: Id<'product'>): string {
  const number = Number.parseInt(product.replaceAll('-', '').slice(-HEX_DIGITS), 16);
  const digits = `2${String(number).padStart(11, '0')}`;
  return `${digits}${checkDigit(digits)}`;
}

/** Whether this may be what a scanner types of a price label. */
export function isProductCode(text: string): boolean {
  return /^2\d{12}$/.test(text) && checkDigit(text.slice(0, 12)) === Number(text[12]);
}
