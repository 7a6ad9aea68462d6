import { packNamed } from '../../kinds/country/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import type { AtEdition } from './at-edition.ts';
import type { Edition, EditionCalendar } from './contract.ts';
import { listDelegations } from './list-delegations.ts';
import { findCalendar, findEdition } from './store.ts';

export type EditionFacts = Omit<Edition, 'delegations'>;

/** @throws `request.not-found`, also for another organiser's edition. */
export async function getEditionCalendar(ctx: AtEdition, tx: Tx): Promise<EditionCalendar> {
  const calendar = await findCalendar(ctx, tx);
  if (!calendar) throw new DomainError(common['not-found']);
  return calendar;
}

/** The edition by itself. @throws `request.not-found`, also for another organiser's edition. */
export async function getEditionFacts(ctx: AtEdition, tx: Tx): Promise<EditionFacts> {
  const row = await findEdition(ctx, tx);
  if (!row) throw new DomainError(common['not-found']);
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    theme: row.theme,
    summary: { id: row.summary_id, en: row.summary_en },
    organiser: { slug: row.organiser_slug, name: row.organiser_name },
    country: packNamed(row.country_pack).country,
    series: row.series_name,
    venue: row.venue,
    city: row.city,
    place: row.place,
    zone: row.zone,
    currency: row.currency,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    opensAt: row.opens_at,
    closesAt: row.closes_at,
    dayEndsAt: row.day_ends_at,
    figuresPublic: row.figures_public,
    demo: row.demo,
    state: row.state,
    contentVersion: row.content_version,
  };
}

/** The edition with its delegations. @throws `request.not-found`. */
export async function getEdition(ctx: AtEdition, tx: Tx): Promise<Edition> {
  return { ...(await getEditionFacts(ctx, tx)), delegations: await listDelegations(ctx, tx) };
}
