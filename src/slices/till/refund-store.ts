/** SQL of refunds: why they were paid, by whose word, and which there are of a sale. */
import { type SqlBool, sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import { type Money, money } from '../../kinds/money.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { StoredBatch } from '../hall/contract.ts';
import type { RecordedReceipt, RefundGrounds } from './rules/project-event.ts';
import { placeOf } from './store.ts';

export interface Refunding {
  readonly receipt: RecordedReceipt;
  readonly grounds: RefundGrounds;
}

export async function insertRefunds(tx: Tx, batch: StoredBatch, refunds: readonly Refunding[]): Promise<void> {
  if (refunds.length === 0) return;
  const rows = refunds.flatMap(({ receipt, grounds }) =>
    receipt.refunds === null
      ? []
      : [
          {
            ...placeOf(batch),
            batch_id: batch.id,
            id: receipt.id,
            seq: receipt.seq,
            shift_id: receipt.shift,
            sale_id: receipt.refunds,
            sale_receipt: grounds.saleReceipt,
            supervisor_id: grounds.supervisor,
            supervisor_name: grounds.supervisorName,
            reason: grounds.reason,
            paid_at: new Date(receipt.soldAt),
          },
        ],
  );
  await tx.insertInto('till.refund').values(rows).execute();
}

/** All refunds of these sales, of whichever phones of the edition. */
export async function selectRefundIds(
  tx: Tx,
  organiser: Id<'organiser'>,
  edition: Id<'edition'>,
  sales: readonly Id<'event'>[],
): Promise<Id<'event'>[]> {
  const rows = await tx
    .selectFrom('till.refund')
    .select('id')
    .where('organiser_id', '=', organiser)
    .where('edition_id', '=', edition)
    .where(sql<SqlBool>`sale_id = any(${`{${sales.join(',')}}`}::uuid[])`)
    .execute();
  return rows.map((row) => row.id);
}

/** The counted voids among the receipts of an organiser that reverse one of these sales: the sales. */
export async function selectVoided(
  tx: Tx,
  organiser: Id<'organiser'>,
  sales: readonly Id<'event'>[],
): Promise<Set<Id<'event'>>> {
  const rows = await tx
    .selectFrom('till.void_claim as claim')
    .innerJoin('till.receipt as receipt', (join) =>
      join
        .onRef('receipt.organiser_id', '=', 'claim.organiser_id')
        .onRef('receipt.id', '=', 'claim.sale_id')
        .onRef('receipt.device_id', '=', 'claim.device_id'),
    )
    .select('sale_id as sale')
    .where('claim.organiser_id', '=', organiser)
    .where(sql<SqlBool>`sale_id = any(${`{${sales.join(',')}}`}::uuid[])`)
    .execute();
  return new Set(rows.map((row) => row.sale));
}

/** So that two uploads with refunds of one sale see each other: held until the transaction ends. @param sales sorted. */
export async function lockSales(tx: Tx, organiser: Id<'organiser'>, sales: readonly Id<'event'>[]): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(hashtextextended(sale, 0))
    from unnest(${sales.map((sale) => `refund ${organiser} ${sale}`)}::text[]) with ordinality as wanted(sale, no)
    order by no`.execute(tx);
}

/** Why a refund was paid, and by whose word. */
export async function findGrounds(tx: Tx, organiser: Id<'organiser'>, refund: Id<'event'>) {
  return tx
    .selectFrom('till.refund')
    .select(['reason', 'supervisor_name as supervisor', 'sale_receipt as saleReceipt'])
    .where('organiser_id', '=', organiser)
    .where('id', '=', refund)
    .executeTakeFirst();
}

/** The refunds of a sale, the oldest first. */
export async function listRefundsOf(
  tx: Tx,
  organiser: Id<'organiser'>,
  edition: Id<'edition'>,
  sale: Id<'event'>,
): Promise<Id<'event'>[]> {
  const rows = await tx
    .selectFrom('till.refund')
    .select('id')
    .where('organiser_id', '=', organiser)
    .where('edition_id', '=', edition)
    .where('sale_id', '=', sale)
    .orderBy('paid_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}

/** What these refunds paid back, 0 or more. */
export async function sumRefunds(tx: Tx, organiser: Id<'organiser'>, refunds: readonly Id<'event'>[]): Promise<Money> {
  if (refunds.length === 0) return money(0);
  const row = await tx
    .selectFrom('till.receipt')
    .select((eb) => eb.fn.sum<number>('total').as('total'))
    .where('organiser_id', '=', organiser)
    .where('id', 'in', refunds)
    .executeTakeFirst();
  return money(-(row?.total ?? 0));
}

/** How many pieces of each line of a sale these refunds took back. */
export async function sumReturned(
  tx: Tx,
  organiser: Id<'organiser'>,
  refunds: readonly Id<'event'>[],
): Promise<{ readonly line: number; readonly quantity: number }[]> {
  if (refunds.length === 0) return [];
  const rows = await tx
    .selectFrom('till.line')
    .select('line_no')
    .select((eb) => eb.fn.sum<number>('quantity').as('pieces'))
    .where('organiser_id', '=', organiser)
    .where('receipt_id', 'in', refunds)
    .groupBy('line_no')
    .orderBy('line_no')
    .execute();
  return rows.map(({ line_no, pieces }) => ({ line: line_no, quantity: -Number(pieces) }));
}
