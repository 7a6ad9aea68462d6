import { sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Db } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { errors } from './errors.ts';

/**
 * An account that had roles, all of which have ended, is closed: it gets no business by the way, only a new role from somebody who may give
 * one. An account that never had any is a new one. @throws `people.account-ended`.
 */
export async function mustBeOpenAccount(db: Db, user: Id<'user'>): Promise<void> {
  const ended = await db.transaction().execute(async (tx) => {
    await sql`select set_config('app.user', ${user}, true), set_config('app.organiser', '', true)`.execute(tx);
    const rows = await tx.selectFrom('people.membership').select('ended_at').where('user_id', '=', user).execute();
    return rows.length > 0 && rows.every(({ ended_at }) => ended_at !== null);
  });
  if (ended) throw new DomainError(errors['account-ended']);
}
