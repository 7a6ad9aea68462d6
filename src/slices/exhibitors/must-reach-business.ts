import type { Id } from '../../kinds/id.ts';
import type { RegionCode } from '../../kinds/region.ts';
import { type Action, allowing, type Reach, reachOf } from '../../platform/authz/access.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { mustBeBusiness } from './must-be-business.ts';

/** Whether a business is within reach: the committee's are all, a lead's those of the region, a producer's the own. */
export function isInReach(reach: Reach, business: Id<'business'>, region: RegionCode): boolean {
  return reach.all || reach.businesses.includes(business) || reach.regions.includes(region);
}

/** @throws `request.forbidden` for a business that the actor's role for this action does not reach, `exhibitors.unknown-business`. */
export async function mustReachBusiness(
  ctx: Context,
  tx: Tx,
  action: Action,
  business: Id<'business'>,
): Promise<RegionCode> {
  const region = await mustBeBusiness(ctx, tx, business);
  if (ctx.actor.kind === 'system') return region;
  const held = allowing(ctx.actor, ctx.organiser, action);
  if (held.length === 0 || !isInReach(reachOf(held), business, region)) throw new DomainError(common.forbidden);
  return region;
}
