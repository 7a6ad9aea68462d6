import { sql } from 'kysely';
import type { z } from 'zod';
import { newId } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Context, Role } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Runner } from '../../platform/db/runner.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import type { Auth } from './auth.ts';
import type { acceptanceForm, Invitation } from './contract.ts';
import { errors } from './errors.ts';
import { hashInvitationCode } from './invitation-code.ts';

interface Held {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly region: string | null;
  readonly agency: string | null;
  readonly business: string | null;
}

/** Locks the invitation so that two takers at once are one after the other. @throws when unknown, used or too old. */
async function lockInvitation(tx: Tx, code: string, now: number): Promise<Held> {
  const row = await tx
    .selectFrom('people.invitation')
    .select(['id', 'email', 'role', 'region_code as region', 'agency_id as agency', 'expires_at', 'used_at'])
    .select(['revoked_at', 'business_id as business'])
    .where('code_hash', '=', hashInvitationCode(code))
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new DomainError(errors['invitation-unknown']);
  if (row.used_at !== null) throw new DomainError(errors['invitation-used']);
  if (row.revoked_at !== null) throw new DomainError(errors['invitation-revoked']);
  if (row.expires_at <= now) throw new DomainError(errors['invitation-expired']);
  const { id, email, role, region, business } = row;
  return { id, email, role, region, business, agency: row.agency ?? null };
}

/** What an invitation offers, for the page that asks for a name and a password. */
export async function getInvitation(ctx: Context, tx: Tx, code: string): Promise<Invitation> {
  const row = await tx
    .selectFrom('people.invitation as i')
    .innerJoin('people.organiser as o', 'o.id', 'i.organiser_id')
    .select(['o.name as organiserName', 'i.email', 'i.role', 'i.region_code as region', 'i.expires_at', 'i.used_at'])
    .select('i.revoked_at')
    .where('i.code_hash', '=', hashInvitationCode(code))
    .executeTakeFirst();
  if (!row) throw new DomainError(errors['invitation-unknown']);
  if (row.used_at !== null) throw new DomainError(errors['invitation-used']);
  if (row.revoked_at !== null) throw new DomainError(errors['invitation-revoked']);
  if (row.expires_at <= ctx.clock.now()) throw new DomainError(errors['invitation-expired']);
  return { organiserName: row.organiserName, email: row.email, role: row.role, region: row.region };
}

/**
 * Takes up an invitation: makes the account when the address has none (then it needs `account`), else adds the role to the
 * account, which must be signed in as that address. The account is made before the transaction, because the sign-in
 * library writes by its own connection; an account without a role can do nothing. Returns whether an account was made.
 */
export async function acceptInvitation(
  auth: Auth,
  runner: Runner,
  ctx: Context,
  input: {
    readonly code: string;
    readonly account: z.output<typeof acceptanceForm> | undefined;
    readonly signedInAs: string | undefined;
  },
): Promise<{ readonly made: boolean }> {
  const invitation = await runner.query(ctx, (tx) => getInvitation(ctx, tx, input.code));
  const existing = await (await auth.$context).internalAdapter.findUserByEmail(invitation.email);
  if (existing && input.signedInAs !== invitation.email) throw new DomainError(errors['invitation-other-person']);
  const user = existing?.user ?? (await makeAccount(auth, invitation.email, input.account));
  await runner.command(ctx, async (tx) => {
    const held = await lockInvitation(tx, input.code, ctx.clock.now());
    await giveRole(ctx, tx, user.id, held);
    await tx
      .updateTable('people.invitation')
      .set({ used_at: new Date(ctx.clock.now()) })
      .where('id', '=', held.id)
      .execute();
    await audit(ctx, tx, 'people.accept-invitation', held.id, { role: held.role });
  });
  return { made: !existing };
}

/** Gives the role once, however often a person is invited to it: a role that is held twice would stay when it is taken away. */
async function giveRole(ctx: Context, tx: Tx, user: string, { role, region, agency, business }: Held): Promise<void> {
  await sql`select from people."user" where id = ${user} for no key update`.execute(tx);
  const there = await tx
    .selectFrom('people.membership')
    .select('id')
    .where('organiser_id', '=', ctx.organiser)
    .where('user_id', '=', user)
    .where('role', '=', role)
    .where('region_code', 'is not distinct from', region)
    .where('agency_id', 'is not distinct from', agency)
    .where('business_id', 'is not distinct from', business)
    .where('booth_id', 'is', null)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (there) return;
  const scope = { region_code: region, agency_id: agency, business_id: business, booth_id: null };
  await tx
    .insertInto('people.membership')
    .values({ organiser_id: ctx.organiser, id: newId(), user_id: user, role, ...scope })
    .execute();
}

/** @throws `people.account-incomplete`: an account without a password of its own would be anybody's; `people.invitation-used`. */
async function makeAccount(auth: Auth, email: string, given: z.output<typeof acceptanceForm> | undefined) {
  if (!given) throw new DomainError(errors['account-incomplete']);
  const { internalAdapter, password } = await auth.$context;
  const user = await internalAdapter
    .createUser({ email, name: given.name, emailVerified: true }, { method: 'email-password' })
    .catch(async (error: unknown) => {
      // Sent twice at once: the other one made the account, and takes up the invitation.
      if (await internalAdapter.findUserByEmail(email)) throw new DomainError(errors['invitation-used']);
      throw error;
    });
  await internalAdapter.linkAccount({
    userId: user.id,
    providerId: 'credential',
    accountId: user.id,
    password: await password.hash(given.password),
  });
  return user;
}
