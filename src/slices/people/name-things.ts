import { sql } from 'kysely';
import type { Named, Namer } from '../../platform/audit/named.ts';

/** Persons by name, roles and invitations by whose they are. */
export const namePeople: Namer = async (ctx, tx, ids) => {
  const { rows } = await sql<Named>`
    select id, name from people."user" where id = any (${ids})
    union all
    select held.id::text, person.name from people.membership held join people."user" person on person.id = held.user_id
    where held.organiser_id = ${ctx.organiser} and held.id::text = any (${ids})
    union all
    select id::text, email from people.invitation where organiser_id = ${ctx.organiser} and id::text = any (${ids})
    union all
    select id::text, name from people.organiser where id = ${ctx.organiser} and id::text = any (${ids})`.execute(tx);
  return rows;
};
