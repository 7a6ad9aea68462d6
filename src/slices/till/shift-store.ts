/** SQL of shifts: what was counted, what was put in and taken out, and what the receipts come to. */
import { type SqlBool, sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Money } from '../../kinds/money.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { StoredBatch } from '../hall/contract.ts';
import type {
  CashMoved,
  CashNote,
  PaymentMethod,
  ShiftClosed,
  ShiftHandedOver,
  ShiftOpened,
  ShownMovement,
} from './contract.ts';
import type { ShiftMoment } from './rules/project-event.ts';
import { placeOf } from './store.ts';

/** The first opening of a shift by seq stands, whichever arrives first. */
export async function openShift(tx: Tx, batch: StoredBatch, moment: ShiftMoment<ShiftOpened>): Promise<void> {
  const half = {
    opened_seq: moment.seq,
    opened_at: new Date(moment.at),
    opening_cash: moment.payload.openingCash,
    cashier: moment.payload.cashier ?? null,
    opening_notes: notesOf(moment.payload.notes),
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
    closing_notes: notesOf(moment.payload.notes),
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

function notesOf(notes: readonly CashNote[] | undefined): string | null {
  return notes === undefined ? null : JSON.stringify(notes);
}

/** The drawer goes on under another cashier. */
export async function insertHandover(tx: Tx, batch: StoredBatch, moment: ShiftMoment<ShiftHandedOver>): Promise<void> {
  const { shift, from, to, countedCash, expectedCash, notes } = moment.payload;
  await tx
    .insertInto('till.handover')
    .values({
      ...placeOf(batch),
      batch_id: batch.id,
      seq: moment.seq,
      id: moment.id,
      shift_id: shift,
      handed_at: new Date(moment.at),
      from_cashier: from,
      to_cashier: to,
      counted_cash: countedCash,
      expected_cash: expectedCash,
      notes: notesOf(notes),
    })
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
    .select(['opening_cash as openingCash', 'counted_cash as countedCash', 'expected_cash as told', 'cashier'])
    .select(['opening_notes as openingNotes', 'closing_notes as countedNotes'])
    .where('organiser_id', '=', organiser)
    .where('device_id', '=', device)
    .where('id', '=', shift)
    .executeTakeFirst();
}

/** The handovers of a shift, in their order. */
export async function listHandovers(tx: Tx, organiser: Id<'organiser'>, device: Id<'device'>, shift: Id<'shift'>) {
  return tx
    .selectFrom('till.handover')
    .select(['seq', 'from_cashier as from', 'to_cashier as to', 'counted_cash as countedCash'])
    .where('organiser_id', '=', organiser)
    .where('device_id', '=', device)
    .where('shift_id', '=', shift)
    .orderBy('seq')
    .execute();
}

/** What the receipts between two handovers come to. */
export interface TurnSums {
  /** Which turn, from 0: that of the cashier after so many handovers. */
  readonly turn: number;
  readonly sales: number;
  readonly voids: number;
  readonly refunds: number;
  /** What the refunds paid back, 0 or more. */
  readonly refunded: Money;
  /** What was let off on sales that stand. */
  readonly discounts: Money;
  readonly byMethod: Readonly<Record<PaymentMethod, Money>>;
}

/** Sums of a shift's receipts and payments, turn by turn; turns without any are missing. @param ends seqs of the handovers. */
export async function sumReceipts(
  tx: Tx,
  organiser: Id<'organiser'>,
  device: Id<'device'>,
  shift: Id<'shift'>,
  ends: readonly number[],
): Promise<TurnSums[]> {
  const { rows } = await sql<Omit<TurnSums, 'byMethod'> & Record<PaymentMethod, Money>>`
    with turn as (
      select receipt.*, (select count(*)::int from unnest(${ends}::int[]) as handover(seq) where handover.seq < receipt.seq) as turn
      from till.receipt as receipt
      where organiser_id = ${organiser} and device_id = ${device} and shift_id = ${shift}
    ), head as (
      select turn, count(*) filter (where voids is null and refunds is null)::int as sales,
        count(*) filter (where voids is not null)::int as voids, count(*) filter (where refunds is not null)::int as refunds,
        -coalesce(sum(total) filter (where refunds is not null), 0)::bigint as refunded
      from turn group by turn
    ), line as (
      select turn, coalesce(sum(line.discount) filter (where refunds is null), 0)::bigint as discounts
      from turn join till.line as line on line.organiser_id = turn.organiser_id and line.receipt_id = turn.id
      group by turn
    ), paid as (
      select turn, coalesce(sum(amount) filter (where method = 'cash'), 0)::bigint as cash,
        coalesce(sum(amount) filter (where method = 'qris'), 0)::bigint as qris,
        coalesce(sum(amount) filter (where method = 'card'), 0)::bigint as card,
        coalesce(sum(amount) filter (where method = 'transfer'), 0)::bigint as transfer
      from turn join till.payment as payment on payment.organiser_id = turn.organiser_id and payment.receipt_id = turn.id
      group by turn
    )
    select turn, sales, voids, refunds, refunded, discounts, cash, qris, card, transfer
    from head join line using (turn) join paid using (turn) order by turn`.execute(tx);
  return rows.map(({ cash, qris, card, transfer, ...row }) => ({ ...row, byMethod: { cash, qris, card, transfer } }));
}

/** What was put into the drawer and what was taken out, turn by turn. */
export async function sumMovements(
  tx: Tx,
  organiser: Id<'organiser'>,
  device: Id<'device'>,
  shift: Id<'shift'>,
  ends: readonly number[],
): Promise<{ turn: number; cashIn: Money; cashOut: Money }[]> {
  const { rows } = await sql<{ turn: number; cashIn: Money; cashOut: Money }>`
    select (select count(*)::int from unnest(${ends}::int[]) as handover(seq) where handover.seq < movement.seq) as turn,
      coalesce(sum(amount) filter (where direction = 'in'), 0)::bigint as "cashIn",
      coalesce(sum(amount) filter (where direction = 'out'), 0)::bigint as "cashOut"
    from till.cash_movement as movement
    where organiser_id = ${organiser} and device_id = ${device} and shift_id = ${shift}
    group by 1`.execute(tx);
  return rows;
}

/** What was put into the drawer and what was taken out, one by one, in the order of the log. */
export async function listMovements(
  tx: Tx,
  organiser: Id<'organiser'>,
  device: Id<'device'>,
  shift: Id<'shift'>,
): Promise<ShownMovement[]> {
  return tx
    .selectFrom('till.cash_movement')
    .select(['id', 'moved_at as at', 'direction', 'amount', 'reason'])
    .where('organiser_id', '=', organiser)
    .where('device_id', '=', device)
    .where('shift_id', '=', shift)
    .orderBy('seq')
    .execute();
}
