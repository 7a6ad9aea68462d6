import { type BusinessCalendar, businessDayAt } from '../../../kinds/business-day.ts';
import { formatClock } from '../../../kinds/time.ts';
import { daysFrom } from '../../../slices/editions/rules/milestones.ts';

/** Where an edition stands: how many days until it begins, on, or over. By its own business days. */
export type Phase = { readonly name: 'before'; readonly days: number } | { readonly name: 'on' | 'after' };

export function phaseAt(
  now: number,
  { startsOn, endsOn, ...calendar }: BusinessCalendar & { readonly startsOn: string; readonly endsOn: string },
): Phase {
  const today = businessDayAt(now, calendar);
  if (today < startsOn) return { name: 'before', days: daysFrom(today, startsOn) };
  return { name: today > endsOn ? 'after' : 'on' };
}

/** Whether the doors are open at this hour; they may close after midnight. */
export function isOpenAt(
  now: number,
  { zone, opensAt, closesAt }: { readonly zone: string; readonly opensAt: string; readonly closesAt: string },
): boolean {
  const clock = formatClock(now, zone, 'en');
  return opensAt < closesAt ? opensAt <= clock && clock < closesAt : opensAt <= clock || clock < closesAt;
}
