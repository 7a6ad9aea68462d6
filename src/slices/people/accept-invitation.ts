import { sql } from 'kysely';
import type { z } from 'zod';
import { type Id, newId, userId } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Context, Limit, Role } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Runner } from '../../platform/db/runner.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import type { Auth } from './auth.ts';
import type { acceptanceForm, Invitation } from './contract.ts';
import { errors } from './errors.ts';
import { hashInvitationCode } from './invitation-code.ts';
import { mustBeStrong } from './must-be-strong.ts';
import { hasPassword, setPassword } from './set-password.ts';

interface Held {
  readonly id: Id<'invitation'>;
  readonly email: string;
  readonly role: Role;
  readonly region: string | null;
  readonly agency: Id<'agency'> | null;
  readonly business: Id<'business'> | null;
  /** Whether the code went to the mailbox alone. */
  readonly proves: boolean;
}

/** @throws when unknown, used, taken back or too old. */
async function findHeld(tx: Tx, code: string, now: number, lock: boolean): Promise<Held & { organiserName: string }> {
  const hash = hashInvitationCode(code);
  const found = tx
    .selectFrom('people.invitation as i')
    .innerJoin('people.organiser as o', 'o.id', 'i.organiser_id')
    .select([
      'i.id',
      'i.email',
      'i.role',
      'i.region_code as region',
      'i.agency_id as agency',
      'i.business_id as business',
      'o.name as organiserName',
    ])
    .select(['i.expires_at', 'i.used_at', 'i.revoked_at', 'i.proof_hash'])
    .where((eb) => eb.or([eb('i.code_hash', '=', hash), eb('i.proof_hash', '=', hash)]));
  const row = await (lock ? found.forUpdate('i') : found).executeTakeFirst();
  if (!row) throw new DomainError(errors['invitation-unknown']);
  if (row.used_at !== null) throw new DomainError(errors['invitation-used']);
  if (row.revoked_at !== null) throw new DomainError(errors['invitation-revoked']);
  if (row.expires_at <= now) throw new DomainError(errors['invitation-expired']);
  const { id, email, role, region, business, organiserName } = row;
  const proves = row.proof_hash?.equals(hash) ?? false;
  return {
    id: id as Id<'invitation'>,
    email,
    role,
    region,
    business,
    agency: row.agency ?? null,
    proves,
    organiserName,
  };
}

/** What an invitation offers, for the page that asks for a name and a password. */
export async function getInvitation(ctx: Context, tx: Tx, code: string): Promise<Invitation> {
  const { organiserName, email, role, region, business } = await findHeld(tx, code, ctx.clock.now(), false);
  return { organiserName, email, role, region, business };
}

/** Who has signed in while an invitation is taken up. */
export interface SignedIn {
  readonly email: string;
  readonly limit: Limit | undefined;
}

export interface Acceptance {
  readonly code: string;
  readonly account: z.output<typeof acceptanceForm> | undefined;
  readonly signedIn: SignedIn | undefined;
}

/** What taking up an invitation comes to; `made`: with a password of its own, by which the person can sign in now. */
export interface Accepted {
  readonly made: boolean;
}

/**
 * Takes up an invitation. An account whose address is proved gets the role when it has signed in; its password is never touched.
 * Else the account is made, or taken over from whoever made it unproved: by the code that went to the mailbox alone with all it
 * had before ended, by the code that the inviter sees only where nobody had a password, and then it reaches this one role until
 * the address is proved.
 */
export async function acceptInvitation(
  auth: Auth,
  runner: Runner,
  ctx: Context,
  { code, account, signedIn }: Acceptance,
): Promise<Accepted> {
  const { email, proves } = await runner.query(ctx, (tx) => findHeld(tx, code, ctx.clock.now(), false));
  const known = await findAccount(auth, email);
  if (known?.proved) mustBeSignedIn(email, signedIn);
  else if (known?.password && !proves) throw new DomainError(errors['mailbox-unproved']);
  const chosen = known?.proved ? undefined : await chosenPassword(auth, email, account);
  const user = known?.id ?? (await makeAccount(auth, email, account?.name ?? ''));
  await runner.command(ctx, async (tx) => {
    const held = await findHeld(tx, code, ctx.clock.now(), true);
    const proved = await lockAccount(tx, user);
    if (chosen && proved) throw new DomainError(errors['invitation-other-person']);
    if (chosen) await takeOver(tx, user, { ...chosen, proves: held.proves });
    const membership = await giveRole(ctx, tx, user, held);
    if (chosen && !held.proves) await confine(ctx, tx, user, membership);
    await tx
      .updateTable('people.invitation')
      .set({ used_at: new Date(ctx.clock.now()) })
      .where('id', '=', held.id)
      .execute();
    await audit(ctx, tx, 'people.accept-invitation', held.id, { role: held.role, person: user, proved: held.proves });
  });
  return { made: chosen !== undefined };
}

