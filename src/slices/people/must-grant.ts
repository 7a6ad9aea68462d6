import { type Action, allowing, mayGrant } from '../../platform/authz/access.ts';
import type { Context, Role } from '../../platform/db/context.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { errors } from './errors.ts';

/** Whether the actor may give, renew or take back an invitation to this role. @throws `request.forbidden`, `people.role-too-high`. */
export function mustGrant(ctx: Context, role: Role, action: Action = 'people.invite'): void {
  if (ctx.actor.kind === 'system') return;
  const held = allowing(ctx.actor, ctx.organiser, action);
  if (held.length === 0) throw new DomainError(common.forbidden);
  if (!mayGrant(held, role)) throw new DomainError(errors['role-too-high'], {}, { role: ['role-too-high'] });
}
