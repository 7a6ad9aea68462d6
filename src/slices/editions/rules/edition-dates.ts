import { ok, type Result, refused } from '../../../kinds/result.ts';
import { daysFrom } from './milestones.ts';

/** No expo of this kind lasts longer; a year mistyped does. */
export const LONGEST_DAYS = 60;

export interface Span {
  readonly startsOn: string;
  readonly endsOn: string;
}

export interface NamedSpan extends Span {
  readonly name: string;
}

type Refusal = Result<
  undefined,
  'too-long' | 'overlaps' | 'sales-outside',
  { readonly days?: number; readonly with?: string; readonly day?: string }
>;

/**
 * Whether an edition may be held on these days: one series is at one place of its journey at a time, and days on which
 * something was sold stay within. `others` are the other editions of its series; `usedDays` those with sales.
 */
export function checkEditionDates(span: Span, others: readonly NamedSpan[], usedDays: readonly string[] = []): Refusal {
  const days = daysFrom(span.startsOn, span.endsOn) + 1;
  if (days > LONGEST_DAYS) return refused('too-long', { days: LONGEST_DAYS });
  const outside = usedDays.find((day) => day < span.startsOn || day > span.endsOn);
  if (outside !== undefined) return refused('sales-outside', { day: outside });
  const other = others.find((each) => each.startsOn <= span.endsOn && span.startsOn <= each.endsOn);
  return other ? refused('overlaps', { with: other.name }) : ok(undefined);
}
