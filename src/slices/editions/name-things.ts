import { sql } from 'kysely';
import type { Named, Namer } from '../../platform/audit/named.ts';

/** Editions, series, venues, agencies and supervisors. */
export const nameEditions: Namer = async (ctx, tx, ids) => {
  const { rows } = await sql<Named>`
    select id::text, name from editions.edition where organiser_id = ${ctx.organiser} and id::text = any (${ids})
    union all
    select id::text, name from editions.series where organiser_id = ${ctx.organiser} and id::text = any (${ids})
    union all
    select id::text, name from editions.venue where organiser_id = ${ctx.organiser} and id::text = any (${ids})
    union all
    select id::text, name from editions.agency where organiser_id = ${ctx.organiser} and id::text = any (${ids})
    union all
    select id::text, name from editions.supervisor where organiser_id = ${ctx.organiser} and id::text = any (${ids})`.execute(
    tx,
  );
  return rows;
};
