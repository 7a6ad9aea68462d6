/** Between what a clock on the wall shows and an instant. */

const WALL = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d))?$/;

const DAY_MS = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Intl formatters are slow to make and quick to use: one a zone is kept. */
function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(zone, format);
  }
  return format;
}

/** How far the clock of a zone is ahead of UTC at an instant: milliseconds. */
export function offsetAt(at: number, zone: string): number {
  const parts = formatOf(zone).formatToParts(at);
  const found = Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = found;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1_000) * 1_000;
}
/**
 * Milliseconds since 1970 of `2023-06-23T19:00` (or with seconds) in an IANA zone; undefined for anything else, also for a day
 * that no calendar has. The one rule for what a wall shows twice, when clocks are put back: the first of the two. What it never
 * shows, because clocks are put forward, is as much later as they are put forward: where 02:00 becomes 03:00, 02:30 is 03:30.
 */
export function instantAt(text: string, zone: string): number | undefined {
  const match = WALL.exec(text);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const shown = Date.UTC(year, month - 1, day, hour, minute, second);
  const given = `${text.slice(0, 16)}:${String(second).padStart(2, '0')}.000Z`;
  if (Number.isNaN(shown) || new Date(shown).toISOString() !== given) return undefined;
  // No zone is a day from UTC: these offsets hold before and after whatever change is near.
  const before = shown - offsetAt(shown - DAY_MS, zone);
  const after = shown - offsetAt(shown + DAY_MS, zone);
  const fits = [before, after].filter((at) => at + offsetAt(at, zone) === shown);
  return fits.length === 0 ? before : Math.min(...fits);
}

/** Whether the clocks of a zone are put forward and back within half a year of an instant. */
export function hasTwoTimes(zone: string, at: number): boolean {
  return offsetAt(at, zone) !== offsetAt(at + 182 * DAY_MS, zone);
}
