import { sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Reach } from '../../platform/authz/access.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';

export interface NamedBusiness {
  readonly id: Id<'business'>;
  readonly name: string;
  readonly region: string;
}

/** Businesses within the reach whose name holds these words, with their regions' names; at most `limit`. */
export async function findBusinessesNamed(
  ctx: Context,
  tx: Tx,
  { words, reach, limit }: { readonly words: string; readonly reach: Reach; readonly limit: number },
): Promise<NamedBusiness[]> {
  let rows = tx
    .selectFrom('exhibitors.business as business')
    .innerJoin('editions.region as region', 'region.code', 'business.region_code')
    .select(['business.id', 'business.name', 'region.name as region'])
    .where('business.organiser_id', '=', ctx.organiser)
    .where('business.merged_into', 'is', null)
    .where(sql<boolean>`business.name ilike ${`%${words.trim().replace(/[\\%_]/g, '\\$&')}%`}`)
    .orderBy('business.name')
    .orderBy('business.id')
    .limit(limit);
  if (!reach.all)
    rows = rows.where((eb) =>
      eb.or([
        eb('business.region_code', '=', sql<never>`any(${[...reach.regions]}::text[])`),
        eb('business.id', '=', sql<never>`any(${[...reach.businesses]}::uuid[])`),
      ]),
    );
  return rows.execute();
}
