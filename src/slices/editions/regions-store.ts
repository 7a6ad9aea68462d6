/** SQL of regions. Row level security shows those of the packs and the organiser's own. */
import type { RegionCode } from '../../kinds/region.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { KnownRegion } from './contract.ts';

/** False when the code is taken, perhaps by a region that the organiser cannot see. */
export async function insertOwnRegion(
  ctx: Context,
  tx: Tx,
  row: { code: RegionCode; country: string; kind: string; name: string; full_name: string },
): Promise<boolean> {
  const added = await tx
    .insertInto('editions.known_region')
    .values({ ...row, organiser_id: ctx.organiser })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returning('code')
    .executeTakeFirst();
  return added !== undefined;
}

/** With the name that was given to it since. False when it is none of the organiser's own. */
export async function deleteOwnRegion(ctx: Context, tx: Tx, code: RegionCode): Promise<boolean> {
  const own = await tx
    .selectFrom('editions.known_region')
    .select('code')
    .where('organiser_id', '=', ctx.organiser)
    .where('code', '=', code)
    .executeTakeFirst();
  if (!own) return false;
  await tx
    .deleteFrom('editions.region_name')
    .where('organiser_id', '=', ctx.organiser)
    .where('code', '=', code)
    .execute();
  await tx
    .deleteFrom('editions.known_region')
    .where('organiser_id', '=', ctx.organiser)
    .where('code', '=', code)
    .execute();
  return true;
}

export async function upsertRegionName(
  ctx: Context,
  tx: Tx,
  row: { code: RegionCode; name: string; full_name: string },
): Promise<void> {
  const { code, ...called } = row;
  await tx
    .insertInto('editions.region_name')
    .values({ organiser_id: ctx.organiser, code, ...called })
    .onConflict((conflict) => conflict.columns(['organiser_id', 'code']).doUpdateSet(called))
    .execute();
}

/** Of a country, and the organiser's own of whatever country. */
export async function selectRegions(tx: Tx, country: string): Promise<KnownRegion[]> {
  return tx
    .selectFrom('editions.region as region')
    .leftJoin('editions.region as parent', 'parent.code', 'region.parent_code')
    .select(['region.code', 'region.name', 'region.full_name as fullName', 'region.kind', 'parent.name as within'])
    .where((where) => where.or([where('region.country', '=', country), where('region.own', '=', true)]))
    .orderBy('region.code')
    .execute();
}

export async function findRegion(
  tx: Tx,
  code: RegionCode,
): Promise<{ code: RegionCode; name: string; fullName: string } | undefined> {
  return tx
    .selectFrom('editions.region')
    .select(['code', 'name', 'full_name as fullName'])
    .where('code', '=', code)
    .executeTakeFirst();
}
