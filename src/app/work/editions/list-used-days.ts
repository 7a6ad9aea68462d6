import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { AtEdition } from '../../../slices/editions/index.ts';

/** The days of the edition on which a till recorded something or a booth reported its turnover; they stay the edition's. */
export async function listUsedDays(ctx: AtEdition, tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ day: string }>`
    select day from till.recorded_receipt where organiser_id = ${ctx.organiser} and edition_id = ${ctx.edition}
    union select day from takings.reported_day where organiser_id = ${ctx.organiser} and edition_id = ${ctx.edition}
    order by day`.execute(tx);
  return rows.map(({ day }) => day);
}
