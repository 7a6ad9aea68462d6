/** The end of an account, by its owner (UU PDP 27/2022, article 8). */
import { sql } from 'kysely';
import { type Id, newId } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { Runner } from '../../platform/db/runner.ts';
import { forgetRecipient } from '../../platform/mail/mail.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import type { Auth } from './auth.ts';
import { type AtAccount, mustProve, type Proof } from './change-account.ts';
import { endRole } from './change-role.ts';
import { forgetAddress, forgetPerson } from './count-attempt.ts';
import { errors } from './errors.ts';
import { endBegun } from './secret-link.ts';

type Circumstances = Omit<Context, 'organiser'>;

/** No mail reaches it (RFC 2606), and nobody can sign in by it. */
const ERASED_DOMAIN = '@terhapus.invalid';

/**
 * Erases an account: its roles end, then name, address and all that signing in left behind (sessions with address and browser, password,
 * second factor, counts of attempts, links) go, with the letters that went to it. What it did stays in the audit log under an id that
 * names nobody. @throws what shows a wrong owner; `people.last-organiser` before anything is erased.
 */
export async function eraseAccount(
  auth: Auth,
  runner: Runner,
  base: Circumstances,
  at: AtAccount,
  proof: Proof,
  now: number,
): Promise<void> {
  await mustProve(auth, runner.db, at, proof, now);
  const held = await listAllHeld(runner.db, at.user);
  const organisers = [...new Set(held.map(({ organiser }) => organiser))];
  for (const organiser of organisers) {
    const ctx: Context = { ...base, organiser };
    await runner.query(ctx, (tx) => mustNotLeaveAlone(ctx, tx, at.user));
  }
  const erased = `${newId()}${ERASED_DOMAIN}`;
  const addresses = [at.email, ...(await listEarlierAddresses(runner.db, at.user))];
  for (const { organiser, id, ended } of held) {
    const ctx: Context = { ...base, organiser };
    if (!ended) await runner.command(ctx, (tx) => endRole(ctx, tx, id));
  }
  // Also an organiser that invited the person and never had them keeps the address.
  for (const organiser of await listAllOrganisers(runner.db)) {
    const ctx: Context = { ...base, organiser };
    await runner.command(ctx, async (tx) => {
      await forgetCode(ctx, tx, at.user);
      for (const email of addresses) await forgetIn(ctx, tx, email, erased);
      if (organisers.includes(organiser)) await audit(ctx, tx, 'people.account-erased', at.user);
    });
  }
  await runner.db.transaction().execute(async (tx) => {
    await endBegun(tx, at.user);
    for (const email of addresses) await forgetAddress(tx, email);
    await sql`delete from people.earlier_address where user_id = ${at.user}`.execute(tx);
    await forgetPerson(tx, at.user);
    for (const table of ['session', 'account', 'twoFactor'])
      await sql`delete from ${sql.table(`people.${table}`)} where "userId" = ${at.user}`.execute(tx);
    await sql`update people."user" set name = '', email = ${erased}, image = null, "emailVerified" = false, "twoFactorEnabled" = false,
      "lastSeenAt" = null, provisional_organiser = null, provisional_membership = null where id = ${at.user}`.execute(
      tx,
    );
  });
}

async function listAllOrganisers(db: Db): Promise<Id<'organiser'>[]> {
  const rows = await db.selectFrom('people.organiser').select('id').orderBy('id').execute();
  return rows.map(({ id }) => id as Id<'organiser'>);
}

interface EverHeld {
  readonly organiser: Id<'organiser'>;
  readonly id: Id<'membership'>;
  readonly ended: boolean;
}

/** Every role that the person has or had, with any organiser. */
async function listAllHeld(db: Db, user: Id<'user'>): Promise<readonly EverHeld[]> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('app.user', ${user}, true), set_config('app.organiser', '', true)`.execute(tx);
    const { rows } = await sql<EverHeld>`
      select organiser_id as organiser, id, ended_at is not null as ended from people.membership
      where user_id = ${user} order by organiser_id, id`.execute(tx);
    return rows;
  });
}

async function mustNotLeaveAlone(ctx: Context, tx: Tx, user: Id<'user'>): Promise<void> {
  const { rows } = await sql<{ own: boolean; others: boolean }>`
    select bool_or(user_id = ${user}) as own, bool_or(user_id <> ${user}) as others from people.membership
    where organiser_id = ${ctx.organiser} and role = 'organiser' and ended_at is null`.execute(tx);
  if (rows[0]?.own && !rows[0].others) throw new DomainError(errors['last-organiser']);
}

/** Mailboxes that the account had before, but for one that is another account's by now. */
async function listEarlierAddresses(db: Db, user: Id<'user'>): Promise<string[]> {
  const { rows } = await sql<{ email: string }>`
    select email from people.earlier_address as earlier where user_id = ${user}
      and not exists (select 1 from people."user" as now where lower(now.email) = earlier.email) order by email`.execute(
    db,
  );
  return rows.map(({ email }) => email);
}

/** A code to go on by. */
async function forgetCode(ctx: Context, tx: Tx, user: Id<'user'>): Promise<void> {
  await tx
    .deleteFrom('people.entry_code')
    .where('organiser_id', '=', ctx.organiser)
    .where('user_id', '=', user)
    .execute();
}

/** What one organiser keeps under an address of the person: invitations and letters. */
async function forgetIn(ctx: Context, tx: Tx, email: string, erased: string): Promise<void> {
  await sql`update people.invitation set email = ${erased}, revoked_at = coalesce(revoked_at, case when used_at is null then ${new Date(ctx.clock.now())}::timestamptz end)
    where organiser_id = ${ctx.organiser} and lower(email) = ${email.toLowerCase()}`.execute(tx);
  await forgetRecipient(ctx, tx, email);
}
