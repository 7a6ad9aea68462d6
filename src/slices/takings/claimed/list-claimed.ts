/** Cashless payments that nobody has confirmed yet, and their sums by booth and day. */
import { type Expression, type SqlBool, sql } from 'kysely';
import { type Id, isId } from '../../../kinds/id.ts';
import type { Money } from '../../../kinds/money.ts';
import type { Reach } from '../../../platform/authz/access.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { AtEdition } from '../../editions/index.ts';
import { calendarDay, type PaymentMethod } from '../../till/contract.ts';

export interface ClaimedPayment {
  readonly receipt: Id<'event'>;
  readonly no: number;
  readonly number: string;
  readonly booth: Id<'booth'> | null;
  readonly boothNumber: string | null;
  readonly day: string;
  /** Milliseconds since 1970. */
  readonly soldAt: number;
  readonly method: PaymentMethod;
  readonly amount: Money;
  /** The static QRIS string it was paid to: of the business whose code took it, else the booth's. */
  readonly qris: string | null;
}

export interface ClaimedAsked {
  readonly reach: Reach;
  readonly booth?: Id<'booth'> | undefined;
  readonly day?: string | undefined;
  /** Days from (included) to (included). */
  readonly between?: readonly [string, string];
  readonly after?: string | undefined;
  readonly limit?: number;
}

/** Sales that stand, with a payment that is claimed. Of a producer only receipts of the own goods alone. */
function conditionsOf(ctx: AtEdition, { reach, booth, day, between }: ClaimedAsked): Expression<SqlBool>[] {
  const conditions = [
    sql<SqlBool>`receipt.organiser_id = ${ctx.organiser} and receipt.edition_id = ${ctx.edition}`,
    sql<SqlBool>`receipt.voids is null and receipt.refunds is null`,
    sql<SqlBool>`not exists (select 1 from till.receipt reversal
      where reversal.organiser_id = receipt.organiser_id and reversal.voids = receipt.id)`,
  ];
  if (booth !== undefined) conditions.push(sql<SqlBool>`receipt.booth_id = ${booth}`);
  if (day !== undefined) conditions.push(sql<SqlBool>`receipt.day = ${day}::date`);
  if (between) conditions.push(sql<SqlBool>`receipt.day between ${between[0]}::date and ${between[1]}::date`);
  if (!reach.all)
    conditions.push(sql<SqlBool>`not exists (select 1 from till.line line
      where line.organiser_id = receipt.organiser_id and line.receipt_id = receipt.id
        and not (coalesce(line.region_code = any(${reach.regions}::text[]), false) or line.business_id = any(${reach.businesses}::uuid[])))`);
  return conditions;
}

/** The newest sale first. `next` is `after` of the next page. */
export async function listClaimed(
  ctx: AtEdition,
  tx: Tx,
  asked: ClaimedAsked,
): Promise<{ readonly items: ClaimedPayment[]; readonly next: string | null }> {
  const limit = asked.limit ?? 100;
  const place = readPlace(asked.after);
  const conditions = conditionsOf(ctx, asked);
  if (place)
    conditions.push(
      sql<SqlBool>`(receipt.day, receipt.sold_at, receipt.id, payment.no) < (${place.day}::date, ${new Date(place.at)}::timestamptz, ${place.receipt}::uuid, ${place.no}::int)`,
    );
  const { rows } = await sql<ClaimedPayment>`
    select receipt.id as receipt, payment.no, receipt.number, receipt.booth_id as booth, booth.number as "boothNumber", receipt.day,
      receipt.sold_at as "soldAt", payment.method, payment.amount,
      coalesce(seller.qris, booth.qris) as qris
    from till.receipt receipt
    join till.payment payment on payment.organiser_id = receipt.organiser_id and payment.receipt_id = receipt.id
      and payment.state = 'claimed' and payment.amount > 0
    left join floor.booth booth on booth.organiser_id = receipt.organiser_id and booth.id = receipt.booth_id
    left join floor.seller_qris seller on seller.organiser_id = payment.organiser_id and seller.edition_id = payment.edition_id
      and seller.business_id = payment.business_id
    where ${sql.join(conditions, sql` and `)}
    order by receipt.day desc, receipt.sold_at desc, receipt.id desc, payment.no desc
    limit ${limit + 1}`.execute(tx);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? `${last.day}.${last.soldAt}.${last.receipt}.${last.no}` : null };
}

function readPlace(after: string | undefined) {
  const [day = '', at = '', receipt, no = ''] = after?.split('.') ?? [];
  if (!calendarDay.safeParse(day).success || !/^\d{1,15}$/.test(at) || !isId(receipt) || !/^\d$/.test(no))
    return undefined;
  return { day, at: Number(at), receipt, no: Number(no) };
}

export interface ClaimedSum {
  readonly day: string;
  readonly booth: Id<'booth'> | null;
  readonly boothNumber: string | null;
  readonly claimed: number;
  readonly claimedCount: number;
  readonly confirmed: number;
  readonly confirmedCount: number;
}

/** Cashless money by day and booth: what is claimed, what is confirmed. Never one sum of both. */
export async function sumClaimed(ctx: AtEdition, tx: Tx, asked: ClaimedAsked): Promise<ClaimedSum[]> {
  const { rows } = await sql<ClaimedSum>`
    select receipt.day, receipt.booth_id as booth, booth.number as "boothNumber",
      coalesce(sum(payment.amount) filter (where payment.state = 'claimed'), 0) as claimed,
      count(*) filter (where payment.state = 'claimed') as "claimedCount",
      coalesce(sum(payment.amount) filter (where payment.state = 'confirmed'), 0) as confirmed,
      count(*) filter (where payment.state = 'confirmed') as "confirmedCount"
    from till.receipt receipt
    join till.payment payment on payment.organiser_id = receipt.organiser_id and payment.receipt_id = receipt.id
      and payment.state <> 'received' and payment.amount > 0
    left join floor.booth booth on booth.organiser_id = receipt.organiser_id and booth.id = receipt.booth_id
    where ${sql.join(conditionsOf(ctx, asked), sql` and `)}
    group by receipt.day, receipt.booth_id, booth.number
    order by receipt.day desc, regexp_replace(booth.number, '\\d+', ''), regexp_replace(booth.number, '\\D+', '')::int`.execute(
    tx,
  );
  return rows;
}
