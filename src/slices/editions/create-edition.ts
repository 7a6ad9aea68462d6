import { type Id, newId } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { accept } from './accept.ts';
import { type EditionInput, editionInput } from './contract.ts';
import { errors } from './errors.ts';
import { mustManage } from './must-manage.ts';
import { findSeries, insertEdition, takeSlug } from './store.ts';

/** Announces an edition of a series: from now on its address is found. @throws `editions.slug-taken`, `editions.unknown-series`. */
export async function createEdition(ctx: Context, tx: Tx, input: EditionInput): Promise<Id<'edition'>> {
  mustManage(ctx);
  const { id = newId<'edition'>(ctx.clock.now()), ...edition } = accept(editionInput, input);
  if (!(await findSeries(ctx, tx, edition.series))) throw new DomainError(errors['unknown-series']);
  if (!(await takeSlug({ ...ctx, edition: id }, tx, edition.slug)))
    throw new DomainError(errors['slug-taken'], { slug: edition.slug });
  await insertEdition(tx, {
    organiser_id: ctx.organiser,
    id,
    slug: edition.slug,
    series_id: edition.series,
    name: edition.name,
    theme: edition.theme,
    summary_id: edition.summary.id,
    summary_en: edition.summary.en,
    venue: edition.venue,
    city: edition.city,
    zone: edition.zone,
    currency: edition.currency,
    starts_on: edition.startsOn,
    ends_on: edition.endsOn,
    opens_at: edition.opensAt,
    closes_at: edition.closesAt,
    figures_public: edition.figuresPublic,
    demo: edition.demo,
  });
  await audit(ctx, tx, 'editions.created', id, { slug: edition.slug });
  return id;
}
