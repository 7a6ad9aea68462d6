/** When a delivery that was not taken is tried again: the schedule that the Standard Webhooks specification suggests. */
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** After the first try, the second and so on; three days and a few hours in all. */
export const DELAYS: readonly number[] = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

/** By so much a delay may be longer, so that what failed together does not come back together. */
const JITTER = 0.2;

/**
 * Milliseconds until the next try, or null when there is none.
 * @param attempts how many there have been, at least 1. @param random from 0 to 1. @param asked the least that the receiver asks for.
 */
export function nextDelay(attempts: number, random: number, asked = 0): number | null {
  const delay = DELAYS[attempts - 1];
  return delay === undefined ? null : Math.max(Math.round(delay * (1 + JITTER * random)), asked);
}

/** What a receiver asks for is kept up to this: as long as the longest of our own. */
const LONGEST_ASKED = 24 * HOUR;

/**
 * Milliseconds that a receiver asks us to wait (RFC 9110, 10.2.3): whole seconds, or a date. Undefined where it asks for nothing
 * that can be read. @param now milliseconds since 1970.
 */
export function readRetryAfter(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Math.min(Number(text) * SECOND, LONGEST_ASKED);
  if (!/^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.min(Math.max(0, at - now), LONGEST_ASKED);
}

export type Outcome = 'delivered' | 'again' | 'failed' | 'gone';

/** What an answer means. 410 says that nobody wants to hear any more. @param status null when there was no answer. */
export function outcomeOf(status: number | null, attempts: number): Outcome {
  if (status !== null && status >= 200 && status < 300) return 'delivered';
  if (status === 410) return 'gone';
  return attempts > DELAYS.length ? 'failed' : 'again';
}
