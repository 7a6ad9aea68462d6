/** A phone is late when it has not been heard of for a quarter of an hour. */
const LATE_MS = 15 * 60_000;

/** In use, heard of before, and silent for too long. Times are milliseconds since 1970. */
export function isQuiet(
  device: {
    readonly revokedAt: number | null;
    readonly replacedBy: string | null;
    readonly lastSeenAt: number | null;
  },
  now: number,
): boolean {
  return (
    device.revokedAt === null &&
    device.replacedBy === null &&
    device.lastSeenAt !== null &&
    now - device.lastSeenAt > LATE_MS
  );
}
