/**
 * Whether the money of a payment is there. The log says what the cashier claimed; what came of it is said beside the log,
 * by the slice `takings`, and kept here as the payment's state. A void's payments always have the state of their sale's.
 */
import { sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Money } from '../../kinds/money.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { PaymentMethod, PaymentState } from './contract.ts';

/** A payment's place: the sale's id and the number of the payment in it, from 1. */
export interface PaymentKey {
  readonly receipt: Id<'event'>;
  readonly no: number;
}

export interface LockedPayment extends PaymentKey {
  readonly edition: Id<'edition'>;
  readonly method: PaymentMethod;
  readonly amount: Money;
  readonly state: PaymentState;
  /** Whether its sale was voided, and the void is counted. */
  readonly voided: boolean;
}

function arraysOf(keys: readonly PaymentKey[]) {
  const receipts = `{${keys.map((key) => key.receipt).join(',')}}`;
  const numbers = `{${keys.map((key) => key.no).join(',')}}`;
  return sql`unnest(${receipts}::uuid[], ${numbers}::int[]) as asked(receipt_id, no)`;
}

/** Locks payments of sales in the order of their place, so that two who judge the same ones wait and never deadlock. */
export async function lockPayments(
  tx: Tx,
  organiser: Id<'organiser'>,
  keys: readonly PaymentKey[],
): Promise<LockedPayment[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<LockedPayment>`
    select payment.receipt_id as receipt, payment.no, payment.edition_id as edition, payment.method, payment.amount, payment.state,
      exists (select 1 from till.receipt reversal where reversal.organiser_id = ${organiser} and reversal.voids = payment.receipt_id) as voided
    from till.payment payment
    join till.receipt sale on sale.organiser_id = payment.organiser_id and sale.id = payment.receipt_id
    where payment.organiser_id = ${organiser} and sale.voids is null and sale.refunds is null
      and (payment.receipt_id, payment.no) in (select receipt_id, no from ${arraysOf(keys)})
    order by payment.receipt_id, payment.no
    for update of payment`.execute(tx);
  return rows;
}

/** Sets the state of payments that are locked, and of those of the voids of their sales. */
export async function setPaymentStates(
  tx: Tx,
  organiser: Id<'organiser'>,
  keys: readonly PaymentKey[],
  state: 'claimed' | 'confirmed',
): Promise<void> {
  if (keys.length === 0) return;
  await sql`
    update till.payment payment set state = ${state}
    from (
      select receipt_id, no from ${arraysOf(keys)}
      union all
      select reversal.id, asked.no from ${arraysOf(keys)}
      join till.receipt reversal on reversal.organiser_id = ${organiser} and reversal.voids = asked.receipt_id
    ) judged
    where payment.organiser_id = ${organiser} and payment.receipt_id = judged.receipt_id and payment.no = judged.no
      and payment.state <> 'received'`.execute(tx);
}

/**
 * A void that is counted after its sale's money was confirmed takes that money out again, not claimed money: its payments
 * follow. Waits for whoever judges the sale's payments just now.
 */
export async function followSales(tx: Tx, organiser: Id<'organiser'>, sales: readonly Id<'event'>[]): Promise<void> {
  if (sales.length === 0) return;
  const { rows } = await sql<PaymentKey>`
    select receipt_id as receipt, no from till.payment
    where organiser_id = ${organiser} and receipt_id = any(${`{${sales.join(',')}}`}::uuid[])
    order by receipt_id, no
    for update`.execute(tx);
  if (rows.length === 0) return;
  await sql`
    update till.payment payment set state = sold.state
    from till.receipt reversal
    join till.payment sold on sold.organiser_id = reversal.organiser_id and sold.receipt_id = reversal.voids
    where reversal.organiser_id = ${organiser} and reversal.voids = any(${`{${sales.join(',')}}`}::uuid[])
      and payment.organiser_id = reversal.organiser_id and payment.receipt_id = reversal.id and payment.no = sold.no
      and payment.state <> sold.state`.execute(tx);
}
