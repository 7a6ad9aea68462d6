/** SQL of the slice. Row level security keeps every statement within the organiser of its transaction. */
import type { Insertable, Selectable } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Id } from '../../kinds/id.ts';
import type { RegionCode } from '../../kinds/region.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import type { Hall } from './contract.ts';
import type { BoothTable, HallTable, PlacementTable } from './tables.ts';

export async function insertHall(tx: Tx, row: Insertable<HallTable>): Promise<void> {
  await tx.insertInto('floor.hall').values(row).execute();
}

/** Locks a hall, so that who draws in it at the same time waits. */
export async function lockHall(
  ctx: AtEdition,
  tx: Tx,
  hall: Id<'hall'>,
): Promise<Pick<Selectable<HallTable>, 'width' | 'depth'> | undefined> {
  return tx
    .selectFrom('floor.hall')
    .select(['width', 'depth'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('id', '=', hall)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

export async function selectRectangles(ctx: AtEdition, tx: Tx, hall: Id<'hall'>) {
  return tx
    .selectFrom('floor.booth')
    .select(['number', 'x', 'y', 'width', 'depth'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('hall_id', '=', hall)
    .execute();
}

/** False when another booth of the edition has the number. */
export async function insertBooth(tx: Tx, row: Insertable<BoothTable>): Promise<boolean> {
  const inserted = await tx
    .insertInto('floor.booth')
    .values(row)
    .onConflict((conflict) => conflict.columns(['organiser_id', 'edition_id', 'number']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Locks a booth, so that who places, signs or sets anything there at the same time waits. */
export async function lockBooth(
  ctx: AtEdition,
  tx: Tx,
  booth: Id<'booth'>,
): Promise<Pick<Selectable<BoothTable>, 'region_code' | 'qris' | 'qris_dynamic'> | undefined> {
  return tx
    .selectFrom('floor.booth')
    .select(['region_code', 'qris', 'qris_dynamic'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('id', '=', booth)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

export async function updateQris(
  ctx: AtEdition,
  tx: Tx,
  booth: Id<'booth'>,
  set: { readonly qris: string | null; readonly qris_dynamic: boolean },
): Promise<void> {
  await tx
    .updateTable('floor.booth')
    .set(set)
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('id', '=', booth)
    .execute();
}

/** The region of a business that takes part in the edition. */
export async function findExhibitorRegion(
  ctx: AtEdition,
  tx: Tx,
  business: Id<'business'>,
): Promise<RegionCode | undefined> {
  const row = await tx
    .selectFrom('exhibitors.taking_part')
    .select('region_code')
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('business_id', '=', business)
    .executeTakeFirst();
  return row?.region_code;
}

/** Takes the business's one place at the edition; false when it has one. */
export async function insertPlacement(tx: Tx, row: Insertable<PlacementTable>): Promise<boolean> {
  const inserted = await tx
    .insertInto('floor.placement')
    .values(row)
    .onConflict((conflict) => conflict.columns(['organiser_id', 'edition_id', 'business_id']).doNothing())
    .returning('booth_id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function findPlacement(
  ctx: AtEdition,
  tx: Tx,
  business: Id<'business'>,
): Promise<{ booth: Id<'booth'>; number: string } | undefined> {
  return tx
    .selectFrom('floor.placed')
    .select(['booth_id as booth', 'number'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('business_id', '=', business)
    .executeTakeFirst();
}

export async function selectHalls(ctx: AtEdition, tx: Tx): Promise<Hall[]> {
  return tx
    .selectFrom('floor.hall')
    .select(['id', 'name', 'width', 'depth'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .orderBy('name')
    .execute();
}

/** The edition's booths with delegation and sellers in one statement; A2 comes before A10. */
export function boothsOf(ctx: AtEdition, tx: Tx) {
  return tx
    .selectFrom('floor.booth as booth')
    .leftJoin('editions.region as region', 'region.code', 'booth.region_code')
    .select((eb) => [
      'booth.id',
      'booth.hall_id as hall',
      'booth.number',
      'booth.cluster',
      'booth.x',
      'booth.y',
      'booth.width',
      'booth.depth',
      'region.code as regionCode',
      'region.name as regionName',
      'booth.qris',
      'booth.qris_dynamic as qrisDynamic',
      jsonArrayFrom(
        eb
          .selectFrom('floor.placement as placement')
          .innerJoin('exhibitors.taking_part as seller', (join) =>
            join
              .onRef('seller.organiser_id', '=', 'placement.organiser_id')
              .onRef('seller.edition_id', '=', 'placement.edition_id')
              .onRef('seller.business_id', '=', 'placement.business_id'),
          )
          .select(['seller.business_id as id', 'seller.slug', 'seller.name', 'seller.region_code as region'])
          .whereRef('placement.organiser_id', '=', 'booth.organiser_id')
          .whereRef('placement.booth_id', '=', 'booth.id')
          .orderBy('seller.name'),
      ).as('businesses'),
    ])
    .where('booth.organiser_id', '=', ctx.organiser)
    .where('booth.edition_id', '=', ctx.edition)
    .orderBy('booth.cluster')
    .orderBy((eb) => eb.fn<number>('length', ['booth.number']))
    .orderBy('booth.number');
}
