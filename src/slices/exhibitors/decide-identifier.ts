/** An officer checks what was claimed. */
import type { Id } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import { allowing } from '../../platform/authz/access.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { accept } from '../editions/index.ts';
import { type IdentifierState, type RejectInput, rejectInput, type VerifyInput, verifyInput } from './contract.ts';
import { errors } from './errors.ts';
import { onlyOnce } from './only-once.ts';
import { insertIdentifierEvent, lockIdentifier, updateIdentifier } from './profile-store.ts';
import { refusePersonalNumbers } from './refuse-personal-numbers.ts';
import { bumpEditionsOf } from './save-profile.ts';

function mustCheck(ctx: Context): void {
  if (ctx.actor.kind === 'system') return;
  if (allowing(ctx.actor, ctx.organiser, 'identifiers.verify').length === 0) throw new DomainError(common.forbidden);
}

async function lockIn(ctx: Context, tx: Tx, id: Id<'identifier'>, states: readonly IdentifierState[]) {
  mustCheck(ctx);
  const held = await lockIdentifier(ctx, tx, id);
  if (!held) throw new DomainError(errors['identifier-unknown']);
  if (!states.includes(held.state)) throw new DomainError(errors['identifier-state'], { state: held.state });
  return held;
}

const decider = (ctx: Context) => (ctx.actor.kind === 'person' ? ctx.actor.user : null);

/**
 * Says that the number is right: what was seen, and until which day it is good. Verified ones are verified anew, with
 * another day. @throws `exhibitors.identifier-state`, `exhibitors.identifier-owned`, `exhibitors.personal-number`, `request.forbidden`.
 */
export async function verifyIdentifier(ctx: Context, tx: Tx, input: VerifyInput): Promise<void> {
  const { identifier, evidence, expiresOn } = accept(verifyInput, input);
  refusePersonalNumbers({ evidence });
  const held = await lockIn(ctx, tx, identifier, ['claimed', 'verified', 'rejected']);
  await onlyOnce(() =>
    updateIdentifier(ctx, tx, held.id, {
      state: 'verified',
      expires_on: expiresOn,
      decided_at: new Date(ctx.clock.now()),
      decided_by: decider(ctx),
      evidence,
    }),
  );
  await insertIdentifierEvent(ctx, tx, {
    identifier_id: held.id,
    kind: 'verified',
    text: evidence,
    expires_on: expiresOn,
  });
  await audit(ctx, tx, 'exhibitors.verify-identifier', held.id, {
    business: held.business,
    kind: held.kind,
    expiresOn,
  });
  await bumpEditionsOf(ctx, tx, held.business);
}

/** Says that the number is wrong, and why; the business reads it and can claim another. */
export async function rejectIdentifier(ctx: Context, tx: Tx, input: RejectInput): Promise<void> {
  const { identifier, reason } = accept(rejectInput, input);
  refusePersonalNumbers({ reason });
  const held = await lockIn(ctx, tx, identifier, ['claimed', 'verified']);
  await updateIdentifier(ctx, tx, held.id, {
    state: 'rejected',
    decided_at: new Date(ctx.clock.now()),
    decided_by: decider(ctx),
    evidence: reason,
  });
  await insertIdentifierEvent(ctx, tx, { identifier_id: held.id, kind: 'rejected', text: reason, expires_on: null });
  await audit(ctx, tx, 'exhibitors.reject-identifier', held.id, { business: held.business, kind: held.kind });
  await bumpEditionsOf(ctx, tx, held.business);
}

/** Takes a decision back: the number is claimed again and waits for somebody to check it. */
export async function reopenIdentifier(ctx: Context, tx: Tx, input: RejectInput): Promise<void> {
  const { identifier, reason } = accept(rejectInput, input);
  refusePersonalNumbers({ reason });
  const held = await lockIn(ctx, tx, identifier, ['verified', 'rejected']);
  await onlyOnce(() =>
    updateIdentifier(ctx, tx, held.id, {
      state: 'claimed',
      decided_at: null,
      decided_by: null,
      evidence: '',
      expires_on: null,
    }),
  );
  await insertIdentifierEvent(ctx, tx, { identifier_id: held.id, kind: 'reopened', text: reason, expires_on: null });
  await audit(ctx, tx, 'exhibitors.reopen-identifier', held.id, { business: held.business, kind: held.kind });
  await bumpEditionsOf(ctx, tx, held.business);
}
