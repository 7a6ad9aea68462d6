/** SQL of the slice. Row level security keeps every statement within the organiser of its transaction. */
import { type Insertable, type Selectable, sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { RegionCode } from '../../kinds/region.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { statement } from '../../platform/db/prepared.ts';
import type { AtEdition } from './at-edition.ts';
import type { EditionCalendar, EditionSummary } from './contract.ts';
import type { DelegationTable, DirectoryTable, EditionTable } from './tables.ts';

export async function insertSeries(
  tx: Tx,
  row: { organiser_id: Id<'organiser'>; id: Id<'series'>; name: string },
): Promise<void> {
  await tx.insertInto('editions.series').values(row).execute();
}

/**
 * Takes an address for an edition; false when somebody, perhaps another organiser, has it or had it. One that was this
 * edition's, or that of an edition which the organiser deleted, is taken again.
 */
export async function takeSlug(ctx: AtEdition, tx: Tx, slug: string, current = true): Promise<boolean> {
  const taken = await tx
    .insertInto('editions.directory')
    .values({ slug, organiser_id: ctx.organiser, edition_id: ctx.edition, current })
    .onConflict((conflict) =>
      conflict
        .column('slug')
        .doUpdateSet({ edition_id: ctx.edition, state: 'draft', current })
        .where('editions.directory.organiser_id', '=', ctx.organiser)
        .where((eb) =>
          eb.or([
            eb('editions.directory.edition_id', '=', ctx.edition),
            eb('editions.directory.state', '=', 'deleted'),
          ]),
        ),
    )
    .returning('slug')
    .executeTakeFirst();
  return taken !== undefined;
}

export async function insertEdition(tx: Tx, row: Insertable<EditionTable>): Promise<void> {
  await tx.insertInto('editions.edition').values(row).execute();
}

export async function upsertDelegation(tx: Tx, row: Insertable<DelegationTable>): Promise<void> {
  const { organiser_id, edition_id, region_code, ...settable } = row;
  await tx
    .insertInto('editions.delegation')
    .values({ organiser_id, edition_id, region_code, ...settable })
    .onConflict((conflict) => conflict.columns(['organiser_id', 'edition_id', 'region_code']).doUpdateSet(settable))
    .execute();
}

/** False when the region has no delegation at the edition. */
export async function deleteDelegation(ctx: AtEdition, tx: Tx, region: RegionCode): Promise<boolean> {
  const gone = await tx
    .deleteFrom('editions.delegation')
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('region_code', '=', region)
    .returning('region_code')
    .executeTakeFirst();
  return gone !== undefined;
}

/** The delegation's quota, with its row locked until the transaction ends: who counts against it waits. */
export async function lockDelegation(
  ctx: AtEdition,
  tx: Tx,
  region: RegionCode,
): Promise<Pick<Selectable<DelegationTable>, 'booth_quota' | 'producer_quota'> | undefined> {
  return tx
    .selectFrom('editions.delegation')
    .select(['booth_quota', 'producer_quota'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('region_code', '=', region)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** The new version and the address of the edition whose content moved. */
export async function raiseContentVersion(ctx: AtEdition, tx: Tx) {
  return tx
    .updateTable('editions.edition')
    .set({ content_version: sql<number>`content_version + 1` })
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', ctx.edition)
    .returning(['content_version as version', 'slug'])
    .executeTakeFirst();
}

/** Tells every process of the installation, at commit, to drop what it kept of an edition. */
export async function notifyContent(tx: Tx, slug: string): Promise<void> {
  await sql`select pg_notify('content', ${slug})`.execute(tx);
}

export async function findContentVersion(ctx: AtEdition, tx: Tx): Promise<number | undefined> {
  const row = await tx
    .selectFrom('editions.edition')
    .select('content_version')
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', ctx.edition)
    .executeTakeFirst();
  return row?.content_version;
}

const FIND_ENTRY = statement<Pick<Selectable<DirectoryTable>, 'organiser_id' | 'edition_id' | 'slug' | 'state'>>(
  'editions.find-entry',
  `select now.organiser_id, now.edition_id, now.slug, now.state
from editions.directory as asked join editions.directory as now on now.edition_id = asked.edition_id and now.current
where asked.slug = $1 and now.state <> 'deleted'`,
);

/** The edition that has or had this address, with the one that it has now. The directory is open: no organiser needs to be chosen to read it. */
export async function findDirectoryEntry(db: Db, slug: string) {
  return (await FIND_ENTRY(db, slug))[0];
}

/** All organisers' editions, the newest first; only where no organiser is chosen does the policy `listed` show them. */
export async function selectPublicEditions(db: Db): Promise<(EditionSummary & { readonly version: number })[]> {
  return db
    .selectFrom('editions.edition as edition')
    .innerJoin('people.organiser as organiser', 'organiser.id', 'edition.organiser_id')
    .select([
      'edition.slug',
      'edition.name',
      'edition.theme',
      'organiser.name as organiser',
      'edition.venue',
      'edition.city',
      'edition.place',
      'edition.zone',
      'edition.starts_on as startsOn',
      'edition.ends_on as endsOn',
      'edition.day_ends_at as dayEndsAt',
      'edition.demo',
      'edition.state',
      'edition.content_version as version',
    ])
    .orderBy('edition.starts_on', 'desc')
    .orderBy('edition.slug')
    .execute();
}

const FIND_CALENDAR = statement<EditionCalendar>(
  'editions.find-calendar',
  `select id, slug, zone, day_ends_at as "dayEndsAt", currency, starts_on as "startsOn", ends_on as "endsOn"
from editions.edition where organiser_id = $1::uuid and id = $2::uuid`,
);

export async function findCalendar(ctx: AtEdition, tx: Tx): Promise<EditionCalendar | undefined> {
  return (await FIND_CALENDAR(tx, ctx.organiser, ctx.edition))[0];
}

export async function findEdition(ctx: AtEdition, tx: Tx) {
  return tx
    .selectFrom('editions.edition as edition')
    .innerJoin('editions.series as series', (join) =>
      join.onRef('series.organiser_id', '=', 'edition.organiser_id').onRef('series.id', '=', 'edition.series_id'),
    )
    .innerJoin('people.organiser as organiser', 'organiser.id', 'edition.organiser_id')
    .selectAll('edition')
    .select([
      'series.name as series_name',
      'organiser.name as organiser_name',
      'organiser.slug as organiser_slug',
      'organiser.country_pack',
    ])
    .where('edition.organiser_id', '=', ctx.organiser)
    .where('edition.id', '=', ctx.edition)
    .executeTakeFirst();
}

export async function selectDelegations(ctx: AtEdition, tx: Tx) {
  return tx
    .selectFrom('editions.delegation as delegation')
    .innerJoin('editions.region as region', 'region.code', 'delegation.region_code')
    .leftJoin('editions.agency as agency', (join) =>
      join
        .onRef('agency.organiser_id', '=', 'delegation.organiser_id')
        .onRef('agency.id', '=', 'delegation.lead_agency_id'),
    )
    .select([
      'region.code',
      'region.name',
      'region.full_name as fullName',
      'delegation.position',
      'delegation.booth_quota as boothQuota',
      'delegation.producer_quota as producerQuota',
      'agency.id as agencyId',
      'agency.name as agencyName',
    ])
    .where('delegation.organiser_id', '=', ctx.organiser)
    .where('delegation.edition_id', '=', ctx.edition)
    .orderBy('delegation.position')
    .orderBy('region.code')
    .execute();
}
