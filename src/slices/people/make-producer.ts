import { type Id, newId, userId } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Context, Membership } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Auth } from './auth.ts';

/**
 * The account of an address, made without a password when there is none: its owner signs in by links. It is made before the
 * transaction that gives it a role, because the sign-in library writes by its own connection; without a role it can do
 * nothing. `address` is proved only when a link that was sent there is opened.
 */
export async function findOrMakeAccount(auth: Auth, address: string, name: string): Promise<Id<'user'>> {
  const { internalAdapter } = await auth.$context;
  const email = address.toLowerCase();
  const found = await internalAdapter.findUserByEmail(email);
  if (found) return userId(found.user.id);
  try {
    const made = await internalAdapter.createUser({ email, name, emailVerified: false }, { method: 'magic-link' });
    return userId(made.id);
  } catch (error) {
    // Sent twice at once: the other one made it.
    const other = await internalAdapter.findUserByEmail(email);
    if (other) return userId(other.user.id);
    throw error;
  }
}

/** Makes a person the producer of a business. Whoever calls has made sure that the business is theirs: it is new. */
export async function makeProducer(
  ctx: Context,
  tx: Tx,
  { user, business }: { readonly user: Id<'user'>; readonly business: Id<'business'> },
): Promise<Membership> {
  await tx
    .insertInto('people.membership')
    .values({
      organiser_id: ctx.organiser,
      id: newId(),
      user_id: user,
      role: 'producer',
      region_code: null,
      business_id: business,
      booth_id: null,
    })
    .execute();
  await audit(ctx, tx, 'people.make-producer', user, { business });
  return { organiser: ctx.organiser, role: 'producer', region: null, business, booth: null };
}
