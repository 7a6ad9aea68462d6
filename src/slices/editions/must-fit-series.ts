import type { Id } from '../../kinds/id.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { lockSeries, selectSpans } from './editions-store.ts';
import { errors } from './errors.ts';
import { checkEditionDates, type Span } from './rules/edition-dates.ts';

/**
 * Whether an edition of the series may be held on these days. The series is locked, so that two who announce the same days
 * at once do so one after the other. @throws `editions.unknown-series`, `editions.too-long`, `editions.overlaps`, `editions.sales-outside`.
 */
export async function mustFitSeries(
  ctx: Context,
  tx: Tx,
  series: Id<'series'>,
  span: Span,
  own: { readonly edition?: Id<'edition'>; readonly usedDays?: readonly string[] } = {},
): Promise<void> {
  if (!(await lockSeries(ctx, tx, series))) throw new DomainError(errors['unknown-series']);
  const others = (await selectSpans(ctx, tx, series)).filter(({ id }) => id !== own.edition);
  const checked = checkEditionDates(span, others, own.usedDays);
  if (!checked.ok) throw new DomainError(errors[checked.code], { ...checked.data }, { startsOn: [checked.code] });
}
