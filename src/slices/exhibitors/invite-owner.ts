import type { Id } from '../../kinds/id.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { accept } from '../editions/index.ts';
import { invitationForm } from '../people/contract.ts';
import { type InvitationPost, type Invited, invitePerson, listSpeakers, type Speakers } from '../people/index.ts';
import { mustReachBusiness } from './must-reach-business.ts';
import { nameOfBusiness } from './name-things.ts';

interface OwnerInvitation {
  readonly email: string;
  readonly business: Id<'business'>;
}

/**
 * Invites somebody to speak for a business that others have put forward: to complete its application, to see its sales, to
 * sign. A lead invites for businesses of the own region. @throws `request.forbidden`, `exhibitors.unknown-business`.
 */
export async function inviteOwner(
  ctx: Context,
  tx: Tx,
  { email, business }: OwnerInvitation,
  post: InvitationPost,
  edition?: string,
): Promise<Invited> {
  const given = accept(invitationForm, { email, role: 'producer' as const, business });
  await mustReachBusiness(ctx, tx, 'businesses.invite', business);
  return invitePerson(ctx, tx, given, post, { business: await nameOfBusiness(ctx, tx, business), edition });
}

/** Who speaks for a business, and who has been asked to. @throws `request.forbidden`, `exhibitors.unknown-business`. */
export async function listOwners(ctx: Context, tx: Tx, business: Id<'business'>): Promise<Speakers> {
  await mustReachBusiness(ctx, tx, 'businesses.invite', business);
  return listSpeakers(ctx, tx, business);
}
