import type { Id } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { bumpContent } from './bump-content.ts';
import { listCoAgencies } from './list-co-agencies.ts';
import { listDelegations } from './list-delegations.ts';
import { mustManage } from './must-manage.ts';
import { setDelegation } from './set-delegation.ts';

export interface CopyDelegations {
  readonly from: Id<'edition'>;
  readonly to: Id<'edition'>;
  /** Else every quota begins at 0, to be set. */
  readonly quotas: boolean;
  /** Lead agencies and those that help them. */
  readonly agencies: boolean;
}

/** Gives an edition the regions of an earlier one, in their order. Those that it has already are set anew. */
export async function copyDelegations(
  ctx: Context,
  tx: Tx,
  { from, to, quotas, agencies }: CopyDelegations,
): Promise<number> {
  mustManage(ctx);
  const [source, target] = [
    { ...ctx, edition: from },
    { ...ctx, edition: to },
  ];
  const delegations = await listDelegations(source, tx);
  const helping = agencies ? await listCoAgencies(source, tx) : [];
  for (const { region, position, boothQuota, producerQuota, leadAgency } of delegations)
    await setDelegation(target, tx, {
      region: region.code,
      position,
      boothQuota: quotas ? boothQuota : 0,
      producerQuota: quotas ? producerQuota : 0,
      leadAgency: agencies && leadAgency ? (leadAgency.id as Id<'agency'>) : null,
      coAgencies: helping.filter((agency) => agency.region === region.code).map(({ id }) => id),
    });
  await audit(target, tx, 'editions.delegations-copied', to, { from, count: delegations.length });
  if (delegations.length > 0) await bumpContent(target, tx);
  return delegations.length;
}
