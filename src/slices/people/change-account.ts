/** What a person changes of the own account. Passwords are asked for, and with a second factor a code of it: the password alone may be stolen. */
import { sql } from 'kysely';
import { z } from 'zod';
import type { Id } from '../../kinds/id.ts';
import type { Limit } from '../../platform/db/context.ts';
import type { Db } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import type { Auth } from './auth.ts';
import { errors } from './errors.ts';
import { guessedRight, mustGuessInTempo, spendCode } from './guess-in-tempo.ts';
import { mustBeStrong } from './must-be-strong.ts';
import { endFactor } from './reset-password.ts';
import { endBegun, findLink, makeLink, spendLink } from './secret-link.ts';
import { endSessions, hasPassword, setPassword } from './set-password.ts';

/** Somebody at the own account, with the session that they came by. */
export interface AtAccount {
  readonly user: Id<'user'>;
  readonly email: string;
  readonly name: string;
  readonly session: string;
  /** Milliseconds since 1970 when the session began. */
  readonly since: number;
  readonly factor: boolean;
  readonly limit: Limit | undefined;
  readonly headers: Headers;
  /** From which address the request came. */
  readonly from: string;
}

/** What shows that it is the owner: the password, and a code where there is a second factor. */
export interface Proof {
  readonly password: string;
  readonly code: string;
}

/** A session that somebody else's outbox opened changes nothing. @throws `people.mailbox-unproved`. */
function mustOwn({ limit }: AtAccount): void {
  if (limit?.to === 'organiser') throw new DomainError(errors['mailbox-unproved']);
}

/** How long after signing in an account without a password can be given one without anything more. */
const FRESH_MS = 30 * 60_000;

/** @throws `request.too-many`, `people.password-wrong`, `people.code-wrong`, `people.sign-in-again`. */
export async function mustProve(
  auth: Auth,
  db: Db,
  at: AtAccount,
  { password, code }: Proof,
  now: number,
): Promise<void> {
  mustOwn(at);
  await mustGuessInTempo(db, at.email, at.from, now);
  if (await hasPassword(db, at.user)) {
    const account = await (await auth.$context).internalAdapter.findCredentialAccount(at.user);
    const right = await (await auth.$context).password.verify({ hash: account?.password ?? '', password });
    if (!right) throw new DomainError(errors['password-wrong'], {}, { current: ['password-wrong'] });
  } else if (now - at.since > FRESH_MS) throw new DomainError(errors['sign-in-again']);
  if (at.factor) await mustBeCode(auth, db, at, code, now);
  await guessedRight(db, at.email);
}

/** A code of the app works once, a recovery code is used up by the library. @throws `people.code-wrong`. */
async function mustBeCode(auth: Auth, db: Db, { user, headers }: AtAccount, typed: string, now: number): Promise<void> {
  const code = typed.replaceAll(' ', '');
  const ofApp = /^\d{6}$/.test(code);
  const asked = { body: { code }, headers, asResponse: true } as const;
  const answer = await (ofApp ? auth.api.verifyTOTP(asked) : auth.api.verifyBackupCode(asked));
  if (!answer.ok || (ofApp && !(await spendCode(db, user, code, now))))
    throw new DomainError(errors['code-wrong'], {}, { code: ['code-wrong'] });
}

export async function changeName(db: Db, at: AtAccount, name: string): Promise<void> {
  mustOwn(at);
  await db.updateTable('people.user').set({ name }).where('id', '=', at.user).execute();
}

/** Sets another password and ends every other session. @throws what shows a wrong owner; `people.password-weak`. */
export async function changePassword(
  auth: Auth,
  db: Db,
  at: AtAccount,
  { chosen, ...proof }: Proof & { readonly chosen: string },
  now: number,
): Promise<void> {
  await mustBeStrong(auth, chosen, [at.email, at.name]);
  await mustProve(auth, db, at, proof, now);
  const hash = await (await auth.$context).password.hash(chosen);
  await db.transaction().execute(async (tx) => {
    await setPassword(tx, at.user, hash);
    await endSessions(tx, at.user, at.session);
    await endBegun(tx, at.user);
  });
}

const moving = z.object({ user: z.custom<Id<'user'>>((value) => typeof value === 'string'), email: z.email() });

/** Days that nobody has to confirm a new address. */
export const EMAIL_HOURS = 24;

