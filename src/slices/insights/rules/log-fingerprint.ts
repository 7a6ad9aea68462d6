/** The last event of a device in the log. */
export interface LogHead {
  readonly device: string;
  readonly seq: number;
  /** Lower-case hex. */
  readonly hash: string;
}

/**
 * One hash for a whole log: every event is chained to the one before, so the last of every device stand for all. Two logs
 * with the same fingerprint are the same log.
 * @param sha256 of UTF-8 text, in lower-case hex.
 */
export function logFingerprint(heads: readonly LogHead[], sha256: (text: string) => string): string {
  const lines = heads
    .toSorted((a, b) => (a.device < b.device ? -1 : 1))
    .map(({ device, seq, hash }) => `${device} ${seq} ${hash}\n`);
  return sha256(`gelaran-heads-v1\n${lines.join('')}`);
}
