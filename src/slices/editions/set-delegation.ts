import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { accept } from './accept.ts';
import { replaceCoAgencies } from './agencies-store.ts';
import type { AtEdition } from './at-edition.ts';
import { bumpContent } from './bump-content.ts';
import { type DelegationInput, delegationInput } from './contract.ts';
import { mustBeAgencies } from './must-be-agency.ts';
import { mustBeRegion } from './must-be-region.ts';
import { mustManage } from './must-manage.ts';
import { upsertDelegation } from './store.ts';

/**
 * Sets what a region may bring to the edition: its quotas and who leads it. What has been given out already is known to
 * slices above only: whoever lowers a quota asks them first and holds it against `checkQuota`, with `lockDelegation` held. @throws `editions.unknown-region`, `editions.unknown-agency`.
 */
export async function setDelegation(ctx: AtEdition, tx: Tx, input: DelegationInput): Promise<void> {
  mustManage(ctx);
  const { region, position, boothQuota, producerQuota, leadAgency, coAgencies } = accept(delegationInput, input);
  await mustBeRegion(tx, region);
  await mustBeAgencies(ctx, tx, [...(leadAgency === null ? [] : [leadAgency]), ...(coAgencies ?? [])]);
  await upsertDelegation(tx, {
    organiser_id: ctx.organiser,
    edition_id: ctx.edition,
    region_code: region,
    position,
    booth_quota: boothQuota,
    producer_quota: producerQuota,
    lead_agency_id: leadAgency,
  });
  // Who leads does not help too.
  if (coAgencies)
    await replaceCoAgencies(
      ctx,
      tx,
      region,
      [...new Set(coAgencies)].filter((agency) => agency !== leadAgency),
    );
  await audit(ctx, tx, 'editions.delegation-set', ctx.edition, { region, boothQuota, producerQuota });
  await bumpContent(ctx, tx);
}
