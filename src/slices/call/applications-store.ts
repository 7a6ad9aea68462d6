/** SQL that reads applications. */
import { sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Reach } from '../../platform/authz/access.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import type { ApplicationLine, ApplicationState } from './contract.ts';

/** Applications with business and region, within the reach. */
function within(ctx: AtEdition, tx: Tx, reach: Reach) {
  const rows = tx
    .selectFrom('call.application as application')
    .innerJoin('exhibitors.registered as business', (join) =>
      join
        .onRef('business.organiser_id', '=', 'application.organiser_id')
        .onRef('business.business_id', '=', 'application.business_id'),
    )
    .innerJoin('editions.region as region', 'region.code', 'application.region_code')
    .where('application.organiser_id', '=', ctx.organiser)
    .where('application.edition_id', '=', ctx.edition);
  if (reach.all) return rows;
  return rows.where((eb) =>
    eb.or([
      eb('application.region_code', '=', sql<never>`any(${[...reach.regions]}::text[])`),
      eb('application.business_id', '=', sql<never>`any(${[...reach.businesses]}::uuid[])`),
    ]),
  );
}

export async function findApplicationRow(ctx: AtEdition, tx: Tx, application: Id<'application'>, reach: Reach) {
  return within(ctx, tx, reach)
    .selectAll('application')
    .select(['business.slug', 'business.name', 'business.made_up', 'region.name as region_name'])
    .where('application.id', '=', application)
    .executeTakeFirst();
}

export async function findIdOf(
  ctx: AtEdition,
  tx: Tx,
  business: Id<'business'>,
): Promise<Id<'application'> | undefined> {
  const row = await tx
    .selectFrom('call.application')
    .select('id')
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('business_id', '=', business)
    .executeTakeFirst();
  return row?.id;
}

export interface ApplicationFilter {
  readonly reach: Reach;
  readonly state?: ApplicationState | undefined;
  readonly region?: string | undefined;
  /** A part of the business's name. */
  readonly search?: string | undefined;
  /** The last number of the page before. */
  readonly after?: number | undefined;
  readonly limit: number;
}

export async function selectLines(ctx: AtEdition, tx: Tx, filter: ApplicationFilter): Promise<ApplicationLine[]> {
  let rows = within(ctx, tx, filter.reach)
    .select((eb) => [
      'application.id',
      'application.number',
      'application.state',
      'application.nominated_by',
      'application.submitted_at',
      'application.waitlist_position',
      'business.business_id',
      'business.slug',
      'business.name',
      'region.code as region_code',
      'region.name as region_name',
      eb
        .selectFrom('call.item as item')
        .select(eb.fn.countAll<number>().as('count'))
        .whereRef('item.organiser_id', '=', 'application.organiser_id')
        .whereRef('item.application_id', '=', 'application.id')
        .as('items'),
      eb
        .selectFrom('call.assignment as assignment')
        .select((own) => own.fn.countAll<number>().filterWhere('assignment.state', '=', 'done').as('count'))
        .whereRef('assignment.organiser_id', '=', 'application.organiser_id')
        .whereRef('assignment.application_id', '=', 'application.id')
        .as('scored'),
      eb
        .selectFrom('call.assignment as assignment')
        .select((own) => own.fn.countAll<number>().filterWhere('assignment.state', '<>', 'conflict').as('count'))
        .whereRef('assignment.organiser_id', '=', 'application.organiser_id')
        .whereRef('assignment.application_id', '=', 'application.id')
        .as('curators'),
    ])
    .orderBy('application.number')
    .limit(filter.limit);
  if (filter.state !== undefined) rows = rows.where('application.state', '=', filter.state);
  if (filter.region !== undefined) rows = rows.where('application.region_code', '=', sql<never>`${filter.region}`);
  if (filter.after !== undefined) rows = rows.where('application.number', '>', filter.after);
  if (filter.search)
    rows = rows.where(sql<boolean>`business.name ilike ${`%${filter.search.replace(/[\\%_]/g, '\\$&')}%`}`);
  const found = await rows.execute();
  return found.map((row) => ({
    id: row.id,
    number: row.number,
    business: { id: row.business_id, slug: row.slug, name: row.name },
    region: { code: row.region_code, name: row.region_name },
    state: row.state,
    nominated: row.nominated_by !== null,
    submittedAt: row.submitted_at,
    waitlistPosition: row.waitlist_position,
    items: row.items ?? 0,
    scored: row.scored ?? 0,
    curators: row.curators ?? 0,
  }));
}

/** How many applications there are by region and state, and how many of them were nominated. */
export async function selectCounts(ctx: AtEdition, tx: Tx) {
  return tx
    .selectFrom('call.application')
    .select((eb) => [
      'region_code as region',
      'state',
      eb.fn.countAll<number>().as('count'),
      eb.fn.count<number>('nominated_by').as('nominated'),
    ])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .groupBy(['region_code', 'state'])
    .execute();
}
