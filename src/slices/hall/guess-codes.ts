/** How often somebody may ask with codes that nobody made, all processes together. */
import type { Db } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { addressRange, countAttempt } from '../people/index.ts';

const SECONDS = 600;
/** No phone that reads a code from a screen ever has an unknown one; a whole hall asks from one address. */
export const UNKNOWN_CODES_BY_RANGE = 30;
export const UNKNOWN_CODES_OVER_ALL = 1_000;

/**
 * Counts a code that is unknown: only these, and only once they have failed, so that nobody who guesses beside a hall's phones keeps
 * them out. @throws `request.too-many`.
 */
export async function countUnknownCode(db: Db, from: string, now: number): Promise<void> {
  const range = { seconds: SECONDS, most: UNKNOWN_CODES_BY_RANGE };
  const all = { seconds: SECONDS, most: UNKNOWN_CODES_OVER_ALL };
  const byRange = await countAttempt(db, `enrol-from ${addressRange(from)}`, range, now);
  const overAll = await countAttempt(db, 'enrol-from everywhere', all, now);
  if (!byRange || !overAll) throw new DomainError(common['too-many'], { retryAfter: SECONDS });
}
