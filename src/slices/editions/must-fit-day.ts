import { DomainError } from '../../platform/problem/domain-error.ts';
import { errors } from './errors.ts';
import { fitsInDay, type Hours } from './rules/opening-hours.ts';

/** Whether the hours of each venue lie within one business day. @throws `editions.outside-day` at the field of the first that do not. */
export function mustFitDay(
  venues: readonly Hours[],
  dayEndsAt: string,
  field = (at: number) => `venues.${at}.closesAt`,
): void {
  const at = venues.findIndex((hours) => !fitsInDay(hours, dayEndsAt));
  if (at >= 0) throw new DomainError(errors['outside-day'], { ends: dayEndsAt }, { [field(at)]: ['outside-day'] });
}
