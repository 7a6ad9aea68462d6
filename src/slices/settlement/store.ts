/** SQL of the slice, over the views that the lower slices publish. Row level security keeps it within the organiser. */
import { type Insertable, sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import type { PaymentMethod, PaymentState } from '../till/contract.ts';
import type { Side } from './contract.ts';
import type { SoldProduct, SoldReceipt } from './rules/make-statement.ts';
import type { SignatureTable } from './tables.ts';

export interface ReceiptRow {
  readonly kind: SoldReceipt['kind'];
  readonly day: string;
  readonly booth: Id<'booth'> | null;
  readonly parts: { business: Id<'business'>; amount: number }[];
  readonly payments: { method: PaymentMethod; amount: number; state: PaymentState; business: Id<'business'> | null }[];
}

/** Every receipt on which the business sold, with what the others sold on it and how it was paid: one statement. */
export async function selectReceipts(ctx: AtEdition, tx: Tx, business: Id<'business'>): Promise<ReceiptRow[]> {
  const { rows } = await sql<ReceiptRow>`
    select receipt.kind, receipt.day, receipt.booth_id as booth, parts.list as parts, payments.list as payments
    from (
      select distinct receipt_id from till.recorded_line
      where organiser_id = ${ctx.organiser} and edition_id = ${ctx.edition} and business_id = ${business}
    ) own
    join till.recorded_receipt receipt on receipt.organiser_id = ${ctx.organiser} and receipt.id = own.receipt_id
    cross join lateral (
      select jsonb_agg(jsonb_build_object('business', part.business_id, 'amount', part.amount) order by part.business_id) as list
      from (
        select business_id, sum(amount)::bigint as amount from till.recorded_line
        where organiser_id = ${ctx.organiser} and receipt_id = own.receipt_id
        group by business_id
      ) part
    ) parts
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('method', paid.method, 'amount', paid.amount, 'business', paid.business_id, 'state',
        case when paid.state = 'claimed' and said.verdict = 'confirmed' then 'confirmed' else paid.state end) order by paid.no), '[]') as list
      from till.recorded_payment paid
      left join takings.newest_verdict said on said.organiser_id = ${ctx.organiser}
        and said.receipt_id = coalesce(receipt.voids, receipt.id) and said.payment_no = paid.no
      where paid.organiser_id = ${ctx.organiser} and paid.receipt_id = own.receipt_id
    ) payments
    where receipt.edition_id = ${ctx.edition}`.execute(tx);
  return rows;
}

/** Pieces and money by product and kind of receipt. The newest name that a receipt carries stands for the product. */
export async function selectProducts(ctx: AtEdition, tx: Tx, business: Id<'business'>): Promise<SoldProduct[]> {
  const { rows } = await sql<SoldProduct>`
    select line.product_id as product, max(line.name) as name, receipt.kind,
      sum(line.quantity)::bigint as quantity, sum(line.amount)::bigint as amount
    from till.recorded_line line
    join till.recorded_receipt receipt on receipt.organiser_id = line.organiser_id and receipt.id = line.receipt_id
    where line.organiser_id = ${ctx.organiser} and line.edition_id = ${ctx.edition} and line.business_id = ${business}
    group by line.product_id, receipt.kind`.execute(tx);
  return rows;
}

export async function insertSignature(tx: Tx, row: Insertable<SignatureTable>): Promise<void> {
  await tx.insertInto('settlement.signature').values(row).execute();
}

export interface SignatureRow {
  readonly business: Id<'business'>;
  readonly side: Side;
  readonly name: string;
  readonly digest: Uint8Array;
  readonly net: number;
  readonly at: number;
  readonly by: Id<'user'> | null;
  /** What the account is called now. */
  readonly account: string | null;
  readonly oneScreen: boolean;
}

/** The newest signature of each side of each business. */
export async function selectSignatures(
  ctx: AtEdition,
  tx: Tx,
  business: Id<'business'> | undefined,
): Promise<SignatureRow[]> {
  let query = tx
    .selectFrom('settlement.signature as signature')
    .leftJoin('people.user as person', 'person.id', 'signature.signed_by')
    .distinctOn(['business_id', 'side'])
    .select(['business_id as business', 'side', 'signature.name', 'digest', 'net', 'signed_at as at'])
    .select(['signed_by as by', 'person.name as account', 'one_screen as oneScreen'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .orderBy('business_id')
    .orderBy('side')
    .orderBy('signed_at', 'desc')
    .orderBy('signature.id', 'desc');
  if (business !== undefined) query = query.where('business_id', '=', business);
  return query.execute();
}
