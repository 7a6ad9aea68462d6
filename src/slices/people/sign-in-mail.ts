import type { Id } from '../../kinds/id.ts';
import type { Db } from '../../platform/db/database.ts';
import { listMemberships } from './find-actor.ts';

/**
 * In whose outbox a sign-in mail is written. Where mail is only kept, its reader could sign in as the addressee; so it is
 * written only for a person who works for that one organiser, and for a person without a role or with several never. Nor
 * for one with a second factor: a link alone would go round it.
 */
export async function findSignInOrganiser(db: Db, email: string, sends: boolean): Promise<Id<'organiser'> | undefined> {
  const user = await db
    .selectFrom('people.user')
    .select(['id', 'twoFactorEnabled'])
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
  if (!user || user.twoFactorEnabled) return undefined;
  const organisers = new Set((await listMemberships(db, user.id as Id<'user'>)).map((held) => held.organiser));
  const [first] = organisers;
  return organisers.size === 1 || sends ? first : undefined;
}
