/** A clock that is off by no more than this is taken as right: slow networks make small differences by themselves. */
export const TOLERATED_SKEW = 120_000;

/**
 * Milliseconds to add to a device's wall times of one batch: how far its clock was behind the server's when it sent.
 * Recorded with the batch, so that recomputing gives the same day and hour for ever.
 */
export function clockOffset(receivedAt: number, sentAt: number): number {
  const offset = receivedAt - sentAt;
  return Math.abs(offset) > TOLERATED_SKEW ? offset : 0;
}

/** When an event happened, as well as it can be known: milliseconds since 1970. */
export function correctedTime(wallTime: number, offset: number): number {
  return wallTime + offset;
}
