/** Watches a device's two clocks while its program runs, and knows what may be said of the one that people set. */
import type { Clock } from '../../../kinds/time.ts';
import type { BatchReply, ClockError } from '../contract.ts';
import { betterClock, type KeptClock, type Moment, measureClock, stillHolds } from '../rules/device-clock.ts';

/** Two looks at a clock may be apart by this much and it was still not set back: milliseconds. */
const SET_BACK = 2_000;

export interface ClockWatch {
  look(): Moment;
  /** What may be said of the clock in a body that is made now; null: nothing. `kept` is what the log has of it. */
  known(kept: KeptClock | null): ClockError | null;
  /**
   * Whether this run of the program has not asked the server for the time yet, or the clock has jumped since: then events wait for
   * one exchange that does, whatever comes of it.
   */
  doubts(kept: KeptClock | null): boolean;
  /** What an exchange showed that began at a moment and has just ended: what is to be kept from now on, if anything new. */
  measure(before: Moment, reply: BatchReply): KeptClock | undefined;
}

export function createClockWatch({
  clock,
  monotonic,
}: {
  readonly clock: Clock;
  readonly monotonic: () => number;
}): ClockWatch {
  const look = (): Moment => ({ wall: clock.now(), monotonic: monotonic() });
  // The newest moment at which the clock was known to run on without a jump.
  let from = look();
  // What was measured in this run and holds; a measurement of an earlier run is only good until the first exchange.
  let measured: KeptClock | null = null;
  let hasJumped = false;
  let hasAsked = false;

  function watch(kept: KeptClock | null): void {
    const now = look();
    const last = measured ?? kept;
    if (last && !stillHolds(last, from, now)) {
      measured = null;
      hasJumped = true;
      hasAsked = false;
    }
    from = now;
  }

  return {
    look,
    known(kept) {
      watch(kept);
      const last = measured ?? (hasJumped ? null : kept);
      // A clock that is earlier than when it was measured was set back while nobody looked.
      if (last === null || clock.now() < last.at - SET_BACK) return null;
      return { error: last.error, roundTrip: last.roundTrip };
    },
    doubts(kept) {
      watch(kept);
      return !hasAsked;
    },
    measure(before, { serverTime }) {
      watch(measured);
      const found = measureClock(before, look(), Date.parse(serverTime));
      hasAsked = true;
      if (found === null) return undefined;
      measured = betterClock(measured, found);
      hasJumped = false;
      return measured;
    },
  };
}
