/**
 * How long a phone waits after wrong PINs. A PIN has a million values: five tries a minute at first and ever fewer afterwards
 * make guessing one at the till take longer than the fair lasts. The phone's own clock is what it has, so who sets it forward
 * waits less; every refund is listed for its supervisor all the same.
 */

export interface PinTries {
  /** In a row, whoever's PIN was tried. */
  readonly wrong: number;
  /** When the last one was: milliseconds since 1970 by this device's clock. */
  readonly at: number;
}

export const NO_TRIES: PinTries = { wrong: 0, at: 0 };

/** Wrong ones without a wait. */
const FREE = 5;
const FIRST_WAIT = 60_000;
const LONGEST_WAIT = 24 * 3_600_000;

/** Five wrong ones: one minute from the last; each further one doubles it, up to a day. */
function waitAfter(wrong: number): number {
  return wrong < FREE ? 0 : Math.min(FIRST_WAIT * 2 ** (wrong - FREE), LONGEST_WAIT);
}

/** Milliseconds until the next try; never longer than the whole wait, also when the clock was set back meanwhile. */
export function waitLeft(tries: PinTries, now: number): number {
  const wait = waitAfter(tries.wrong);
  return Math.min(Math.max(tries.at + wait - now, 0), wait);
}

export function afterWrong(tries: PinTries, now: number): PinTries {
  return { wrong: tries.wrong + 1, at: now };
}
