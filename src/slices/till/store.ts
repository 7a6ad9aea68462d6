/** SQL of receipts and voids, but for the hot insert (insert-receipts.ts) and the lists (list-receipts.ts). */
import { type SqlBool, sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { StoredBatch } from '../hall/contract.ts';
import type { ReceiptKind } from './contract.ts';
import type { RecordedLine, RecordedPayment, RecordedReceipt, VoidClaim } from './rules/project-event.ts';

/** Where the rows of a batch belong. */
export function placeOf(batch: StoredBatch) {
  return {
    organiser_id: batch.organiser,
    device_id: batch.device.id,
    edition_id: batch.edition.id,
    booth_id: batch.device.booth,
  };
}

export async function insertClaims(tx: Tx, batch: StoredBatch, claims: readonly VoidClaim[]): Promise<void> {
  if (claims.length === 0) return;
  const rows = claims.map((claim) => ({
    ...placeOf(batch),
    batch_id: batch.id,
    sale_id: claim.sale,
    seq: claim.seq,
    id: claim.id,
    shift_id: claim.shift,
    claimed_at: new Date(claim.at),
    reason: claim.reason,
    copy: claim.copy,
  }));
  await tx.insertInto('till.void_claim').values(rows).execute();
}

/** All claims of a device to void one of these sales. */
export async function selectClaims(
  tx: Tx,
  organiser: Id<'organiser'>,
  device: Id<'device'>,
  sales: readonly Id<'event'>[],
): Promise<VoidClaim[]> {
  return tx
    .selectFrom('till.void_claim')
    .select(['id', 'seq', 'sale_id as sale', 'shift_id as shift', 'claimed_at as at', 'reason', 'copy'])
    .where('organiser_id', '=', organiser)
    .where('device_id', '=', device)
    .where(isAny('sale_id', sales))
    .execute();
}

/** A receipt with where it was made. */
export type StoredReceipt = RecordedReceipt & {
  readonly edition: Id<'edition'>;
  readonly device: Id<'device'>;
  readonly booth: Id<'booth'> | null;
};

/** Those of the ids that are recorded sales or voids, with their lines and payments; without their secrets. */
export async function selectReceipts(
  tx: Tx,
  organiser: Id<'organiser'>,
  ids: readonly Id<'event'>[],
): Promise<StoredReceipt[]> {
  if (ids.length === 0) return [];
  const heads = await tx
    .selectFrom('till.receipt')
    .select([
      'id',
      'seq',
      'voids',
      'refunds',
      'number',
      'shift_id as shift',
      'day',
      'hour',
      'sold_at as soldAt',
      'total',
    ])
    .select([
      'catalogue_version as catalogueVersion',
      'edition_id as edition',
      'device_id as device',
      'booth_id as booth',
    ])
    .where('organiser_id', '=', organiser)
    .where(isAny('id', ids))
    .execute();
  const lines = await selectLines(tx, organiser, ids);
  const payments = await selectPayments(tx, organiser, ids);
  return heads.map((head) => ({
    ...head,
    kind: kindOf(head),
    secret: null,
    lines: lines.get(head.id) ?? [],
    payments: payments.get(head.id) ?? [],
  }));
}

/** What a receipt is by what it takes back. */
export function kindOf({ voids, refunds }: Pick<RecordedReceipt, 'voids' | 'refunds'>): ReceiptKind {
  return voids !== null ? 'void' : refunds !== null ? 'refund' : 'sale';
}

async function selectLines(tx: Tx, organiser: Id<'organiser'>, ids: readonly Id<'event'>[]) {
  const rows = await tx
    .selectFrom('till.line')
    .select([
      'receipt_id',
      'line_no as no',
      'product_id as product',
      'business_id as business',
      'region_code as region',
      'category',
    ])
    .select(['name', 'quantity', 'unit_price as unitPrice', 'discount', 'amount', 'note'])
    .where('organiser_id', '=', organiser)
    .where(isAny('receipt_id', ids))
    .orderBy('receipt_id')
    .orderBy('line_no')
    .execute();
  return byReceipt<RecordedLine>(rows);
}

async function selectPayments(tx: Tx, organiser: Id<'organiser'>, ids: readonly Id<'event'>[]) {
  const rows = await tx
    .selectFrom('till.payment')
    .select(['receipt_id', 'method', 'amount', 'tendered', 'change', 'state', 'reference', 'business_id as business'])
    .where('organiser_id', '=', organiser)
    .where(isAny('receipt_id', ids))
    .orderBy('receipt_id')
    .orderBy('no')
    .execute();
  return byReceipt<RecordedPayment>(rows);
}

function byReceipt<T>(rows: readonly (T & { readonly receipt_id: Id<'event'> })[]): Map<Id<'event'>, T[]> {
  const found = new Map<Id<'event'>, T[]>();
  for (const { receipt_id, ...row } of rows) {
    const list = found.get(receipt_id) ?? [];
    list.push(row as T);
    found.set(receipt_id, list);
  }
  return found;
}

/** Makes a counted void another event's: an earlier void of the same sale has arrived. Amounts and days stay. */
export async function renameVoid(
  tx: Tx,
  organiser: Id<'organiser'>,
  from: Id<'event'>,
  to: Pick<RecordedReceipt, 'id' | 'seq' | 'shift'>,
): Promise<void> {
  await tx
    .updateTable('till.receipt')
    .set({ id: to.id, seq: to.seq, shift_id: to.shift })
    .where('organiser_id', '=', organiser)
    .where('id', '=', from)
    .execute();
  for (const table of ['till.line', 'till.payment'] as const)
    await tx
      .updateTable(table)
      .set({ receipt_id: to.id })
      .where('organiser_id', '=', organiser)
      .where('receipt_id', '=', from)
      .execute();
}

/** The counted void of a sale that is recorded: the first claim by seq. */
export async function findVoidOf(
  tx: Tx,
  organiser: Id<'organiser'>,
  device: Id<'device'>,
  sale: Id<'event'>,
): Promise<Id<'event'> | undefined> {
  const claim = await tx
    .selectFrom('till.void_claim')
    .select('id')
    .where('organiser_id', '=', organiser)
    .where('device_id', '=', device)
    .where('sale_id', '=', sale)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();
  return claim?.id;
}

export async function findSecretHash(
  tx: Tx,
  organiser: Id<'organiser'>,
  receipt: Id<'event'>,
): Promise<Buffer | undefined> {
  const row = await tx
    .selectFrom('till.receipt')
    .select('secret_hash')
    .where('organiser_id', '=', organiser)
    .where('id', '=', receipt)
    .executeTakeFirst();
  return row?.secret_hash ?? undefined;
}

/** One array parameter, however many values: `= any($1)`. */
function isAny(column: 'id' | 'receipt_id' | 'sale_id', values: readonly string[]) {
  return sql<SqlBool>`${sql.ref(column)} = any(${`{${values.join(',')}}`}::uuid[])`;
}
