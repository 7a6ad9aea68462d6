/** Cash at the till: what a buyer is likely to hand over, and what goes back. */
import { currencyOf } from '../../../kinds/currency.ts';
import { isMoney, MAX_AMOUNT, type Money, money } from '../../../kinds/money.ts';
import { ok, type Result, refused } from '../../../kinds/result.ts';

const MOST_SUGGESTIONS = 4;

/**
 * The sums to offer as buttons, rising: the exact total, then up to three that a buyer would really hand over. A buyer
 * gives no note that is not needed: for Rp37.000 Rp40.000 is two twenties, but in Rp45.000 the five would come straight
 * back. Of many, those with the fewest notes stay. Where the notes are not known only the exact total is offered.
 */
export function suggestCash(total: Money, currency: string): Money[] {
  if (total <= 0) return [];
  const { notes } = currencyOf(currency);
  const rounds = new Map<number, number>();
  for (const note of notes) {
    const round = Math.ceil(total / note) * note;
    const given = fewestNotes(round, notes);
    const smallest = given.at(-1) ?? 0;
    if (round > total && round <= MAX_AMOUNT && round - smallest < total) rounds.set(round, given.length);
  }
  const likely = [...rounds]
    .sort(([a, aNotes], [b, bNotes]) => aNotes - bNotes || a - b)
    .slice(0, MOST_SUGGESTIONS - 1);
  return [total, ...likely.map(([round]) => money(round)).sort((a, b) => a - b)];
}

/** The notes that make a sum, the largest first. The sum must be a multiple of one of them. */
function fewestNotes(amount: number, notes: readonly number[]): number[] {
  const given: number[] = [];
  let rest = amount;
  for (const note of notes.toReversed()) {
    for (; rest >= note && given.length < 100; rest -= note) given.push(note);
  }
  return given;
}

/** What goes back to the buyer. Refused with what is still missing. */
export function changeFor(amount: Money, tendered: Money): Result<Money, 'tendered-invalid' | 'tendered-too-little'> {
  if (!isMoney(tendered) || tendered < 0 || tendered > MAX_AMOUNT) return refused('tendered-invalid');
  if (tendered < amount) return refused('tendered-too-little', { missing: money(amount - tendered) });
  return ok(money(tendered - amount));
}
