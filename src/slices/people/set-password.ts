import { sql } from 'kysely';
import { type Id, newId } from '../../kinds/id.ts';
import type { Db } from '../../platform/db/database.ts';

/** Gives an account this password, whether it had one or not. @param hash as the sign-in library makes it. */
export async function setPassword(db: Db, user: Id<'user'>, hash: string): Promise<void> {
  await sql`with changed as (
      update people.account set password = ${hash}, "updatedAt" = now()
      where "userId" = ${user} and "providerId" = 'credential' returning id)
    insert into people.account (id, "accountId", "providerId", "userId", password)
    select ${newId()}, ${user}, 'credential', ${user}, ${hash} where not exists (select from changed)`.execute(db);
}

/** An account without one is entered by links alone. */
export async function hasPassword(db: Db, user: Id<'user'>): Promise<boolean> {
  const { rows } = await sql`
    select from people.account where "userId" = ${user} and "providerId" = 'credential' and password is not null`.execute(
    db,
  );
  return rows.length > 0;
}

/** Ends the sessions of an account, all or all but one. */
export async function endSessions(db: Db, user: Id<'user'>, but?: string): Promise<void> {
  let query = db.deleteFrom('people.session').where('userId', '=', user);
  if (but !== undefined) query = query.where('id', '!=', but);
  await query.execute();
}
