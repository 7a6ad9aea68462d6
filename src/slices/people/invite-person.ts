import type { z } from 'zod';
import { type Id, newId } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { INVITATION_DAYS, type invitationForm } from './contract.ts';
import { hashInvitationCode, newInvitationCodes } from './invitation-code.ts';
import { type InvitationAddresses, type InvitationPost, type InvitedTo, mailInvitation } from './mail-invitation.ts';
import { mustGrant } from './must-grant.ts';
import { mustInviteInTempo } from './must-invite-in-tempo.ts';

/** Its addresses are shown once, for nothing but their hashes is kept. */
export interface Invited extends InvitationAddresses {
  readonly id: Id<'invitation'>;
}

/**
 * Invites an address to a role no higher than the inviter's own. The system (the command line, the demo) invites without
 * a role of its own. Whoever invites a producer has made sure that the business is within reach; what was sent to the same
 * address for it before opens nothing any more.
 * @param to what the letter names: the business, the edition
 */
export async function invitePerson(
  ctx: Context,
  tx: Tx,
  input: z.output<typeof invitationForm>,
  post: InvitationPost,
  to: InvitedTo = {},
): Promise<Invited> {
  mustGrant(ctx, input.role, input.business === undefined ? 'people.invite' : 'businesses.invite');
  await mustInviteInTempo(ctx, tx);
  if (input.business !== undefined) await endEarlier(ctx, tx, input.email, input.business);
  const codes = newInvitationCodes();
  const id = newId<'invitation'>();
  const now = ctx.clock.now();
  const expiresAt = now + INVITATION_DAYS * 86_400_000;
  await tx
    .insertInto('people.invitation')
    .values({
      organiser_id: ctx.organiser,
      id,
      email: input.email.toLowerCase(),
      role: input.role,
      region_code: input.region ?? null,
      business_id: input.business ?? null,
      booth_id: null,
      agency_id: input.agency ?? null,
      code_hash: hashInvitationCode(codes.shown),
      proof_hash: hashInvitationCode(codes.proof),
      invited_by: ctx.actor.kind === 'person' ? ctx.actor.user : null,
      made_at: new Date(now),
      expires_at: new Date(expiresAt),
    })
    .execute();
  const addresses = await mailInvitation(
    ctx,
    tx,
    { invitation: id, email: input.email, codes, expiresAt, role: input.role, to },
    post,
  );
  await audit(ctx, tx, 'people.invite', id, {
    role: input.role,
    region: input.region ?? null,
    agency: input.agency ?? null,
    business: input.business ?? null,
  });
  return { id, ...addresses };
}

/** Takes back what the address was sent for this business before. */
async function endEarlier(ctx: Context, tx: Tx, email: string, business: Id<'business'>): Promise<void> {
  await tx
    .updateTable('people.invitation')
    .set({ revoked_at: new Date(ctx.clock.now()) })
    .where('organiser_id', '=', ctx.organiser)
    .where('business_id', '=', business)
    .where('email', '=', email.toLowerCase())
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute();
}
