import { sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Named, Namer } from '../../platform/audit/named.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';

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

/** How a business is called now. */
export async function nameOfBusiness(ctx: Context, tx: Tx, business: Id<'business'>): Promise<string | undefined> {
  const row = await tx
    .selectFrom('exhibitors.business')
    .select('name')
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', business)
    .executeTakeFirst();
  return row?.name;
}
