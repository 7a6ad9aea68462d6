/** SQL of shifts: what was counted, what was put in and taken out, and what the receipts come to. */
import { type SqlBool, sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import { type Money, money } from '../../kinds/money.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { StoredBatch } from '../hall/contract.ts';
import type { CashMoved, PaymentMethod, ShiftClosed, ShiftOpened } from './contract.ts';
import type { ShiftMoment } from './rules/project-event.ts';
import { placeOf } from './store.ts';

/** The first opening of a shift by seq stands, whichever arrives first. */
export async function openShift(tx: Tx, batch: StoredBatch, moment: ShiftMoment<ShiftOpened>): Promise<void> {
  const half = {
    opened_seq: moment.seq,
    opened_at: new Date(moment.at),
    opening_cash: moment.payload.openingCash,
  };
  await tx
    .insertInto('till.shift')
    .values({ ...placeOf(batch), id: moment.payload.shift, ...half })
    .onConflict((conflict) =>
      conflict
        .columns(['organiser_id', 'device_id', 'id'])
        .doUpdateSet(half)
        .where(sql<SqlBool>`shift.opened_seq is null or shift.opened_seq > excluded.opened_seq`),
    )
    .execute();
}

/** The first close of a shift by seq stands, whichever arrives first. */
export async function closeShift(tx: Tx, batch: StoredBatch, moment: ShiftMoment<ShiftClosed>): Promise<void> {
  const half = {
    closed_seq: moment.seq,
    closed_at: new Date(moment.at),
    counted_cash: moment.payload.countedCash,
    expected_cash: moment.payload.expectedCash,
  };
  await tx
    .insertInto('till.shift')
    .values({ ...placeOf(batch), id: moment.payload.shift, ...half })
    .onConflict((conflict) =>
      conflict
        .columns(['organiser_id', 'device_id', 'id'])
        .doUpdateSet(half)
        .where(sql<SqlBool>`shift.closed_seq is null or shift.closed_seq > excluded.closed_seq`),
    )
    .execute();
}

export async function insertMovements(
  tx: Tx,
  batch: StoredBatch,
  moments: readonly ShiftMoment<CashMoved>[],
): Promise<void> {
  if (moments.length === 0) return;
  const rows = moments.map(({ id, seq, at, payload }) => ({
    ...placeOf(batch),
    batch_id: batch.id,
    seq,
    id,
    shift_id: payload.shift,
    moved_at: new Date(at),
    direction: payload.direction,
    amount: payload.amount,
    reason: payload.reason,
  }));
  await tx.insertInto('till.cash_movement').values(rows).execute();
}

export async function findShift(tx: Tx, organiser: Id<'organiser'>, device: Id<'device'>, shift: Id<'shift'>) {
  return tx
    .selectFrom('till.shift')
    .select(['edition_id as edition', 'booth_id as booth', 'opened_at as openedAt', 'closed_at as closedAt'])
    .select(['opening_cash as openingCash', 'counted_cash as countedCash', 'expected_cash as told'])
    .where('organiser_id', '=', organiser)
    .where('device_id', '=', device)
    .where('id', '=', shift)
    .executeTakeFirst();
}

/** Sales and voids of a shift, and what was paid by each method, voids taken off. */
export async function sumReceipts(
  tx: Tx,
  organiser: Id<'organiser'>,
  device: Id<'device'>,
  shift: Id<'shift'>,
): Promise<{ sales: number; voids: number; byMethod: Record<PaymentMethod, Money> }> {
  const receipts = tx
    .selectFrom('till.receipt as receipt')
    .where('receipt.organiser_id', '=', organiser)
    .where('receipt.device_id', '=', device)
    .where('receipt.shift_id', '=', shift);
  const counts = await receipts
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere('voids', 'is', null).as('sales'),
      eb.fn.countAll<number>().filterWhere('voids', 'is not', null).as('voids'),
    ])
    .executeTakeFirstOrThrow();
  const paid = await receipts
    .innerJoin('till.payment as payment', (join) =>
      join.onRef('payment.organiser_id', '=', 'receipt.organiser_id').onRef('payment.receipt_id', '=', 'receipt.id'),
    )
    .select((eb) => ['method', eb.fn.sum<number>('amount').as('amount')])
    .groupBy('method')
    .execute();
  const byMethod = { cash: money(0), qris: money(0), card: money(0), transfer: money(0) };
  for (const { method, amount } of paid) byMethod[method] = money(amount);
  return { ...counts, byMethod };
}

/** What was put into the drawer of a shift and what was taken out. */
export async function sumMovements(
  tx: Tx,
  organiser: Id<'organiser'>,
  device: Id<'device'>,
  shift: Id<'shift'>,
): Promise<{ cashIn: Money; cashOut: Money }> {
  const rows = await tx
    .selectFrom('till.cash_movement')
    .select((eb) => ['direction', eb.fn.sum<number>('amount').as('amount')])
    .where('organiser_id', '=', organiser)
    .where('device_id', '=', device)
    .where('shift_id', '=', shift)
    .groupBy('direction')
    .execute();
  const of = (direction: 'in' | 'out') => money(rows.find((row) => row.direction === direction)?.amount ?? 0);
  return { cashIn: of('in'), cashOut: of('out') };
}
