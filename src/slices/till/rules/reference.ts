/** What a cashier may note beside a payment: enough to find it again, never what a thief could use. */
import { ok, type Result, refused } from '../../../kinds/result.ts';

const MOST = 64;

export type ReferenceRefusal = 'reference-card-number' | 'reference-too-long';

/** The reference as it is kept; null when nothing was typed. A number that may be a card's is refused, not shortened. */
export function readReference(typed: string): Result<string | null, ReferenceRefusal> {
  const told = typed.replaceAll('\0', '').replaceAll(/\s+/g, ' ').trim().toWellFormed();
  if (told === '') return ok(null);
  if (told.length > MOST) return refused('reference-too-long', { most: MOST });
  return looksLikeCard(told) ? refused('reference-card-number') : ok(told);
}

/**
 * Whether a run of 12 to 19 digits, spaces, points and hyphens between them left out, passes Luhn's check (ISO/IEC 7812-1):
 * a card's number, or one in ten of other long numbers. Better one more typed again than a card's number kept.
 */
export function looksLikeCard(text: string): boolean {
  const runs = text.match(/\d(?:[ .-]?\d){11,}/g) ?? [];
  return runs.map((run) => run.replaceAll(/[ .-]/g, '')).some((digits) => digits.length <= 19 && passesLuhn(digits));
}

function passesLuhn(digits: string): boolean {
  let total = 0;
  for (const [index, character] of [...digits].reverse().entries()) {
    const digit = Number(character) * (index % 2 === 0 ? 1 : 2);
    total += digit > 9 ? digit - 9 : digit;
  }
  return total % 10 === 0;
}
