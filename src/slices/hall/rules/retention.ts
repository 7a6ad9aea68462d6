/** How long a delivered event stays on the device, by the server's clock. */
export const KEPT_FOR = 14 * 86_400_000;

export interface KeptEvent {
  readonly seq: number;
  /** The shift it belongs to; null for events outside any shift (a gate's scans). */
  readonly shift: string | null;
  readonly closesShift: boolean;
  /** The server's time when it said that it had the event; null while it has not. */
  readonly deliveredAt: number | null;
  /** The server keeps it aside for a person. */
  readonly keptAside: boolean;
}

/**
 * How many of the oldest events may be forgotten: in the server's log for fourteen days at least, of a shift whose closing
 * event is delivered too. The log is forgotten from its beginning only. What the server keeps aside stays: no reply would
 * show that a server restored from a backup has lost it. `serverTime` is the newest that the server told: the device's
 * own clock may be anything and has no say.
 */
export function forgettable(events: readonly KeptEvent[], serverTime: number): number {
  const closed = new Set<string>();
  for (const { shift, closesShift, deliveredAt } of events) {
    if (shift !== null && closesShift && deliveredAt !== null) closed.add(shift);
  }
  const kept = events.findIndex(
    ({ shift, deliveredAt, keptAside }) =>
      keptAside ||
      deliveredAt === null ||
      serverTime - deliveredAt < KEPT_FOR ||
      (shift !== null && !closed.has(shift)),
  );
  return kept === -1 ? events.length : kept;
}
