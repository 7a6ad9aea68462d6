import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import type { AtEdition } from './at-edition.ts';
import { findDates } from './editions-store.ts';

/** The series that the edition is one of. @throws `request.not-found`. */
export async function getSeriesOf(ctx: AtEdition, tx: Tx): Promise<Id<'series'>> {
  const found = await findDates(ctx, tx);
  if (!found) throw new DomainError(common['not-found']);
  return found.series;
}
