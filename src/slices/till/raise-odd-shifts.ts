import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import { explainExceptions, type LateException, type LogPlace, MOST_LATE, raiseLate } from '../hall/index.ts';
import type { TillExceptionCode } from './contract.ts';

const WITHOUT = 'sale-without-shift' satisfies TillExceptionCode;
const AFTER = 'sale-after-close' satisfies TillExceptionCode;

/**
 * Raises sales and refunds in a shift that was not opened before them, or was closed: they count, for the money was moved, but no
 * drawer's count has them. What came before its shift's opening is explained when that has come.
 */
export async function raiseOddShifts(ctx: AtEdition, tx: Tx): Promise<number> {
  await explainOpened(ctx, tx);
  const { rows } = await sql<LogPlace & { receipt: string; closed: boolean }>`
    select receipt.device_id as device, receipt.batch_id as batch, receipt.id as event, receipt.seq, receipt.number as receipt,
      coalesce(receipt.seq > shift.closed_seq, false) as closed
    from till.receipt receipt
    left join till.shift shift on shift.organiser_id = receipt.organiser_id and shift.device_id = receipt.device_id
      and shift.id = receipt.shift_id
    where receipt.organiser_id = ${ctx.organiser} and receipt.edition_id = ${ctx.edition} and receipt.voids is null
      and (shift.opened_seq is null or receipt.seq < shift.opened_seq or receipt.seq > shift.closed_seq)
      and not exists (select 1 from hall.exception known
        where known.organiser_id = receipt.organiser_id and known.event_id = receipt.id and known.code in (${WITHOUT}, ${AFTER}))
    order by receipt.sold_at, receipt.id limit ${MOST_LATE}`.execute(tx);
  const late = rows.map(
    ({ receipt, closed, ...row }): LateException => ({ ...row, code: closed ? AFTER : WITHOUT, data: { receipt } }),
  );
  return raiseLate(ctx, tx, late);
}

async function explainOpened(ctx: AtEdition, tx: Tx): Promise<void> {
  const opened = await tx
    .selectFrom('hall.exception as open')
    .innerJoin('till.receipt as receipt', (join) =>
      join.onRef('receipt.organiser_id', '=', 'open.organiser_id').on(sql<SqlBool>`receipt.id = open.event_id`),
    )
    .innerJoin('till.shift as shift', (join) =>
      join
        .onRef('shift.organiser_id', '=', 'receipt.organiser_id')
        .onRef('shift.device_id', '=', 'receipt.device_id')
        .onRef('shift.id', '=', 'receipt.shift_id')
        .onRef('shift.opened_seq', '<', 'receipt.seq'),
    )
    .select('receipt.id')
    .where('open.organiser_id', '=', ctx.organiser)
    .where('open.edition_id', '=', ctx.edition)
    .where('open.code', '=', WITHOUT)
    .where('open.settled_at', 'is', null)
    .execute();
  await explainExceptions(tx, { organiser: ctx.organiser, code: WITHOUT, events: opened.map(({ id }) => id) });
}
