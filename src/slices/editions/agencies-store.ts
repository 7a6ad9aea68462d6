/** SQL of agencies and of who leads which delegation with whom. */
import { type Insertable, sql, type Updateable } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { RegionCode } from '../../kinds/region.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from './at-edition.ts';
import type { AgencyTable } from './tables.ts';

/** Names are compared after this, so that two who add the same agency at once add one. */
export async function lockAgencyNames(ctx: Context, tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`agencies:${ctx.organiser}`}, 0))`.execute(tx);
}

export async function insertAgency(tx: Tx, row: Insertable<AgencyTable>): Promise<void> {
  await tx.insertInto('editions.agency').values(row).execute();
}

/** An agency of the name in whichever case and with whichever spaces; of another region only one that names no region, or for one that names none. */
export async function findAgencyNamed(ctx: Context, tx: Tx, name: string, region: RegionCode | null) {
  return tx
    .selectFrom('editions.agency')
    .select('id')
    .where('organiser_id', '=', ctx.organiser)
    .where(
      sql<boolean>`lower(regexp_replace(name, '\\s+', ' ', 'g')) = lower(regexp_replace(${name}, '\\s+', ' ', 'g'))`,
    )
    .where(sql<boolean>`(region_code is null or ${region}::text is null or region_code = ${region})`)
    .executeTakeFirst();
}

/** Deletes an agency; false when there is none. @throws a foreign key violation (23503) where it leads, helps or invited. */
export async function deleteAgencyRow(ctx: Context, tx: Tx, agency: Id<'agency'>): Promise<boolean> {
  const gone = await tx
    .deleteFrom('editions.agency')
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', agency)
    .returning('id')
    .executeTakeFirst();
  return gone !== undefined;
}

/** False when there is no such agency of the organiser. */
export async function updateAgency(
  ctx: Context,
  tx: Tx,
  agency: Id<'agency'>,
  changes: Updateable<AgencyTable>,
): Promise<boolean> {
  const changed = await tx
    .updateTable('editions.agency')
    .set(changes)
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', agency)
    .returning('id')
    .executeTakeFirst();
  return changed !== undefined;
}

export async function selectAgencies(ctx: Context, tx: Tx) {
  return tx
    .selectFrom('editions.agency')
    .select(['id', 'name', 'kind', 'region_code', 'retired_at'])
    .where('organiser_id', '=', ctx.organiser)
    .orderBy(sql`retired_at is not null`)
    .orderBy('name')
    .orderBy('id')
    .execute();
}

export async function selectAgenciesAmong(ctx: Context, tx: Tx, agencies: readonly Id<'agency'>[]) {
  return tx
    .selectFrom('editions.agency')
    .select('id')
    .where('organiser_id', '=', ctx.organiser)
    .where('id', 'in', agencies)
    .execute();
}

export async function replaceCoAgencies(
  ctx: AtEdition,
  tx: Tx,
  region: RegionCode,
  agencies: readonly Id<'agency'>[],
): Promise<void> {
  const key = { organiser_id: ctx.organiser, edition_id: ctx.edition, region_code: region };
  await tx
    .deleteFrom('editions.co_agency')
    .where('organiser_id', '=', key.organiser_id)
    .where('edition_id', '=', key.edition_id)
    .where('region_code', '=', region)
    .execute();
  if (agencies.length === 0) return;
  await tx
    .insertInto('editions.co_agency')
    .values(agencies.map((agency) => ({ ...key, agency_id: agency })))
    .execute();
}

export async function selectCoAgencies(ctx: AtEdition, tx: Tx) {
  return tx
    .selectFrom('editions.co_agency as co')
    .innerJoin('editions.agency as agency', (join) =>
      join.onRef('agency.organiser_id', '=', 'co.organiser_id').onRef('agency.id', '=', 'co.agency_id'),
    )
    .select(['co.region_code as region', 'agency.id', 'agency.name'])
    .where('co.organiser_id', '=', ctx.organiser)
    .where('co.edition_id', '=', ctx.edition)
    .orderBy('agency.name')
    .execute();
}