/** @throws `people.invitation-other-person`, `people.mailbox-unproved`. */
function mustBeSignedIn(email: string, signedIn: SignedIn | undefined): void {
  if (signedIn?.email !== email) throw new DomainError(errors['invitation-other-person']);
  if (signedIn.limit !== undefined) throw new DomainError(errors['mailbox-unproved']);
}

interface Known {
  readonly id: Id<'user'>;
  readonly proved: boolean;
  readonly password: boolean;
}

async function findAccount(auth: Auth, email: string): Promise<Known | undefined> {
  const { internalAdapter } = await auth.$context;
  const found = await internalAdapter.findUserByEmail(email, { includeAccounts: true });
  if (!found) return undefined;
  const password = found.accounts.some((each) => each.providerId === 'credential' && each.password);
  return { id: userId(found.user.id), proved: found.user.emailVerified, password };
}

interface Chosen {
  readonly name: string;
  /** The hash. */
  readonly password: string;
}

/** @throws `people.account-incomplete`: an account without a password of its own would be anybody's; `people.password-weak`. */
async function chosenPassword(auth: Auth, email: string, given: Acceptance['account']): Promise<Chosen> {
  if (!given) throw new DomainError(errors['account-incomplete']);
  await mustBeStrong(auth, given.password, [email, given.name]);
  return { name: given.name, password: await (await auth.$context).password.hash(given.password) };
}

/** The account is made before the transaction, because the sign-in library writes by its own connection; without a role it can do nothing. */
async function makeAccount(auth: Auth, email: string, name: string): Promise<Id<'user'>> {
  const { internalAdapter } = await auth.$context;
  try {
    const made = await internalAdapter.createUser({ email, name, emailVerified: false }, { method: 'email-password' });
    return userId(made.id);
  } catch (error) {
    // Sent twice at once: the other one made the account, and takes up the invitation.
    if (await internalAdapter.findUserByEmail(email)) throw new DomainError(errors['invitation-used']);
    throw error;
  }
}

/** One taker after the other. Whether somebody has proved the address meanwhile. */
async function lockAccount(tx: Tx, user: Id<'user'>): Promise<boolean> {
  const { rows } = await sql<{ proved: boolean }>`
    select "emailVerified" as proved from people."user" where id = ${user} for no key update`.execute(tx);
  return rows[0]?.proved ?? false;
}

/**
 * Sets name and password of an account that nobody has proved. Proving it ends what it had before (a trigger of the table); without
 * that only one that had no password gets one. @throws `people.mailbox-unproved`.
 */
async function takeOver(tx: Tx, user: Id<'user'>, { name, password, proves }: Chosen & { proves: boolean }) {
  if (!proves && (await hasPassword(tx, user))) throw new DomainError(errors['mailbox-unproved']);
  await tx
    .updateTable('people.user')
    .set({ name, ...(proves ? { emailVerified: true } : {}) })
    .where('id', '=', user)
    .execute();
  await setPassword(tx, user, password);
}

/** An account that nobody has proved reaches one role. */
async function confine(ctx: Context, tx: Tx, user: Id<'user'>, membership: Id<'membership'>): Promise<void> {
  await tx
    .updateTable('people.user')
    .set({ provisional_organiser: ctx.organiser, provisional_membership: membership })
    .where('id', '=', user)
    .where('emailVerified', '=', false)
    .execute();
}

/** Gives the role once, however often a person is invited to it: a role that is held twice would stay when it is taken away. */
async function giveRole(ctx: Context, tx: Tx, user: Id<'user'>, held: Held): Promise<Id<'membership'>> {
  const { role, region, agency, business } = held;
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
  if (there) return there.id as Id<'membership'>;
  const id = newId<'membership'>();
  const scope = { region_code: region, agency_id: agency, business_id: business, booth_id: null };
  await tx
    .insertInto('people.membership')
    .values({ organiser_id: ctx.organiser, id, user_id: user, role, invitation_id: held.id, ...scope })
    .execute();
  return id;
}
