/** The calendar day and the hour of an instant in a zone, for tens of thousands of sales a second. */
import { dayAt, hourAt } from '../../../kinds/time.ts';

/** Every zone in use differs from UTC by whole quarters of an hour, so within a quarter the day and the hour are constant. */
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

export function localTime(at: number, zone: string): LocalTime {
  const quarter = Math.floor(at / QUARTER);
  const found = known.get(zone)?.get(quarter);
  if (found) return found;
  const time = { day: dayAt(at, zone), hour: hourAt(at, zone) };
  if (kept++ >= MOST_QUARTERS) {
    known.clear();
    kept = 1;
  }
  const quarters = known.get(zone) ?? new Map<number, LocalTime>();
  quarters.set(quarter, time);
  known.set(zone, quarters);
  return time;
}
