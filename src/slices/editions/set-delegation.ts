import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { accept } from './accept.ts';
import type { AtEdition } from './at-edition.ts';
import { bumpContent } from './bump-content.ts';
import { type DelegationInput, delegationInput } from './contract.ts';
import { errors } from './errors.ts';
import { mustBeRegion } from './must-be-region.ts';
import { mustManage } from './must-manage.ts';
import { findAgency, upsertDelegation } from './store.ts';

/**
 * Sets what a region may bring to the edition: its quotas and who leads it. A quota below what has been given out already
 * is allowed, it stops further giving. @throws `editions.unknown-region`, `editions.unknown-agency`.
 */
export async function setDelegation(ctx: AtEdition, tx: Tx, input: DelegationInput): Promise<void> {
  mustManage(ctx);
  const { region, position, boothQuota, producerQuota, leadAgency } = accept(delegationInput, input);
  await mustBeRegion(tx, region);
  if (leadAgency !== null && !(await findAgency(ctx, tx, leadAgency))) throw new DomainError(errors['unknown-agency']);
  await upsertDelegation(tx, {
    organiser_id: ctx.organiser,
    edition_id: ctx.edition,
    region_code: region,
    position,
    booth_quota: boothQuota,
    producer_quota: producerQuota,
    lead_agency_id: leadAgency,
  });
  await audit(ctx, tx, 'editions.delegation-set', ctx.edition, { region, boothQuota, producerQuota });
  await bumpContent(ctx, tx);
}
