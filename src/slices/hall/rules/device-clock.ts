/** How a device measures its own clock by exchanges with the server: the smallest round trip knows best. */
import type { ClockError } from '../contract.ts';
import { MOST_ROUND_TRIP, TOLERATED_SKEW } from './clock.ts';

/** One look at both clocks of a device: the one that people set, and the one that nobody can. */
export interface Moment {
  readonly wall: number;
  readonly monotonic: number;
}

/** A measurement as the device keeps it, with its own clock at that moment. */
export interface KeptClock extends ClockError {
  readonly at: number;
}

/** Two clocks that ran apart by less than this ran together: they are read one after the other, and are slewed. */
const TOGETHER = 2_000;

/** What an exchange shows: the server's time fell somewhere between the device's before and after. Null: nothing. */
export function measureClock(before: Moment, after: Moment, serverTime: number): KeptClock | null {
  const roundTrip = Math.ceil(after.monotonic - before.monotonic);
  if (roundTrip < 0 || roundTrip > MOST_ROUND_TRIP || Math.abs(ranApart(before, after)) > TOGETHER) return null;
  return { error: Math.round(serverTime - (before.wall + after.wall) / 2), roundTrip, at: Math.round(after.wall) };
}

/** How far the wall clock ran ahead of the monotonic one between two moments. */
function ranApart(from: Moment, to: Moment): number {
  return to.wall - from.wall - (to.monotonic - from.monotonic);
}

/**
 * Whether a measurement still says something at a later moment of the same run of the program. A wall clock that fell back was
 * set. One that ran ahead was set, or the phone slept, and many monotonic clocks stand still in sleep: a clock that was right is then
 * taken to be right still, one that was wrong may have been set right.
 */
export function stillHolds(kept: KeptClock, from: Moment, to: Moment): boolean {
  const apart = ranApart(from, to);
  if (Math.abs(apart) <= TOGETHER) return true;
  return apart > 0 && Math.abs(kept.error) <= TOLERATED_SKEW;
}

/** Of two measurements the one with the smaller round trip, unless both cannot be true of one clock: then the newer. */
export function betterClock(kept: KeptClock | null, measured: KeptClock): KeptClock {
  if (kept === null || kept.roundTrip >= measured.roundTrip) return measured;
  const apart = Math.abs(kept.error - measured.error);
  return apart <= (kept.roundTrip + measured.roundTrip) / 2 + TOGETHER ? kept : measured;
}
