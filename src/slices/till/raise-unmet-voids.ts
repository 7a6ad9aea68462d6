import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import { explainExceptions, type LateException, type LogPlace, MOST_LATE, raiseLate } from '../hall/index.ts';
import type { TillExceptionCode } from './contract.ts';

const UNKNOWN = 'void-of-unknown-sale' satisfies TillExceptionCode;
const OTHER = 'void-of-other-phone' satisfies TillExceptionCode;

/**
 * Raises voids that reverse nothing because their sale is another phone's, or has not come. What was said of a void
 * that came before its sale is explained as soon as that is there: if it is the same phone's, the void reverses it; if it is
 * another's, that is said instead.
 */
export async function raiseUnmetVoids(ctx: AtEdition, tx: Tx): Promise<number> {
  await explainMet(ctx, tx);
  const { rows } = await sql<LogPlace & { receipt: string | null; elsewhere: boolean }>`
    select claim.device_id as device, claim.batch_id as batch, claim.id as event, claim.seq, sale.number as receipt,
      sale.id is not null and sale.device_id <> claim.device_id as elsewhere
    from till.void_claim claim
    left join till.receipt sale on sale.organiser_id = claim.organiser_id and sale.id = claim.sale_id
      and sale.voids is null and sale.refunds is null
    where claim.organiser_id = ${ctx.organiser} and claim.edition_id = ${ctx.edition}
      and (sale.id is null or sale.device_id <> claim.device_id)
      and not exists (select 1 from hall.exception known
        where known.organiser_id = claim.organiser_id and known.event_id = claim.id
          and (known.code = ${OTHER} or (known.code = ${UNKNOWN} and sale.id is null)))
    order by claim.claimed_at limit ${MOST_LATE}`.execute(tx);
  const late = rows.map(
    ({ receipt, elsewhere, ...row }): LateException => ({
      ...row,
      code: elsewhere ? OTHER : UNKNOWN,
      data: receipt === null ? {} : { receipt },
    }),
  );
  return raiseLate(ctx, tx, late);
}

/** What was said of voids whose sale has come since no longer holds. */
async function explainMet(ctx: AtEdition, tx: Tx): Promise<void> {
  const met = await tx
    .selectFrom('till.void_claim as claim')
    .innerJoin('till.receipt as sale', (join) =>
      join
        .onRef('sale.organiser_id', '=', 'claim.organiser_id')
        .onRef('sale.id', '=', 'claim.sale_id')
        .on('sale.voids', 'is', null)
        .on('sale.refunds', 'is', null),
    )
    .select('claim.id')
    .where('claim.organiser_id', '=', ctx.organiser)
    .where('claim.edition_id', '=', ctx.edition)
    .where(
      sql<SqlBool>`exists (select 1 from hall.exception open
        where open.organiser_id = claim.organiser_id and open.event_id = claim.id and open.code = ${UNKNOWN} and open.settled_at is null)`,
    )
    .execute();
  await explainExceptions(tx, { organiser: ctx.organiser, code: UNKNOWN, events: met.map(({ id }) => id) });
}
