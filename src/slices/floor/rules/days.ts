/** Days of an edition for which a booth is held: calendar days `YYYY-MM-DD`, both included. As text they sort as they are. */
import { ok, type Result, refused } from '../../../kinds/result.ts';

export interface Days {
  readonly from: string;
  readonly to: string;
}

export function meet(a: Days, b: Days): boolean {
  return a.from <= b.to && b.from <= a.to;
}

export function covers(whole: Days, part: Days): boolean {
  return whole.from <= part.from && part.to <= whole.to;
}

/** The days in both; undefined when there are none. */
export function common(a: Days, b: Days): Days | undefined {
  if (!meet(a, b)) return undefined;
  // Sorted as text, days are sorted.
  const [, from = a.from] = [a.from, b.from].sort();
  const [to = a.to] = [a.to, b.to].sort();
  return { from, to };
}

/** The days asked for, all of the edition's when none were; within the edition and in order. */
export function daysWithin(
  edition: Days,
  asked: Days | undefined,
): Result<Days, 'days-outside-edition', Record<string, unknown>> {
  if (asked === undefined) return ok(edition);
  return asked.from <= asked.to && covers(edition, asked)
    ? ok(asked)
    : refused('days-outside-edition', { first: edition.from, last: edition.to });
}