/** The code of the link that goes to the new address; nothing changes before it is opened. @throws `people.address-taken`. */
export async function askEmail(
  auth: Auth,
  db: Db,
  at: AtAccount,
  { email, ...proof }: Proof & { readonly email: string },
  now: number,
): Promise<string> {
  if (at.limit !== undefined) throw new DomainError(errors['mailbox-unproved']);
  await mustProve(auth, db, at, proof, now);
  const wanted = email.toLowerCase();
  return makeLink(db, 'change-email', { user: at.user, email: wanted }, now + EMAIL_HOURS * 3_600_000);
}

/** Which address a link moves an account to, for the page that asks. */
export async function findNewEmail(db: Db, code: string, now: number): Promise<string | undefined> {
  return moving.safeParse(await findLink(db, 'change-email', code, now)).data?.email;
}

export interface Moved {
  readonly user: Id<'user'>;
  readonly before: string;
  readonly after: string;
}

/** Moves the account to the address whose mailbox got the link. @throws `people.link-unknown`, `people.address-taken`. */
export async function moveEmail(db: Db, code: string, now: number): Promise<Moved> {
  return db.transaction().execute(async (tx) => {
    const spent = moving.safeParse(await spendLink(tx, 'change-email', code, now));
    if (!spent.success) throw new DomainError(errors['link-unknown']);
    const { user, email } = spent.data;
    const { rows } = await sql<{ before: string }>`
      select email as before from people."user" where id = ${user} for update`.execute(tx);
    const taken = await tx.selectFrom('people.user').select('id').where('email', '=', email).executeTakeFirst();
    if (taken || rows[0] === undefined) throw new DomainError(errors['address-taken']);
    await tx.updateTable('people.user').set({ email }).where('id', '=', user).execute();
    // A link that lies in the old mailbox opens nothing any more.
    await endBegun(tx, user);
    // The letters that lie under it go with the account.
    await sql`insert into people.earlier_address (user_id, email, until) values (${user}, ${rows[0].before.toLowerCase()}, ${new Date(now)})
      on conflict (user_id, email) do update set until = excluded.until`.execute(tx);
    return { user, before: rows[0].before, after: email };
  });
}

/** Ends the second factor, by the password and a code of it. */
export async function dropFactor(auth: Auth, db: Db, at: AtAccount, proof: Proof, now: number): Promise<void> {
  await mustProve(auth, db, at, proof, now);
  await db.transaction().execute((tx) => endFactor(tx, at.user));
}

/** Counts a guess at the own password before the library looks at it. @throws `request.too-many`, `people.mailbox-unproved`. */
export async function mustGuessOwn(db: Db, at: AtAccount, now: number): Promise<void> {
  mustOwn(at);
  await mustGuessInTempo(db, at.email, at.from, now);
}

export interface OpenSession {
  readonly id: string;
  readonly own: boolean;
  readonly since: number;
  readonly lastSeenAt: number;
  readonly address: string;
  readonly agent: string;
  readonly kept: boolean;
}

/** The sessions of an account that still hold, the own first, then by their last use. */
export async function listSessions(db: Db, at: AtAccount, now: number): Promise<OpenSession[]> {
  const rows = await db
    .selectFrom('people.session')
    .select(['id', 'createdAt', 'lastSeenAt', 'ipAddress', 'userAgent', 'confinedTo'])
    .where('userId', '=', at.user)
    .where(sql<boolean>`"expiresAt" > ${new Date(now)}`)
    .execute();
  return rows
    .map((row) => ({
      id: row.id,
      own: row.id === at.session,
      since: row.createdAt,
      lastSeenAt: row.lastSeenAt ?? row.createdAt,
      address: row.ipAddress ?? '',
      agent: row.userAgent ?? '',
      kept: row.confinedTo !== null,
    }))
    .sort((a, b) => Number(b.own) - Number(a.own) || b.lastSeenAt - a.lastSeenAt);
}

/** Ends one other session of the own account, or all others. */
export async function endOtherSessions(db: Db, at: AtAccount, one?: string): Promise<void> {
  mustOwn(at);
  if (one === undefined) return endSessions(db, at.user, at.session);
  await db.deleteFrom('people.session').where('userId', '=', at.user).where('id', '=', one).execute();
}
