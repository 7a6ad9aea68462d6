/** The first wait after a failure, and the longest: milliseconds. */
const FIRST = 2_000;
const LONGEST = 300_000;

/**
 * Milliseconds to wait after the `failures`-th failure in a row (from 1). Doubling, with a jitter of half the wait, so that
 * five hundred tills that lost one access point together do not come back together. `random` is in [0, 1). The server's
 * own wish (Retry-After, in seconds) is a least wait.
 */
export function backOff(failures: number, random: number, retryAfter: number | null = null): number {
  const wait = Math.min(LONGEST, FIRST * 2 ** Math.min(failures - 1, 20));
  const wished = Math.min(retryAfter ?? 0, 3_600) * 1_000;
  return Math.round(wished > wait ? wished * (1 + random) : wait * (0.5 + random / 2));
}
