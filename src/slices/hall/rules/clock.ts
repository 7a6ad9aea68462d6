/**
 * How far a device's clock was behind the server's when it made a body. The time between making and receipt is delay plus
 * error, and a delay only ever adds: so the difference is an upper bound of the error and never, by itself, the error.
 */
import type { ClockError, ClockSource } from '../contract.ts';

/** A clock that is off by no more than this is taken as right: slow networks make small differences by themselves. */
export const TOLERATED_SKEW = 120_000;
/** An exchange that took longer measures nothing: half of it is how wrong the result may be. */
export const MOST_ROUND_TRIP = 60_000;
/** How long a difference must have stayed the same before it is taken for the clock's error. */
const STEADY_FOR = 120_000;
/** By how much a difference may move and still be the same. Bytes that are sent again differ by all the time between. */
const STEADY_WITHIN = 10_000;

/** When a body was made by the device's clock, when it came by the server's, and what the device had measured. */
export interface BodyTimes {
  readonly receivedAt: number;
  readonly sentAt: number;
  readonly measured: ClockError | null;
}

/** What the server knows of a device's clock by what it has received: milliseconds that it is behind. */
export interface SeenClock {
  /** The smallest difference seen of the clock as it is now; null before anything is known. */
  readonly error: number | null;
  /** A larger difference that may be a delay, or a clock that was set back; and since when it has stayed the same. */
  readonly trial: { readonly difference: number; readonly since: number } | null;
}

export const NOTHING_SEEN: SeenClock = { error: null, trial: null };

export interface ClockEstimate {
  /** The best guess: milliseconds that the clock is behind. */
  readonly error: number;
  /** Milliseconds to add to the wall times of the body's events: the error, or 0 where it is tolerable. */
  readonly offset: number;
  readonly source: ClockSource;
}

/** The estimate for one body. It is recorded with the batch, so that recomputing gives the same day and hour for ever. */
export function estimateClock(times: BodyTimes, seen: SeenClock): ClockEstimate {
  const { error, source } = guess(times, seen.error);
  return { error, offset: Math.abs(error) > TOLERATED_SKEW ? error : 0, source };
}

function guess({ receivedAt, sentAt, measured }: BodyTimes, seen: number | null): Omit<ClockEstimate, 'offset'> {
  const difference = receivedAt - sentAt;
  if (isMeasure(measured)) return { error: Math.min(measured.error, difference), source: 'measured' };
  // A delay that hides an error to within two minutes would be a strange chance.
  if (Math.abs(difference) <= TOLERATED_SKEW) return { error: difference, source: 'agrees' };
  if (seen !== null && seen <= difference) return { error: seen, source: 'seen' };
  if (difference < 0) return { error: difference, source: 'ahead' };
  // Behind by no more than what was seen: the clock was moved on since, but not all the way.
  return seen === null ? { error: 0, source: 'unknown' } : { error: difference, source: 'seen' };
}

function isMeasure(measured: ClockError | null): measured is ClockError {
  return measured !== null && measured.roundTrip <= MOST_ROUND_TRIP;
}

/** What is known of the clock after a body, or a heartbeat, has come. */
export function seeClock(seen: SeenClock, { receivedAt, sentAt, measured }: BodyTimes): SeenClock {
  const difference = receivedAt - sentAt;
  const known = (error: number): SeenClock => ({ error, trial: null });
  if (isMeasure(measured) && isNear(difference, measured.error, TOLERATED_SKEW)) return known(measured.error);
  if (Math.abs(difference) <= TOLERATED_SKEW) return known(difference);
  if (seen.error !== null && isNear(difference, seen.error, TOLERATED_SKEW))
    return known(Math.min(seen.error, difference));
  if (difference < (seen.error ?? 0)) return known(difference);
  const { trial } = seen;
  const isSteady = trial !== null && receivedAt >= trial.since && isNear(difference, trial.difference, STEADY_WITHIN);
  if (!isSteady) return { ...seen, trial: { difference, since: receivedAt } };
  return receivedAt - trial.since >= STEADY_FOR ? known(Math.min(difference, trial.difference)) : seen;
}

function isNear(one: number, other: number, within: number): boolean {
  return Math.abs(one - other) <= within;
}

/** When an event happened, as well as it can be known: milliseconds since 1970. */
export function correctedTime(wallTime: number, offset: number): number {
  return wallTime + offset;
}
