/** SQL of the slice. Row level security keeps every statement within the organiser of its transaction. */
import { type Insertable, sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { RegionCode } from '../../kinds/region.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import type { Exhibitor } from './contract.ts';
import type { BusinessTable, ExhibitorTable } from './tables.ts';

/** False when another business of the organiser has the address. */
export async function insertBusiness(tx: Tx, row: Insertable<BusinessTable>): Promise<boolean> {
  const inserted = await tx
    .insertInto('exhibitors.business')
    .values(row)
    .onConflict((conflict) => conflict.columns(['organiser_id', 'slug']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function findRegionOfBusiness(
  ctx: Context,
  tx: Tx,
  business: Id<'business'>,
): Promise<RegionCode | undefined> {
  const row = await tx
    .selectFrom('exhibitors.business')
    .select('region_code')
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', business)
    .executeTakeFirst();
  return row?.region_code;
}

/** Twice is as good as once; false when it takes part already. */
export async function insertExhibitor(tx: Tx, row: Insertable<ExhibitorTable>): Promise<boolean> {
  const inserted = await tx
    .insertInto('exhibitors.exhibitor')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('business_id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Twice is as good as once. */
export async function insertHeldPlace(tx: Tx, row: Insertable<ExhibitorTable>): Promise<void> {
  await tx
    .insertInto('exhibitors.held_place')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function releaseHeldPlace(ctx: AtEdition, tx: Tx, business: Id<'business'>): Promise<void> {
  await tx
    .deleteFrom('exhibitors.held_place')
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('business_id', '=', business)
    .execute();
}

/** Held places become exhibitors. Returns how many were held. */
export async function takeUpHeldPlaces(ctx: AtEdition, tx: Tx): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with held as (
      delete from exhibitors.held_place where organiser_id = ${ctx.organiser} and edition_id = ${ctx.edition}
      returning organiser_id, edition_id, business_id
    ), taken as (
      insert into exhibitors.exhibitor (organiser_id, edition_id, business_id)
      select organiser_id, edition_id, business_id from held
      on conflict do nothing
    )
    select count(*)::int as count from held`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** How many places of a region are held or taken, and whether this business has one of them. */
export async function countPlaces(
  ctx: AtEdition,
  tx: Tx,
  region: RegionCode,
  business: Id<'business'>,
): Promise<{ count: number; already: boolean }> {
  return tx
    .selectFrom('exhibitors.place')
    .select((eb) => [
      eb.fn.countAll<number>().as('count'),
      eb.fn.coalesce(eb.fn<boolean>('bool_or', [eb('business_id', '=', business)]), eb.lit(false)).as('already'),
    ])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('region_code', '=', region)
    .executeTakeFirstOrThrow();
}

/** How many places of each region are held or taken; regions without one are left out. */
export async function selectPlaceCounts(ctx: AtEdition, tx: Tx) {
  return tx
    .selectFrom('exhibitors.place')
    .select((eb) => ['region_code as region', eb.fn.countAll<number>().as('count')])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .groupBy('region_code')
    .execute();
}

export async function selectTakingPart(ctx: AtEdition, tx: Tx, region: RegionCode | undefined): Promise<Exhibitor[]> {
  const rows = tx
    .selectFrom('exhibitors.taking_part')
    .select(['business_id as id', 'slug', 'name', 'region_code as region', 'made_up as madeUp'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .orderBy('name')
    .orderBy('slug');
  return (region === undefined ? rows : rows.where('region_code', '=', region)).execute();
}

export async function findBusinessBySlug(ctx: AtEdition, tx: Tx, slug: string) {
  return tx
    .selectFrom('exhibitors.business as business')
    .innerJoin('exhibitors.exhibitor as exhibitor', (join) =>
      join
        .onRef('exhibitor.organiser_id', '=', 'business.organiser_id')
        .onRef('exhibitor.business_id', '=', 'business.id'),
    )
    .selectAll('business')
    .where('business.organiser_id', '=', ctx.organiser)
    .where('business.slug', '=', slug)
    .where('exhibitor.edition_id', '=', ctx.edition)
    .executeTakeFirst();
}

/** False when the business has no place at the edition. */
export async function deleteExhibitor(ctx: AtEdition, tx: Tx, business: Id<'business'>): Promise<boolean> {
  const deleted = await tx
    .deleteFrom('exhibitors.exhibitor')
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('business_id', '=', business)
    .returning('business_id')
    .executeTakeFirst();
  return deleted !== undefined;
}
