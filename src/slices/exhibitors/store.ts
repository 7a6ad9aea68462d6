/** SQL of the slice. Row level security keeps every statement within the organiser of its transaction. */
import type { Insertable } from 'kysely';
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

/** Twice is as good as once. */
export async function insertExhibitor(tx: Tx, row: Insertable<ExhibitorTable>): Promise<void> {
  await tx
    .insertInto('exhibitors.exhibitor')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** How many businesses of a region take part, and whether this one is among them. */
export async function countTakingPart(
  ctx: AtEdition,
  tx: Tx,
  region: RegionCode,
  business: Id<'business'>,
): Promise<{ count: number; already: boolean }> {
  return tx
    .selectFrom('exhibitors.taking_part')
    .select((eb) => [
      eb.fn.countAll<number>().as('count'),
      eb.fn.coalesce(eb.fn<boolean>('bool_or', [eb('business_id', '=', business)]), eb.lit(false)).as('already'),
    ])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('region_code', '=', region)
    .executeTakeFirstOrThrow();
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
