import { sql } from 'kysely';
import type { Named, Namer } from '../../platform/audit/named.ts';

/** Products, in the language of who reads. */
export const nameProducts: Namer = async (ctx, tx, ids) => {
  const { rows } = await sql<Named>`
    select id::text, case when ${ctx.locale} = 'en' then coalesce(nullif(name_en, ''), name_id) else name_id end as name
    from catalogue.product where organiser_id = ${ctx.organiser} and id::text = any (${ids})`.execute(tx);
  return rows;
};
