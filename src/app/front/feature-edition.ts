import { businessDayAt } from '../../kinds/business-day.ts';
import type { EditionSummary } from '../../slices/editions/contract.ts';

type Span = Pick<EditionSummary, 'zone' | 'dayEndsAt' | 'startsOn' | 'endsOn'>;

/**
 * The edition that the front page opens with: one that is on today (of several, the one that began first), else the next
 * to begin, else the last that ended. "Today" is each edition's own, by its zone and the end of its days. Of equals, the first in the list.
 */
export function featureEdition<E extends Span>(editions: readonly E[], now: number): E | undefined {
  const today = (edition: Span) => businessDayAt(now, edition);
  const open = editions.filter((edition) => edition.endsOn >= today(edition));
  const current = earliest(open.filter((edition) => edition.startsOn <= today(edition)));
  return current ?? earliest(open) ?? latest(editions);
}

function earliest<E extends Span>(editions: readonly E[]): E | undefined {
  return editions.reduce<E | undefined>(
    (first, next) => (first && first.startsOn <= next.startsOn ? first : next),
    undefined,
  );
}

function latest<E extends Span>(editions: readonly E[]): E | undefined {
  return editions.reduce<E | undefined>((last, next) => (last && last.endsOn >= next.endsOn ? last : next), undefined);
}
