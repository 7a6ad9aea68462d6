import { sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Actor, Membership } from '../../platform/db/context.ts';
import type { Db } from '../../platform/db/database.ts';
import type { Auth } from './auth.ts';

/** The memberships of a person with every organiser: the policy `own` shows them before a tenant is set. */
export async function listMemberships(db: Db, user: Id<'user'>): Promise<Membership[]> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('app.user', ${user}, true), set_config('app.organiser', '', true)`.execute(tx);
    const rows = await tx
      .selectFrom('people.membership')
      .select(['organiser_id', 'role', 'region_code', 'business_id', 'booth_id'])
      .where('user_id', '=', user)
      .where('ended_at', 'is', null)
      .execute();
    return rows.map((row) => ({
      organiser: row.organiser_id as Id<'organiser'>,
      role: row.role,
      region: row.region_code,
      business: row.business_id as Id<'business'> | null,
      booth: row.booth_id as Id<'booth'> | null,
    }));
  });
}

/** Who sent these headers: a person with a valid session, else the public. */
export async function findActor(auth: Auth, db: Db, headers: Headers): Promise<Actor> {
  const found = await auth.api.getSession({ headers });
  if (!found) return { kind: 'public' };
  const user = found.user.id as Id<'user'>;
  return { kind: 'person', user, memberships: await listMemberships(db, user) };
}
