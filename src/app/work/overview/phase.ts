import { dayAt } from '../../../kinds/time.ts';
import { daysFrom } from '../../../slices/editions/rules/milestones.ts';

/** Where an edition stands: how many days until it begins, on, or over. By the calendar of its own zone. */
export type Phase = { readonly name: 'before'; readonly days: number } | { readonly name: 'on' | 'after' };

export function phaseAt(
  now: number,
  { zone, startsOn, endsOn }: { readonly zone: string; readonly startsOn: string; readonly endsOn: string },
): Phase {
  const today = dayAt(now, zone);
  if (today < startsOn) return { name: 'before', days: daysFrom(today, startsOn) };
  return { name: today > endsOn ? 'after' : 'on' };
}
