import { sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import { allowing } from '../../platform/authz/access.ts';
import type { Context, Role } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';

/** A role that somebody holds with the organiser. */
export interface RoleHeld {
  readonly id: Id<'membership'>;
  readonly user: Id<'user'>;
  readonly name: string;
  readonly email: string;
  /** Whether the address is proved to be the person's. */
  readonly proved: boolean;
  readonly role: Role;
  readonly region: string | null;
  readonly agency: Id<'agency'> | null;
  readonly business: Id<'business'> | null;
  readonly booth: Id<'booth'> | null;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly lastSeenAt: number | null;
}

export interface PeopleQuery {
  /** Part of a name or an address. */
  readonly words?: string | undefined;
  readonly role?: Role | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** Who holds which role, by name, and how many there are. @throws `request.forbidden`. */
export async function listPeople(
  ctx: Context,
  tx: Tx,
  { words = '', role, limit, offset }: PeopleQuery,
): Promise<{ readonly people: readonly RoleHeld[]; readonly total: number }> {
  if (ctx.actor.kind !== 'system' && allowing(ctx.actor, ctx.organiser, 'people.invite').length === 0)
    throw new DomainError(common.forbidden);
  const like = `%${words.trim().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const { rows } = await sql<RoleHeld & { total: number }>`
    select held.id, held.user_id as "user", person.name, person.email, person."emailVerified" as proved, held.role,
      held.region_code as region, held.agency_id as agency, held.business_id as business, held.booth_id as booth,
      held.made_at as since, person."lastSeenAt", count(*) over ()::int as total
    from people.membership held join people."user" person on person.id = held.user_id
    where held.organiser_id = ${ctx.organiser} and held.ended_at is null
      and (person.name ilike ${like} or person.email ilike ${like}) and (${role ?? null}::text is null or held.role = ${role ?? null})
    order by lower(person.name), person.id, held.made_at, held.id limit ${limit} offset ${offset}`.execute(tx);
  return { people: rows.map(({ total: _, ...held }) => held), total: rows[0]?.total ?? 0 };
}

/** The roles that these persons hold with the organiser now. */
export async function listRolesOf(ctx: Context, tx: Tx, users: readonly Id<'user'>[]): Promise<Map<string, Role[]>> {
  const found = new Map<string, Role[]>();
  if (users.length === 0) return found;
  const rows = await tx
    .selectFrom('people.membership')
    .select(['user_id as user', 'role'])
    .distinct()
    .where('organiser_id', '=', ctx.organiser)
    .where('user_id', 'in', users)
    .where('ended_at', 'is', null)
    .execute();
  for (const { user, role } of rows) found.set(user, [...(found.get(user) ?? []), role]);
  return found;
}
