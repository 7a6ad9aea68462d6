/** One-time links: the address carries 24 random bytes, the database their hash, so that a copy of it opens nothing. */
import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { type Id, newId } from '../../kinds/id.ts';
import type { Db } from '../../platform/db/database.ts';

/** What a link does; a link of one kind opens nothing of another. */
export type LinkKind = 'kept-link' | 'reset' | 'change-email';

export function hashLink(kind: LinkKind, code: string): string {
  return `${kind}:${createHash('sha256').update(`gelaran-${kind}-v1\n`).update(code).digest('base64url')}`;
}

/** Keeps a link with what it is for, and gives the code of its address. @param until milliseconds since 1970 */
export async function makeLink(db: Db, kind: LinkKind, value: object, until: number): Promise<string> {
  const code = randomBytes(24).toString('base64url');
  await sql`insert into people.verification (id, identifier, value, "expiresAt")
    values (${newId()}, ${hashLink(kind, code)}, ${JSON.stringify(value)}, ${new Date(until)})`.execute(db);
  return code;
}

/** What a link that still holds is for; it is not spent by looking. */
export async function findLink(db: Db, kind: LinkKind, code: string, now: number): Promise<unknown> {
  const { rows } = await sql<{ value: string }>`
    select value from people.verification where identifier = ${hashLink(kind, code)} and "expiresAt" > ${new Date(now)}`.execute(
    db,
  );
  return rows[0] === undefined ? undefined : JSON.parse(rows[0].value);
}

/** Spends a link: of two who open it at once one gets what it is for, the other nothing. */
export async function spendLink(db: Db, kind: LinkKind, code: string, now: number): Promise<unknown> {
  const { rows } = await sql<{ value: string; valid: boolean }>`
    delete from people.verification where identifier = ${hashLink(kind, code)}
    returning value, "expiresAt" > ${new Date(now)} as valid`.execute(db);
  return rows[0]?.valid ? JSON.parse(rows[0].value) : undefined;
}

/**
 * Ends what was begun for an account before its password or address changed: links that were mailed, and sign-ins that wait for a code.
 * Whoever asked for them may have been the one that the change shuts out.
 */
export async function endBegun(db: Db, user: Id<'user'>): Promise<void> {
  await sql`delete from people.verification
    where value = ${user} or (split_part(identifier, ':', 1) in ('kept-link', 'reset', 'change-email')
      and position(${`"user":${JSON.stringify(user)}`} in value) > 0)`.execute(db);
}
