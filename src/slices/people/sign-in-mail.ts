import type { Id } from '../../kinds/id.ts';
import type { Db } from '../../platform/db/database.ts';
import { listMemberships } from './find-actor.ts';

export interface SignInMail {
  readonly user: Id<'user'>;
  /** In whose outbox it is written. */
  readonly organiser: Id<'organiser'>;
  /**
   * `link`: whoever opens it is signed in, so it is sent and shown to nobody else. `kept-link`: its reader in the outbox gets no further
   * than that organiser. `code`: only where to sign in with password and code.
   */
  readonly by: 'link' | 'kept-link' | 'code';
}

/**
 * What is written to somebody who asked for a link to sign in. Who has a second factor gets no link, which would go round it, but is
 * told where to go on; a factor that was set before the address was proved counts for nothing. Where mail is only kept, each
 * organiser that the person works for keeps a link of its own.
 */
export async function planSignInMail(db: Db, email: string, sends: boolean): Promise<SignInMail[]> {
  const found = await db
    .selectFrom('people.user')
    .select(['id', 'twoFactorEnabled', 'emailVerified'])
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
  if (!found) return [];
  const user = found.id;
  const organisers = [...new Set((await listMemberships(db, user)).map((held) => held.organiser))];
  const first = organisers.slice(0, 1);
  if (found.twoFactorEnabled && (found.emailVerified || !sends))
    return first.map((organiser) => ({ user, organiser, by: 'code' }));
  if (sends) return first.map((organiser) => ({ user, organiser, by: 'link' }));
  return organisers.map((organiser) => ({ user, organiser, by: 'kept-link' }));
}
