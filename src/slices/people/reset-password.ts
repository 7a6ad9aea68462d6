/** A new password for whoever forgot it: by a link that was mailed and shown to nobody else, or that the machine's holder printed. */
import { z } from 'zod';
import type { Id } from '../../kinds/id.ts';
import type { Db } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import type { Auth } from './auth.ts';
import { errors } from './errors.ts';
import { mustBeStrong } from './must-be-strong.ts';
import { endBegun, findLink, makeLink, spendLink } from './secret-link.ts';
import { endSessions, setPassword } from './set-password.ts';

const asked = z.object({
  user: z.custom<Id<'user'>>((value) => typeof value === 'string'),
  /** Also ends the second factor: its owner lost phone and recovery codes. */
  factor: z.boolean(),
});

export const RESET_MAIL_HOURS = 1;
export const RESET_PRINTED_HOURS = 24;

export interface Account {
  readonly user: Id<'user'>;
  readonly email: string;
  readonly name: string;
}

export async function findAccount(db: Db, email: string): Promise<Account | undefined> {
  const row = await db
    .selectFrom('people.user')
    .select(['id', 'email', 'name'])
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
  return row && { user: row.id, email: row.email, name: row.name };
}

/** The code of a one-time link. @param until milliseconds since 1970 */
export function makeReset(db: Db, user: Id<'user'>, factor: boolean, until: number): Promise<string> {
  return makeLink(db, 'reset', { user, factor }, until);
}

/** Whose password a link sets, for the page that asks for it. Undefined when it was used or is too old. */
export async function findReset(db: Db, code: string, now: number): Promise<Account | undefined> {
  const found = asked.safeParse(await findLink(db, 'reset', code, now));
  return found.success ? findUser(db, found.data.user) : undefined;
}

async function findUser(db: Db, user: Id<'user'>): Promise<Account | undefined> {
  const row = await db.selectFrom('people.user').select(['email', 'name']).where('id', '=', user).executeTakeFirst();
  return row && { user, email: row.email, name: row.name };
}

/**
 * Sets the password, ends every session, and takes the address as proved: whoever holds the link reads its mailbox or holds the machine.
 * @throws `people.link-unknown`, `people.password-weak`.
 */
export async function resetPassword(
  auth: Auth,
  db: Db,
  { code, password }: { readonly code: string; readonly password: string },
  now: number,
): Promise<Account> {
  const account = await findReset(db, code, now);
  if (!account) throw new DomainError(errors['link-unknown']);
  await mustBeStrong(auth, password, [account.email, account.name]);
  const hash = await (await auth.$context).password.hash(password);
  await db.transaction().execute(async (tx) => {
    const spent = asked.safeParse(await spendLink(tx, 'reset', code, now));
    if (!spent.success) throw new DomainError(errors['link-unknown']);
    const { user, factor } = spent.data;
    await tx.updateTable('people.user').set({ emailVerified: true }).where('id', '=', user).execute();
    if (factor) await endFactor(tx, user);
    await endSessions(tx, user);
    await endBegun(tx, user);
    await setPassword(tx, user, hash);
  });
  return account;
}

/** Takes the second factor from an account. */
export async function endFactor(db: Db, user: Id<'user'>): Promise<void> {
  await db.deleteFrom('people.twoFactor').where('userId', '=', user).execute();
  await db.updateTable('people.user').set({ twoFactorEnabled: false }).where('id', '=', user).execute();
}
