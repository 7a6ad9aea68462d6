import { sql } from 'kysely';
import type { Named, Namer } from '../../platform/audit/named.ts';

/** Booths by number, halls by name, assignments by their booth. */
export const nameFloor: Namer = async (ctx, tx, ids) => {
  const { rows } = await sql<Named>`
    select id::text, number as name from floor.booth where organiser_id = ${ctx.organiser} and id::text = any (${ids})
    union all
    select id::text, name from floor.hall where organiser_id = ${ctx.organiser} and id::text = any (${ids})
    union all
    select held.id::text, booth.number from floor.assignment held
    join floor.booth booth on (booth.organiser_id, booth.id) = (held.organiser_id, held.booth_id)
    where held.organiser_id = ${ctx.organiser} and held.id::text = any (${ids})`.execute(tx);
  return rows;
};
