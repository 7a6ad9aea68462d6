/** The business day and the hour of an instant, for tens of thousands of sales a second. */
import { type BusinessCalendar, businessDayAt } from '../../../kinds/business-day.ts';
import { hourAt } from '../../../kinds/time.ts';

/** Every zone in use differs from UTC by whole quarters of an hour and days end on whole hours, so within a quarter the day and the hour are constant. */
const QUARTER = 15 * 60_000;
const MOST_QUARTERS = 20_000;

export interface LocalTime {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** 0..23. */
  readonly hour: number;
}

const known = new Map<string, Map<number, LocalTime>>();
let kept = 0;

export function localTime(at: number, { zone, dayEndsAt }: BusinessCalendar): LocalTime {
  const calendar = `${zone} ${dayEndsAt}`;
  const quarter = Math.floor(at / QUARTER);
  const found = known.get(calendar)?.get(quarter);
  if (found) return found;
  const time = { day: businessDayAt(at, { zone, dayEndsAt }), hour: hourAt(at, zone) };
  if (kept++ >= MOST_QUARTERS) {
    known.clear();
    kept = 1;
  }
  const quarters = known.get(calendar) ?? new Map<number, LocalTime>();
  quarters.set(quarter, time);
  known.set(calendar, quarters);
  return time;
}
