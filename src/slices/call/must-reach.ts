import type { Id } from '../../kinds/id.ts';
import { type Action, allowing, type Reach, reachOf } from '../../platform/authz/access.ts';
import type { Context } from '../../platform/db/context.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';

interface Whose {
  readonly region: string;
  readonly business: Id<'business'>;
}

/** Whether something of this region and business lies within the reach. */
export function isWithin(reach: Reach, { region, business }: Whose): boolean {
  return reach.all || reach.regions.includes(region) || reach.businesses.includes(business);
}

/** How far the actor's right to an action reaches; the system's is everything. @throws `request.forbidden`. */
export function reachFor(ctx: Context, action: Action): Reach {
  if (ctx.actor.kind === 'system') return { all: true };
  const held = allowing(ctx.actor, ctx.organiser, action);
  if (held.length === 0) throw new DomainError(common.forbidden);
  return reachOf(held);
}

/** A lead acts for the own region, a producer for the own business. @throws `request.forbidden`. */
export function mustReach(ctx: Context, action: Action, whose: Whose): void {
  if (!isWithin(reachFor(ctx, action), whose)) throw new DomainError(common.forbidden);
}
