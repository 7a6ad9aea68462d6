import type { RegionCode } from '../../kinds/region.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';

/** Identifiers of businesses that take part which nobody has checked yet, by region; regions without one are left out. */
export async function countUnverified(
  ctx: AtEdition,
  tx: Tx,
): Promise<{ readonly region: RegionCode; readonly count: number }[]> {
  return tx
    .selectFrom('exhibitors.identifier as identifier')
    .innerJoin('exhibitors.taking_part as part', (join) =>
      join
        .onRef('part.organiser_id', '=', 'identifier.organiser_id')
        .onRef('part.business_id', '=', 'identifier.business_id'),
    )
    .select((eb) => ['part.region_code as region', eb.fn.countAll<number>().as('count')])
    .where('part.organiser_id', '=', ctx.organiser)
    .where('part.edition_id', '=', ctx.edition)
    .where('identifier.state', '=', 'claimed')
    .groupBy('part.region_code')
    .execute();
}
