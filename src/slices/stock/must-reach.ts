import type { Id } from '../../kinds/id.ts';
import type { RegionCode } from '../../kinds/region.ts';
import { type Action, allowing, reachOf } from '../../platform/authz/access.ts';
import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import type { AtEdition } from '../editions/index.ts';
import { errors } from './errors.ts';
import { findRegionOfExhibitor } from './store.ts';

/**
 * The business takes part, and whoever acts may do this for it: organiser and officer for all, a lead for the own
 * region, a producer for the own business; the system for all.
 * @throws `stock.not-exhibiting`, `request.forbidden`.
 */
export async function mustReach(ctx: AtEdition, tx: Tx, action: Action, business: Id<'business'>): Promise<RegionCode> {
  const region = await findRegionOfExhibitor(ctx, tx, business);
  if (region === undefined) throw new DomainError(errors['not-exhibiting']);
  if (ctx.actor.kind === 'system') return region;
  const held = allowing(ctx.actor, ctx.organiser, action);
  const reach = reachOf(held);
  if (held.length === 0 || !(reach.all || reach.regions.includes(region) || reach.businesses.includes(business)))
    throw new DomainError(common.forbidden);
  return region;
}
