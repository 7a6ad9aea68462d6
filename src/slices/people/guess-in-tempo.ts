/** How often somebody may guess: by the account that is asked for and by where the asking comes from, all processes together. */
import type { Db } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { countAttempt, forgetAttempts } from './count-attempt.ts';
import { addressRange } from './rules/address-range.ts';

/** Ten wrong passwords in a quarter of an hour are a thousand a day: none that is not weak is found. A mailed link still lets its owner in. */
const BY_ACCOUNT = { seconds: 900, most: 10 };
/** A whole committee behind one address; within a /48 one customer, however many addresses. */
const BY_RANGE = { seconds: 60, most: 60 };
/** Letters that one address gets because somebody asked for them. */
const LETTERS = { seconds: 900, most: 5 };

const accountKey = (email: string) => `guess ${email.trim().toLowerCase()}`;

/** Counts a guess at a password or code before it is looked at. @throws `request.too-many`. */
export async function mustGuessInTempo(db: Db, email: string, from: string, now: number): Promise<void> {
  const range = await countAttempt(db, `guess-from ${addressRange(from)}`, BY_RANGE, now);
  const account = await countAttempt(db, accountKey(email), BY_ACCOUNT, now);
  if (!range || !account) throw new DomainError(common['too-many']);
}

/** Whoever got in was not guessing. */
export function guessedRight(db: Db, email: string): Promise<void> {
  return forgetAttempts(db, accountKey(email));
}

/** Counts a letter that somebody asks for to an address. @throws `request.too-many`. */
export async function mustAskLettersInTempo(db: Db, email: string, from: string, now: number): Promise<void> {
  const range = await countAttempt(db, `letters-from ${addressRange(from)}`, BY_RANGE, now);
  const address = await countAttempt(db, `letters-to ${email.trim().toLowerCase()}`, LETTERS, now);
  if (!range || !address) throw new DomainError(common['too-many']);
}

/** A code of the second factor works once: whoever looked over a shoulder has nothing. False when it was used already. */
export function spendCode(db: Db, user: string, code: string, now: number): Promise<boolean> {
  return countAttempt(db, `code ${user} ${code}`, { seconds: 300, most: 1 }, now);
}
