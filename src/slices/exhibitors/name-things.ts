import { sql } from 'kysely';
import type { Named, Namer } from '../../platform/audit/named.ts';

/** Businesses, and identifiers by whose they are. */
export const nameBusinesses: Namer = async (ctx, tx, ids) => {
  const { rows } = await sql<Named>`
    select id::text, name from exhibitors.business where organiser_id = ${ctx.organiser} and id::text = any (${ids})
    union all
    select held.id::text, business.name from exhibitors.identifier held
    join exhibitors.business business on (business.organiser_id, business.id) = (held.organiser_id, held.business_id)
    where held.organiser_id = ${ctx.organiser} and held.id::text = any (${ids})`.execute(tx);
  return rows;
};
