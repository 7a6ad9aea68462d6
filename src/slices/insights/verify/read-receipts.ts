/** The till's receipts as one text each, so that the smallest difference shows. */
import { hash } from 'node:crypto';
import { sql } from 'kysely';
import type { Id } from '../../../kinds/id.ts';
import type { Context } from '../../../platform/db/context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { RecordedReceipt } from '../../till/index.ts';

export interface StoredReceipt {
  readonly id: Id<'event'>;
  readonly text: string;
}

/** Of one device, in the form of `receiptText`. */
export async function readReceipts(ctx: Context, tx: Tx, device: Id<'device'>): Promise<StoredReceipt[]> {
  const { rows } = await sql<StoredReceipt>`
    select receipt.id, concat_ws(' ', receipt.seq, receipt.kind, coalesce(receipt.voids::text, receipt.refunds::text, '-'), receipt.number, receipt.day,
      receipt.hour, floor(extract(epoch from receipt.sold_at) * 1000)::bigint, receipt.total, '[',
      (select string_agg(concat_ws(' ', line_no, product_id, business_id, coalesce(region_code, '-'), coalesce(category, '-'), quantity,
          unit_price, discount, amount, md5(note)), ', ' order by line_no)
        from till.recorded_line line where line.organiser_id = receipt.organiser_id and line.receipt_id = receipt.id), '] [',
      (select string_agg(concat_ws(' ', method, amount, md5(reference)), ', ' order by no)
        from till.recorded_payment payment where payment.organiser_id = receipt.organiser_id and payment.receipt_id = receipt.id), ']'
    ) as text
    from till.recorded_receipt receipt
    where receipt.organiser_id = ${ctx.organiser} and receipt.device_id = ${device}`.execute(tx);
  return rows;
}

/** What the log says of a receipt. Whether a payment was confirmed is not in the log, so it is not compared. */
export function receiptText(receipt: RecordedReceipt): string {
  const lines = receipt.lines.map((line) =>
    [
      line.no,
      line.product,
      line.business,
      line.region ?? '-',
      line.category ?? '-',
      line.quantity,
      line.unitPrice,
      line.discount,
      line.amount,
      ...digestOf(line.note),
    ].join(' '),
  );
  const payments = receipt.payments.map((payment) =>
    [payment.method, payment.amount, ...digestOf(payment.reference)].join(' '),
  );
  const { seq, kind, voids, refunds, number, day, hour, soldAt, total } = receipt;
  const head = [seq, kind, voids ?? refunds ?? '-', number, day, hour, soldAt, total].join(' ');
  return `${head} [ ${lines.join(', ')} ] [ ${payments.join(', ')} ]`;
}

/** Text of a person, in a form that no comma or bracket in it can disturb. */
function digestOf(text: string | null): string[] {
  return text === null ? [] : [hash('md5', text, 'hex')];
}
