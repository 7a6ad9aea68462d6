/** Which payments' money is there, by the words kept beside the log; and where the till's states do not say the same. */
import { sql } from 'kysely';
import type { Id } from '../../../kinds/id.ts';
import type { Context } from '../../../platform/db/context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { PAYMENTS_JUDGED } from '../../takings/index.ts';
import type { Difference } from './difference.ts';

/** `SALE.NUMBER` of a payment. */
export function paymentPlace(sale: string, no: number): string {
  return `${sale}.${no}`;
}

interface PaymentRow {
  readonly sale: Id<'event'>;
  readonly no: number;
}

/**
 * The payments that figures ought to hold as arrived: those of which the newest word is `confirmed`. Of payments that were
 * judged and are not folded yet, those that the projector still holds so.
 */
export async function readConfirmed(ctx: Context, tx: Tx): Promise<Set<string>> {
  const { rows } = await sql<PaymentRow>`
    with waiting as (
      select distinct judged.receipt_id, judged.payment_no
      from platform.outbox news
      join takings.judged_payment judged
        on judged.organiser_id = news.organiser_id and judged.judgement_id = (news.payload->>'judgement')::uuid
      where news.organiser_id = ${ctx.organiser} and news.topic = ${PAYMENTS_JUDGED}
    )
    select receipt_id as sale, payment_no as no from takings.newest_verdict
    where organiser_id = ${ctx.organiser} and verdict = 'confirmed' and (receipt_id, payment_no) not in (select * from waiting)
    union all
    select receipt_id, payment_no from insights.confirmed_payment
    where organiser_id = ${ctx.organiser} and (receipt_id, payment_no) in (select * from waiting)`.execute(tx);
  return new Set(rows.map(({ sale, no }) => paymentPlace(sale, no)));
}

/** Payments whose state is not the one that cash, or the newest word about their sale's payment, gives them. */
export async function compareStates(ctx: Context, tx: Tx): Promise<Difference[]> {
  const { rows } = await sql<PaymentRow & { readonly stored: string; readonly ought: string }>`
    select * from (
      select payment.receipt_id as sale, payment.no, payment.state as stored,
        case when payment.method = 'cash' then 'received' when newest.verdict = 'confirmed' then 'confirmed' else 'claimed' end as ought
      from till.recorded_payment payment
      join till.recorded_receipt receipt on receipt.organiser_id = payment.organiser_id and receipt.id = payment.receipt_id
      left join takings.newest_verdict newest on newest.organiser_id = payment.organiser_id
        and newest.receipt_id = coalesce(receipt.voids, receipt.id) and newest.payment_no = payment.no
      where payment.organiser_id = ${ctx.organiser}
    ) state
    where stored <> ought
    order by sale, no`.execute(tx);
  return rows.map(({ sale, no, stored, ought }) => ({
    kind: 'payment',
    where: `payment ${no} of receipt ${sale}`,
    stored,
    recomputed: ought,
  }));
}
