import { sql } from 'kysely';
import { type Id, userId } from '../../kinds/id.ts';
import type { Actor, Membership } from '../../platform/db/context.ts';
import type { Db } from '../../platform/db/database.ts';
import type { Auth } from './auth.ts';

interface Held extends Membership {
  readonly id: Id<'membership'>;
}

/** All that lasts: the policy `own` shows a person's memberships before a tenant is set. */
async function listHeld(db: Db, user: Id<'user'>): Promise<Held[]> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('app.user', ${user}, true), set_config('app.organiser', '', true)`.execute(tx);
    const rows = await tx
      .selectFrom('people.membership')
      .select(['id', 'organiser_id', 'role', 'region_code', 'business_id', 'booth_id'])
      .where('user_id', '=', user)
      .where('ended_at', 'is', null)
      .execute();
    return rows.map((row) => ({
      id: row.id as Id<'membership'>,
      organiser: row.organiser_id as Id<'organiser'>,
      role: row.role,
      region: row.region_code,
      business: row.business_id as Id<'business'> | null,
      booth: row.booth_id as Id<'booth'> | null,
    }));
  });
}

const without = ({ id: _, ...membership }: Held): Membership => membership;

/** The memberships of a person with every organiser, whatever a session of theirs reaches of them. */
export async function listMemberships(db: Db, user: Id<'user'>): Promise<Membership[]> {
  return (await listHeld(db, user)).map(without);
}

/** So long a session's last use may lie back before it is noted again. */
const NOTED_MS = 5 * 60_000;

async function noteUse(db: Db, session: string, user: string, now: Date): Promise<void> {
  await sql`with used as (update people.session set "lastSeenAt" = ${now} where id = ${session})
    update people."user" set "lastSeenAt" = ${now} where id = ${user}`.execute(db);
}

/**
 * Who sent these headers: a person with a valid session, else the public. What an account reaches whose address nobody has proved is
 * the one role it was made for; what a session reaches that was opened by a kept link is the organiser that kept it.
 */
export async function findActor(auth: Auth, db: Db, headers: Headers): Promise<Actor> {
  const found = await auth.api.getSession({ headers });
  if (!found) return { kind: 'public' };
  const { session } = found;
  const user = userId(found.user.id);
  const now = new Date();
  if (now.getTime() - (session.lastSeenAt?.getTime() ?? 0) > NOTED_MS) await noteUse(db, session.id, user, now);
  const held = await listHeld(db, user);
  if (session.confinedTo) {
    const organiser = session.confinedTo as Id<'organiser'>;
    const memberships = held.filter((each) => each.organiser === organiser).map(without);
    return { kind: 'person', user, memberships, limit: { to: 'organiser', organiser } };
  }
  if (found.user.emailVerified) return { kind: 'person', user, memberships: held.map(without) };
  const only = await findOnlyRole(db, user);
  const memberships = held.filter(({ id }) => id === only).map(without);
  return { kind: 'person', user, memberships, limit: { to: 'role' } };
}

/** The role that an unproved account was made for. */
async function findOnlyRole(db: Db, user: Id<'user'>): Promise<string | undefined> {
  const row = await db
    .selectFrom('people.user')
    .select('provisional_membership as only')
    .where('id', '=', user)
    .executeTakeFirst();
  return row?.only ?? undefined;
}
