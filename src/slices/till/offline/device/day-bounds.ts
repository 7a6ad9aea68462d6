import { dayAt } from '../../../../kinds/time.ts';

const DAY = 86_400_000;
/** No zone is further from UTC: milliseconds. */
const FURTHEST = 15 * 3_600_000;

/**
 * When the calendar day of an instant begins in a zone, and the next one: milliseconds since 1970. Found once and compared
 * as numbers: asking the calendar for each of twenty thousand sales takes seconds.
 */
export function dayBounds(at: number, zone: string): { readonly from: number; readonly to: number } {
  const day = dayAt(at, zone);
  return {
    from: firstOf(at - DAY - FURTHEST, at, (time) => dayAt(time, zone) >= day),
    to: firstOf(at, at + DAY + FURTHEST, (time) => dayAt(time, zone) > day),
  };
}

/** The first millisecond for which it holds; it does not at `low`, it does at `high` and ever after. */
function firstOf(low: number, high: number, holds: (time: number) => boolean): number {
  let [before, after] = [low, high];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (holds(middle)) after = middle;
    else before = middle;
  }
  return after;
}
