import { type RawBuilder, sql } from 'kysely';

/**
 * What should have been in the drawer when a shift was closed, worked out from the log: opening, what was taken in cash and moved in and
 * out before the close. Null while a number between the two ends of the shift has not come, or where its opening is not known:
 * then the phone's own word is all there is.
 * @param shift the alias of a row of `till.shift`.
 */
export function reckonedCash(shift: string): RawBuilder<number | null> {
  const of = (column: string) => sql.ref(`${shift}.${column}`);
  const mine = (table: string) =>
    sql`${sql.ref(`${table}.organiser_id`)} = ${of('organiser_id')} and ${sql.ref(`${table}.device_id`)} = ${of('device_id')}`;
  return sql<number | null>`(
    select (${of('opening_cash')}
      + coalesce((select sum(case when movement.direction = 'in' then movement.amount else -movement.amount end)
          from till.cash_movement movement
          where ${mine('movement')} and movement.shift_id = ${of('id')} and movement.seq < ${of('closed_seq')}), 0)
      + coalesce((select sum(payment.amount) from till.receipt receipt
          join till.payment payment on payment.organiser_id = receipt.organiser_id and payment.receipt_id = receipt.id
          where ${mine('receipt')} and receipt.shift_id = ${of('id')} and receipt.seq < ${of('closed_seq')}
          and payment.method = 'cash'), 0))::bigint
    where ${of('opened_seq')} < ${of('closed_seq')}
      and (select count(*) from hall.event event
        where ${mine('event')} and event.seq between ${of('opened_seq')} and ${of('closed_seq')})
        = ${of('closed_seq')} - ${of('opened_seq')} + 1)`;
}

/** What was counted at the close less what should have been there: by the log where the shift has come whole, else by the phone's word. */
export function reckonedVariance(shift: string): RawBuilder<number | null> {
  return sql<
    number | null
  >`(${sql.ref(`${shift}.counted_cash`)} - coalesce(${reckonedCash(shift)}, ${sql.ref(`${shift}.expected_cash`)}))`;
}
