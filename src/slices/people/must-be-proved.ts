import type { Context } from '../../platform/db/context.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { errors } from './errors.ts';

/**
 * Whether the actor may take on something new with this organiser: not before the address is proved, and not by a session that
 * another organiser's outbox could have opened. @throws `people.mailbox-unproved`.
 */
export function mustBeProved({ actor, organiser }: Pick<Context, 'actor' | 'organiser'>): void {
  if (actor.kind !== 'person' || actor.limit === undefined) return;
  if (actor.limit.to === 'organiser' && actor.limit.organiser === organiser) return;
  throw new DomainError(errors['mailbox-unproved']);
}
