import type { Tx } from '../../../platform/db/database.ts';
import { type AtEdition, listDelegations, type Region } from '../../editions/index.ts';
import { countApplications } from '../list-applications.ts';
import { reachFor } from '../must-reach.ts';

/** How far a delegation's places are asked for. */
export interface RegionQuota {
  readonly region: Region;
  /** Places for producers. */
  readonly quota: number;
  /** Applications that somebody nominated, of whichever state. */
  readonly nominated: number;
  readonly drafts: number;
  readonly submitted: number;
  readonly accepted: number;
  readonly waitlisted: number;
}

/** The delegations for which the actor may nominate, with what is asked of their places. */
export async function listQuotas(ctx: AtEdition, tx: Tx): Promise<RegionQuota[]> {
  const reach = reachFor(ctx, 'call.nominate');
  const delegations = await listDelegations(ctx, tx);
  const counts = await countApplications(ctx, tx);
  return delegations
    .filter(({ region }) => reach.all || reach.regions.includes(region.code))
    .map(({ region, producerQuota }) => {
      const count = counts.get(region.code);
      return {
        region,
        quota: producerQuota,
        nominated: count?.nominated ?? 0,
        drafts: count?.draft ?? 0,
        submitted: count?.submitted ?? 0,
        accepted: count?.accepted ?? 0,
        waitlisted: count?.waitlisted ?? 0,
      };
    });
}
