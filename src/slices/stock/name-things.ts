import { sql } from 'kysely';
import type { Named, Namer } from '../../platform/audit/named.ts';

/** Delivery notes by the business that they are of. */
export const nameNotes: Namer = async (ctx, tx, ids) => {
  const { rows } = await sql<Named>`
    select note.id::text, business.name from stock.delivery_note note
    join exhibitors.registered business on (business.organiser_id, business.business_id) = (note.organiser_id, note.business_id)
    where note.organiser_id = ${ctx.organiser} and note.id::text = any (${ids})`.execute(tx);
  return rows;
};
