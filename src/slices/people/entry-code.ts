/**
 * Getting on with an application where no mail leaves: the account is made for that one business, under an address to which no mail goes, so
 * that nothing is proved and nobody's own account is touched. Whoever has the code has that account.
 */
import { createHash, randomBytes } from 'node:crypto';
import { type Id, newId, userId } from '../../kinds/id.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Auth } from './auth.ts';
import { codeOf, readCode } from './rules/code-letters.ts';

/** No mail reaches it (RFC 2606); what the person typed stands in the profile of the business. */
export const MAILLESS_DOMAIN = '@tanpa-surat.invalid';

const hashOf = (code: string) => createHash('sha256').update('gelaran-entry-v1\n').update(code).digest();

/** A new account that nobody can be told from: without a role it can do nothing. */
export async function makeMaillessAccount(auth: Auth, name: string): Promise<Id<'user'>> {
  const { internalAdapter } = await auth.$context;
  const email = `${newId()}${MAILLESS_DOMAIN}`;
  const made = await internalAdapter.createUser({ email, name, emailVerified: false }, { method: 'magic-link' });
  return userId(made.id);
}

/** @returns the code, which is shown once: nothing but its hash is kept. */
export async function makeEntryCode(ctx: Context, tx: Tx, user: Id<'user'>): Promise<string> {
  const code = codeOf(randomBytes(16));
  await tx
    .insertInto('people.entry_code')
    .values({
      organiser_id: ctx.organiser,
      id: newId(),
      user_id: user,
      code_hash: hashOf(code),
      made_at: new Date(ctx.clock.now()),
    })
    .execute();
  return code;
}

/** Whose code it is, with this organiser; undefined also once the account has a mailbox of its own. */
export async function findByEntryCode(ctx: Context, tx: Tx, typed: string): Promise<Id<'user'> | undefined> {
  const code = readCode(typed);
  if (code === undefined) return undefined;
  const row = await tx
    .selectFrom('people.entry_code as code')
    .innerJoin('people.user as user', 'user.id', 'code.user_id')
    .select('code.user_id')
    .where('code.organiser_id', '=', ctx.organiser)
    .where('code.code_hash', '=', hashOf(code))
    .where('user.emailVerified', '=', false)
    .executeTakeFirst();
  return row?.user_id;
}
