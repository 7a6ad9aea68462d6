import type { Id } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import { allowing } from '../../platform/authz/access.ts';
import type { Context, Role } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { dropWaiting } from '../../platform/mail/mail.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { INVITATION_DAYS } from './contract.ts';
import { errors } from './errors.ts';
import { hashInvitationCode, newInvitationCodes } from './invitation-code.ts';
import type { Invited } from './invite-person.ts';
import { type InvitationPost, mailInvitation } from './mail-invitation.ts';
import { mustGrant } from './must-grant.ts';
import { mustInviteInTempo } from './must-invite-in-tempo.ts';

export interface OpenInvitation {
  readonly id: Id<'invitation'>;
  readonly email: string;
  readonly role: Role;
  readonly region: string | null;
  readonly agency: Id<'agency'> | null;
  readonly business: Id<'business'> | null;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  readonly expiresAt: number;
}

/** How many a page shows. */
const MOST = 200;

/** Invitations that nobody has taken up or back, the newest first; those too old to be used are among them. */
export async function listOpenInvitations(ctx: Context, tx: Tx): Promise<OpenInvitation[]> {
  if (ctx.actor.kind !== 'system' && allowing(ctx.actor, ctx.organiser, 'people.invite').length === 0)
    throw new DomainError(common.forbidden);
  const rows = await tx
    .selectFrom('people.invitation')
    .select(['id', 'email', 'role', 'region_code', 'agency_id', 'business_id', 'made_at', 'expires_at'])
    .where('organiser_id', '=', ctx.organiser)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    id: row.id as Id<'invitation'>,
    email: row.email,
    role: row.role,
    region: row.region_code,
    agency: (row.agency_id ?? null) as Id<'agency'> | null,
    business: row.business_id,
    madeAt: row.made_at,
    expiresAt: row.expires_at,
  }));
}

/** Locked, so that it is not taken up in the same moment. @throws `people.invitation-unknown`, `-used`, `-revoked`. */
async function lockOpen(ctx: Context, tx: Tx, invitation: Id<'invitation'>) {
  const row = await tx
    .selectFrom('people.invitation')
    .select(['email', 'role', 'business_id', 'used_at', 'revoked_at'])
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', invitation)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new DomainError(errors['invitation-unknown']);
  if (row.used_at !== null) throw new DomainError(errors['invitation-used']);
  if (row.revoked_at !== null) throw new DomainError(errors['invitation-revoked']);
  mustGrant(ctx, row.role);
  return row;
}

/** Takes an invitation back: its address opens nothing any more. */
export async function revokeInvitation(ctx: Context, tx: Tx, invitation: Id<'invitation'>): Promise<void> {
  const { role } = await lockOpen(ctx, tx, invitation);
  await tx
    .updateTable('people.invitation')
    .set({ revoked_at: new Date(ctx.clock.now()) })
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', invitation)
    .execute();
  await dropWaiting(ctx, tx, { kind: 'invitation', about: invitation }, 'used');
  await audit(ctx, tx, 'people.revoke-invitation', invitation, { role });
}

/** How a business is called, which a slice above knows. */
export type NameBusiness = (ctx: Context, tx: Tx, business: Id<'business'>) => Promise<string | undefined>;

/** Sends an invitation again, with a new address and all its days; the address of the first mail opens nothing any more. */
export async function resendInvitation(
  ctx: Context,
  tx: Tx,
  invitation: Id<'invitation'>,
  post: InvitationPost,
  nameOf: NameBusiness = async () => undefined,
  edition?: string,
): Promise<Invited & { readonly email: string }> {
  const { email, role, business_id } = await lockOpen(ctx, tx, invitation);
  await mustInviteInTempo(ctx, tx);
  const codes = newInvitationCodes();
  const expires = ctx.clock.now() + INVITATION_DAYS * 86_400_000;
  await tx
    .updateTable('people.invitation')
    .set({
      code_hash: hashInvitationCode(codes.shown),
      proof_hash: hashInvitationCode(codes.proof),
      expires_at: new Date(expires),
    })
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', invitation)
    .execute();
  const business = business_id === null ? undefined : await nameOf(ctx, tx, business_id);
  const addresses = await mailInvitation(
    ctx,
    tx,
    { invitation, email, codes, expiresAt: expires, role, to: { business, edition } },
    post,
  );
  await audit(ctx, tx, 'people.resend-invitation', invitation, { role });
  return { id: invitation, ...addresses, email };
}
