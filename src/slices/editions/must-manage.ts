import { allowing } from '../../platform/authz/access.ts';
import type { Context } from '../../platform/db/context.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';

/**
 * Setting up an edition is for people whose role with this organiser allows `editions.manage`, and for the system (the
 * command line, the demo). @throws `request.forbidden`.
 */
export function mustManage(ctx: Context): void {
  if (ctx.actor.kind === 'system') return;
  if (allowing(ctx.actor, ctx.organiser, 'editions.manage').length === 0) throw new DomainError(common.forbidden);
}
