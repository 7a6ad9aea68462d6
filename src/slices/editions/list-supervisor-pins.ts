import type { RegionCode } from '../../kinds/region.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from './at-edition.ts';
import type { SupervisorPin } from './contract.ts';

/** Whose PIN a till of a booth takes: the supervisors of its region and of all regions, the oldest first. */
export async function listSupervisorPins(ctx: AtEdition, tx: Tx, region: RegionCode | null): Promise<SupervisorPin[]> {
  return tx
    .selectFrom('editions.supervisor')
    .select(['id', 'name', 'salt', 'iterations', 'hash'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('ended_at', 'is', null)
    .where((eb) => eb.or([eb('region_code', 'is', null), eb('region_code', '=', region)]))
    .orderBy('made_at')
    .orderBy('id')
    .execute();
}
