import type { Id } from '../../kinds/id.ts';
import type { Db } from '../../platform/db/database.ts';
import { listMemberships } from './find-actor.ts';

export interface SignInMail {
  /** In whose outbox it is written. */
  readonly organiser: Id<'organiser'>;
  /** `link`: whoever opens it is signed in. `code`: only where to sign in with password and code. */
  readonly by: 'link' | 'code';
}

/**
 * What is written to somebody who asked for a link to sign in. Where mail is only kept, its reader could sign in as the addressee;
 * so a link is written only for a person who works for that one organiser, and for a person without a role or with several never. Who
 * has a second factor gets no link, which would go round it, but is told where to go on: nobody signs in by that mail alone.
 */
export async function planSignInMail(db: Db, email: string, sends: boolean): Promise<SignInMail | undefined> {
  const user = await db
    .selectFrom('people.user')
    .select(['id', 'twoFactorEnabled'])
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
  if (!user) return undefined;
  const organisers = new Set((await listMemberships(db, user.id as Id<'user'>)).map((held) => held.organiser));
  const [first] = organisers;
  if (first === undefined) return undefined;
  if (user.twoFactorEnabled) return { organiser: first, by: 'code' };
  return organisers.size === 1 || sends ? { organiser: first, by: 'link' } : undefined;
}
