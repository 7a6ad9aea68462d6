import { type Id, newId } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { accept } from './accept.ts';
import type { AtEdition } from './at-edition.ts';
import { type EditionInput, editionInput } from './contract.ts';
import { upsertMilestones } from './editions-store.ts';
import { errors } from './errors.ts';
import { mustFitDay } from './must-fit-day.ts';
import { mustFitSeries } from './must-fit-series.ts';
import { mustManage } from './must-manage.ts';
import { defaultDeadlines } from './rules/milestones.ts';
import { insertEdition, takeSlug } from './store.ts';
import { writeVenues } from './write-venues.ts';

/** Makes an edition of a series: from now on its people work on it, and its address is its own. @throws `editions.slug-taken`, and as `mustFitSeries` and `mustFitDay`. */
export async function createEdition(ctx: Context, tx: Tx, input: EditionInput): Promise<Id<'edition'>> {
  mustManage(ctx);
  const { id = newId<'edition'>(ctx.clock.now()), ...edition } = accept(editionInput, input);
  mustFitDay([edition], edition.dayEndsAt, () => 'closesAt');
  await mustFitSeries(ctx, tx, edition.series, edition);
  if (!(await takeSlug({ ...ctx, edition: id }, tx, edition.slug)))
    throw new DomainError(errors['slug-taken'], { slug: edition.slug }, { slug: ['taken'] });
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
    day_ends_at: edition.dayEndsAt,
    figures_public: edition.figuresPublic,
    demo: edition.demo,
    state: edition.state,
  });
  const at: AtEdition = { ...ctx, edition: id };
  const { venue, city, zone, opensAt, closesAt } = edition;
  await writeVenues(at, tx, [{ name: venue, city, address: '', zone, opensAt, closesAt }]);
  await upsertMilestones(at, tx, defaultDeadlines(edition.startsOn));
  await audit(ctx, tx, 'editions.created', id, { slug: edition.slug });
  return id;
}
