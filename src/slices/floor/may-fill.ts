import type { RegionCode } from '../../kinds/region.ts';
import { allowing, type Reach, reachOf } from '../../platform/authz/access.ts';
import type { Context } from '../../platform/db/context.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';

/** Drawing and giving away booths is for roles with `floor.manage`, and for the system. @throws `request.forbidden`. */
export function mustDraw(ctx: Context): void {
  if (ctx.actor.kind === 'system') return;
  if (allowing(ctx.actor, ctx.organiser, 'floor.manage').length === 0) throw new DomainError(common.forbidden);
}

export function fillReach(ctx: Context): Reach {
  if (ctx.actor.kind === 'system') return { all: true };
  return reachOf(allowing(ctx.actor, ctx.organiser, 'floor.fill'));
}

/** A lead fills the booths of the own delegation with its businesses. @throws `request.forbidden`. */
export function mustFill(ctx: Context, holder: RegionCode | null, business: RegionCode): void {
  const reach = fillReach(ctx);
  if (reach.all) return;
  if (holder === null || !reach.regions.includes(holder) || !reach.regions.includes(business))
    throw new DomainError(common.forbidden);
}
