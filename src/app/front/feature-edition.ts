import { dayAt } from '../../kinds/time.ts';
import type { EditionSummary } from '../../slices/editions/contract.ts';

type Span = Pick<EditionSummary, 'zone' | 'startsOn' | 'endsOn'>;

/**
 * The edition that the front page opens with: one that is on today, else the next to begin, else the last that ended.
 * `editions` are in the order of preference for those that are equal; "today" is each edition's own, by its time zone.
 */
export function featureEdition<E extends Span>(editions: readonly E[], now: number): E | undefined {
  const current = editions.find(({ zone, startsOn, endsOn }) => {
    const today = dayAt(now, zone);
    return startsOn <= today && today <= endsOn;
  });
  if (current) return current;
  const coming = editions.filter(({ zone, startsOn }) => startsOn > dayAt(now, zone));
  if (coming.length > 0) return coming.reduce((first, next) => (next.startsOn < first.startsOn ? next : first));
  return editions.reduce<E | undefined>((last, next) => (last && last.endsOn >= next.endsOn ? last : next), undefined);
}
