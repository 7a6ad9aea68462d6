import { sql } from 'kysely';
import type { Named, Namer } from '../../platform/audit/named.ts';

/** Applications by their business. */
export const nameApplications: Namer = async (ctx, tx, ids) => {
  const { rows } = await sql<Named>`
    select application.id::text, business.name from call.application application
    join exhibitors.registered business
      on (business.organiser_id, business.business_id) = (application.organiser_id, application.business_id)
    where application.organiser_id = ${ctx.organiser} and application.id::text = any (${ids})`.execute(tx);
  return rows;
};
