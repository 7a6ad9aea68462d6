import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { type AtEdition, bumpContent, lockDelegation, mustManage } from '../editions/index.ts';
import { errors } from './errors.ts';
import { mustBeBusiness } from './must-be-business.ts';
import { countTakingPart, insertExhibitor } from './store.ts';

/**
 * Gives a business a place at the edition, out of the quota of its region's delegation. The delegation is locked before
 * its places are counted, so two who take the last place at once get one place. Repeating it changes nothing.
 * @throws `exhibitors.unknown-business`, `exhibitors.no-delegation`, `exhibitors.quota-full`.
 */
export async function takePart(ctx: AtEdition, tx: Tx, input: { readonly business: Id<'business'> }): Promise<void> {
  mustManage(ctx);
  const region = await mustBeBusiness(ctx, tx, input.business);
  const delegation = await lockDelegation(ctx, tx, region);
  if (!delegation) throw new DomainError(errors['no-delegation'], { region });
  const { count, already } = await countTakingPart(ctx, tx, region, input.business);
  if (already) return;
  if (count >= delegation.producer_quota)
    throw new DomainError(errors['quota-full'], { quota: delegation.producer_quota });
  await insertExhibitor(tx, { organiser_id: ctx.organiser, edition_id: ctx.edition, business_id: input.business });
  await bumpContent(ctx, tx);
}
