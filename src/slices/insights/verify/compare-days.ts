/**
 * Whether each receipt stands under the business day of its moment, asked of the database's own rule: it was written apart
 * from the one that stored them.
 */
import { sql } from 'kysely';
import type { Context } from '../../../platform/db/context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Difference } from './difference.ts';

/** No day begins within a quarter of an hour, so each quarter is asked once, however much was sold in it. */
export async function compareDays(ctx: Context, tx: Tx): Promise<Difference[]> {
  const { rows } = await sql<{ slug: string; quarter: Date; receipts: number; stored: string; recomputed: string }>`
    select * from (
      select edition.slug, sold.quarter, sold.receipts, sold.day as stored,
        editions.business_day(sold.quarter, edition.zone, edition.day_ends_at) as recomputed
      from (
        select edition_id, day, date_bin('15 minutes', sold_at, 'epoch') as quarter, count(*)::int as receipts
        from till.recorded_receipt where organiser_id = ${ctx.organiser} group by 1, 2, 3
      ) as sold
      join editions.business_calendar edition on edition.organiser_id = ${ctx.organiser} and edition.edition_id = sold.edition_id
    ) as compared where stored <> recomputed order by slug, quarter`.execute(tx);
  return rows.map(({ slug, quarter, receipts, stored, recomputed }) => ({
    kind: 'day',
    where: `${slug}: ${receipts} sold in the quarter from ${new Date(quarter).toISOString()}`,
    stored,
    recomputed,
  }));
}
