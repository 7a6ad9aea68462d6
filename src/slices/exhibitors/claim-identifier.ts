import { type Id, newId } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { accept } from '../editions/index.ts';
import { type ClaimInput, claimInput } from './contract.ts';
import { errors } from './errors.ts';
import { mustReachBusiness } from './must-reach-business.ts';
import { onlyOnce } from './only-once.ts';
import { insertIdentifier, insertIdentifierEvent, lockIdentifier, updateIdentifier } from './profile-store.ts';
import { readIdentifier } from './rules/read-identifier.ts';
import { bumpEditionsOf } from './save-profile.ts';

/**
 * A business says that it has a permit or registration; it is claimed until an officer has checked it.
 * @throws `exhibitors.personal-number`, `exhibitors.identifier-shape` (with the rule's reason on the field `value`),
 * `exhibitors.identifier-twice`, `exhibitors.one-nib`, `request.forbidden`.
 */
export async function claimIdentifier(ctx: Context, tx: Tx, input: ClaimInput): Promise<Id<'identifier'>> {
  const { id = newId<'identifier'>(ctx.clock.now()), business, kind, value } = accept(claimInput, input);
  await mustReachBusiness(ctx, tx, 'businesses.edit', business);
  const read = readIdentifier(kind, value);
  if (!read.ok)
    throw new DomainError(
      read.code === 'personal-number' ? errors['personal-number'] : errors['identifier-shape'],
      { reason: read.code },
      { value: [read.code] },
    );
  await onlyOnce(() =>
    insertIdentifier(tx, {
      organiser_id: ctx.organiser,
      id,
      business_id: business,
      kind,
      value: read.value.value,
      state: 'claimed',
      expiry_year: read.value.pirt?.expiryYear ?? null,
      expires_on: null,
      claimed_at: new Date(ctx.clock.now()),
      decided_by: null,
    }),
  );
  await insertIdentifierEvent(ctx, tx, { identifier_id: id, kind: 'claimed', text: '', expires_on: null });
  await audit(ctx, tx, 'exhibitors.claim-identifier', id, { business, kind });
  return id;
}

/** The owner takes a number back; it stays in the history. Twice is as good as once. */
export async function withdrawIdentifier(
  ctx: Context,
  tx: Tx,
  input: { readonly identifier: Id<'identifier'> },
): Promise<void> {
  const held = await lockIdentifier(ctx, tx, input.identifier);
  if (!held) throw new DomainError(errors['identifier-unknown']);
  await mustReachBusiness(ctx, tx, 'businesses.edit', held.business);
  if (held.state === 'withdrawn') return;
  await updateIdentifier(ctx, tx, held.id, { state: 'withdrawn' });
  await insertIdentifierEvent(ctx, tx, { identifier_id: held.id, kind: 'withdrawn', text: '', expires_on: null });
  await audit(ctx, tx, 'exhibitors.withdraw-identifier', held.id, { business: held.business, kind: held.kind });
  if (held.state === 'verified') await bumpEditionsOf(ctx, tx, held.business);
}
