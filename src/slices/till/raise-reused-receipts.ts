import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import { type LateException, type LogPlace, MOST_LATE, raiseLate } from '../hall/index.ts';
import type { TillExceptionCode } from './contract.ts';

/**
 * Raises every receipt whose number another sale or refund of the edition had before: a phone that was put back from a
 * backup, or two with one code. An index that would show it at once costs every sale; looking now and then costs none.
 */
export async function raiseReusedReceipts(ctx: AtEdition, tx: Tx): Promise<number> {
  const { rows } = await sql<LogPlace & { number: string }>`
    with counted as (
      select number from till.receipt
      where organiser_id = ${ctx.organiser} and edition_id = ${ctx.edition} and voids is null
      group by number having count(*) > 1
    )
    select device_id as device, batch_id as batch, id as event, seq, number from (
      select receipt.*, row_number() over (partition by number order by sold_at, id) as turn
      from till.receipt join counted using (number)
      where organiser_id = ${ctx.organiser} and edition_id = ${ctx.edition} and voids is null
    ) numbered
    where turn > 1
    order by number, turn limit ${MOST_LATE}`.execute(tx);
  const late = rows.map(
    ({ number, ...row }): LateException => ({
      ...row,
      code: 'receipt-reused' satisfies TillExceptionCode,
      data: { receipt: number },
    }),
  );
  return raiseLate(ctx, tx, late);
}
