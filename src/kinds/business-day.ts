/**
 * The one rule from an instant to the day that a sale, a shift or a report counts on. A business day begins when the clock
 * at the venue shows `dayEndsAt` and lasts until it shows it again: a night market that ends its day at 02:00 counts what is
 * sold at 01:30 on the evening before. The database has the same rule as `editions.business_day` (migration 0090), held to
 * this one by a test.
 */
import { dayAt, formatClock, type Locale, NEXT_DAY, zoneSuffix } from './time.ts';
import { offsetAt } from './wall-time.ts';

/** What says where a day ends: of every edition. */
export interface BusinessCalendar {
  /** IANA. */
  readonly zone: string;
  /** One of `DAY_ENDS`. */
  readonly dayEndsAt: string;
}

/** The end of a calendar day: how it is until somebody says otherwise. */
export const MIDNIGHT: DayEnd = '00:00';

/**
 * A day ends on a whole hour, so that an hour of the figures never lies half in one day and half in the next, and by six in
 * the morning, when nobody is still selling and the first market already is.
 */
export const DAY_ENDS = ['00:00', '01:00', '02:00', '03:00', '04:00', '05:00', '06:00'] as const;
export type DayEnd = (typeof DAY_ENDS)[number];

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** No clock was put back by more since 1990. */
const MOST_BACK_MS = 4 * HOUR_MS;

function endsAfterMs(dayEndsAt: string): number {
  const [hours = 0, minutes = 0] = dayEndsAt.split(':').map(Number);
  return hours * HOUR_MS + minutes * 60_000;
}

/** What the wall shows, counted as if it were UTC. */
const shownAt = (at: number, zone: string): number => at + offsetAt(at, zone);

const dayOfShown = (shown: number): string => new Date(shown).toISOString().slice(0, 10);

/** The day `YYYY-MM-DD` after another. */
export function nextDay(day: string): string {
  return dayOfShown(Date.parse(`${day}T00:00:00Z`) + DAY_MS);
}

/** The business day `YYYY-MM-DD` of an instant (milliseconds since 1970). Of two instants the later is never on an earlier day. */
export function businessDayAt(at: number, { zone, dayEndsAt }: BusinessCalendar): string {
  const day = dayOfShown(shownAt(at, zone) - endsAfterMs(dayEndsAt));
  // Where the clock has just been put back, it may show a day once more that is already over.
  if (offsetAt(at - MOST_BACK_MS, zone) <= offsetAt(at, zone)) return day;
  const next = nextDay(day);
  return at >= businessDayStart(next, { zone, dayEndsAt }) ? next : day;
}

/** When a business day begins: the first moment at which the clock shows its `dayEndsAt` or has passed it. */
function businessDayStart(day: string, { zone, dayEndsAt }: BusinessCalendar): number {
  const wanted = Date.parse(`${day}T00:00:00Z`) + endsAfterMs(dayEndsAt);
  const offsets = [offsetAt(wanted - DAY_MS - HOUR_MS, zone), offsetAt(wanted + DAY_MS + HOUR_MS, zone)];
  let before = wanted - Math.max(...offsets);
  if (shownAt(before, zone) === wanted) return before;
  let after = wanted - Math.min(...offsets);
  if (shownAt(after, zone) === wanted) return after;
  // The hour was skipped: it begins when the clock jumps.
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (shownAt(middle, zone) >= wanted) after = middle;
    else before = middle;
  }
  return after;
}

/** A business day as instants: from the first millisecond, up to and without the last. */
export function businessDayBounds(
  day: string,
  calendar: BusinessCalendar,
): { readonly from: number; readonly to: number } {
  return { from: businessDayStart(day, calendar), to: businessDayStart(nextDay(day), calendar) };
}

/** The bounds of the business day that an instant lies in. */
export function todayBounds(now: number, calendar: BusinessCalendar): { readonly from: number; readonly to: number } {
  return businessDayBounds(businessDayAt(now, calendar), calendar);
}

/** The hours of the clock in the order in which a business day goes through them: from 2 on to 1 where it ends at 02:00. */
export function hoursOfDay({ dayEndsAt }: Pick<BusinessCalendar, 'dayEndsAt'>): number[] {
  const first = Number(dayEndsAt.slice(0, 2));
  return Array.from({ length: 24 }, (_, hour) => (first + hour) % 24);
}

/**
 * `19.00 WIB`, of an instant that stands under its business day; `01.30 WIB (hari berikutnya)` where the calendar is a day
 * further already.
 */
export function formatClockOfDay(at: number, calendar: BusinessCalendar, locale: Locale): string {
  const clock = `${formatClock(at, calendar.zone, locale)} ${zoneSuffix(calendar.zone, at)}`;
  return dayAt(at, calendar.zone) === businessDayAt(at, calendar) ? clock : `${clock} (${NEXT_DAY[locale]})`;
}
