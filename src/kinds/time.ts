import { PACKS } from './country/index.ts';

/** Where code that decides asks what time it is. Passed in always, so that a rule can be tested at any hour. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

export type Locale = 'id' | 'en';

/** The zones of the country packs by the suffix that print uses; elsewhere the offset is printed. */
const SUFFIX: ReadonlyMap<string, string> = new Map(
  PACKS.flatMap(({ zones, otherZones = [] }) => [...zones, ...otherZones].map(({ zone, suffix }) => [zone, suffix])),
);

const TAG: Readonly<Record<Locale, string>> = { id: 'id-ID', en: 'en-GB' };

interface WallParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

const partsFormats = new Map<string, Intl.DateTimeFormat>();

/** Intl formatters are slow to make and quick to use: one a zone is kept. */
function partsFormat(zone: string): Intl.DateTimeFormat {
  let format = partsFormats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    partsFormats.set(zone, format);
  }
  return format;
}

function wallParts(at: number, zone: string): WallParts {
  const found: Record<string, number> = {};
  for (const part of partsFormat(zone).formatToParts(at)) found[part.type] = Number(part.value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = found;
  return { year, month, day, hour, minute };
}

/** The calendar day `YYYY-MM-DD` at an instant (milliseconds since 1970) in an IANA zone. */
export function dayAt(at: number, zone: string): string {
  const { year, month, day } = wallParts(at, zone);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The hour 0..23 at an instant in an IANA zone. */
export function hourAt(at: number, zone: string): number {
  return wallParts(at, zone).hour;
}

/** `WIB`, `WITA`, `WIT`, `IST`, or `UTC+07:00` elsewhere: a time is never printed without it. */
export function zoneSuffix(zone: string, at: number): string {
  const known = SUFFIX.get(zone);
  if (known) return known;
  const offset = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find((part) => part.type === 'timeZoneName')?.value;
  return (offset ?? 'GMT').replace('GMT', 'UTC');
}

/** `19.00` in Indonesian, `19:00` in English, without the suffix: for tables whose heading has it. */
export function formatClock(at: number, zone: string, locale: Locale): string {
  const { hour, minute } = wallParts(at, zone);
  return `${String(hour).padStart(2, '0')}${locale === 'id' ? '.' : ':'}${String(minute).padStart(2, '0')}`;
}

/** Beside an hour that belongs to the calendar day after the one it stands under. */
export const NEXT_DAY: Readonly<Record<Locale, string>> = { id: 'hari berikutnya', en: 'next day' };

/**
 * `10.00–22.00 WIB` in Indonesian, `10:00–22:00 WIB` in English, of wall times `HH:MM` of a place, on a calendar day;
 * `18.00–02.00 WIB (hari berikutnya)` where it closes past midnight.
 */
export function formatHours(
  { opensAt, closesAt, zone }: { readonly opensAt: string; readonly closesAt: string; readonly zone: string },
  on: string,
  locale: Locale,
): string {
  const past = closesAt <= opensAt && closesAt !== '00:00';
  const next = past ? ` (${NEXT_DAY[locale]})` : '';
  const zoned = zoneSuffix(zone, Date.parse(`${on}T${opensAt}Z`));
  return `${formatWall(opensAt, locale)}–${formatWall(closesAt, locale)} ${zoned}${next}`;
}

/** `02.00` in Indonesian, `02:00` in English, of a wall time `HH:MM`. */
export function formatWall(time: string, locale: Locale): string {
  return locale === 'id' ? time.replace(':', '.') : time;
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();

function dayFormat(locale: Locale, weekday: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${weekday}`;
  let format = dayFormats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(TAG[locale], {
      timeZone: 'UTC',
      ...(weekday ? { weekday: 'long' as const } : {}),
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    });
    dayFormats.set(key, format);
  }
  return format;
}

/** `Jumat, 23 Juni 2023` or `Friday 23 June 2023`, of a calendar day `YYYY-MM-DD`. */
export function formatDay(day: string, locale: Locale, weekday = true): string {
  return dayFormat(locale, weekday).format(Date.parse(`${day}T00:00:00Z`));
}

/** `Jumat, 23 Juni 2023 pukul 19.00 WIB` or `Friday 23 June 2023, 19:00 WIB`. */
export function formatInstant(at: number, zone: string, locale: Locale): string {
  const joint = locale === 'id' ? ' pukul ' : ', ';
  return `${formatDay(dayAt(at, zone), locale)}${joint}${formatClock(at, zone, locale)} ${zoneSuffix(zone, at)}`;
}

/** `23–25 Juni 2023`, shortened where the month or the year is shared. */
export function formatDays(first: string, last: string, locale: Locale): string {
  if (first === last) return formatDay(first, locale, false);
  return new Intl.DateTimeFormat(TAG[locale], { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' })
    .formatRange(Date.parse(`${first}T00:00:00Z`), Date.parse(`${last}T00:00:00Z`))
    .replace(/\s*–\s*/, first.slice(0, 7) === last.slice(0, 7) ? '–' : ' – ');
}

/** The calendar days from first to last, both included. */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(`${first}T00:00:00Z`); at <= Date.parse(`${last}T00:00:00Z`); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}
