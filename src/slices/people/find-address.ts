import type { Id } from '../../kinds/id.ts';
import type { Db } from '../../platform/db/database.ts';

/** The name and the address that a person signs in with. */
export async function findAddress(
  db: Db,
  user: Id<'user'>,
): Promise<{ readonly name: string; readonly email: string } | undefined> {
  return db.selectFrom('people.user').select(['name', 'email']).where('id', '=', user).executeTakeFirst();
}
