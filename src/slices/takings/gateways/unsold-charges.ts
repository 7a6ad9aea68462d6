/**
 * Money that arrived at a gateway without a sale: a buyer paid a code, and the till never sent the sale that it was of. The
 * cashier may have dropped the cart, or the phone has not sent yet. Once the sale has come it is no matter for a person.
 */
import { sql } from 'kysely';
import { type Id, newId } from '../../../kinds/id.ts';
import type { Money } from '../../../kinds/money.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Context } from '../../../platform/db/context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { GatewayName } from './gateway.ts';

/** So long a sale may be on its way before a person is asked to look. Milliseconds. */
export const SALE_MAY_TAKE = 10 * 60_000;

export interface UnsoldCharge {
  readonly id: Id<'charge'>;
  readonly gateway: GatewayName;
  /** When the gateway said that it is paid. Milliseconds since 1970. */
  readonly settledAt: number;
  readonly orderRef: string;
  readonly gatewayRef: string | null;
  readonly amount: Money;
  /** What went back to the buyer already, a part of it. */
  readonly refunded: Money;
  readonly boothNumber: string | null;
  /** The till's code, the beginning of its receipts' numbers. */
  readonly till: string | null;
}

/** A person's word on a charge is kept under this and its id, among the gateway's own words. */
const KEY = 'unsold:';

/** The newest hundred that nobody has looked at. */
export async function listUnsoldCharges(ctx: Context, tx: Tx): Promise<UnsoldCharge[]> {
  const { rows } = await sql<UnsoldCharge>`
    select charge.id, charge.gateway, charge.state_at as "settledAt", charge.order_ref as "orderRef",
      charge.gateway_ref as "gatewayRef", charge.amount, charge.refunded, booth.number as "boothNumber", device.code as till
    from takings.charge charge
    left join floor.booth booth on booth.organiser_id = charge.organiser_id and booth.id = charge.booth_id
    left join hall.device device on device.organiser_id = charge.organiser_id and device.id = charge.device_id
    where charge.organiser_id = ${ctx.organiser}
      and charge.state = 'settled' and charge.applied_state is distinct from charge.state
      and charge.state_at < ${new Date(ctx.clock.now() - SALE_MAY_TAKE)}
      and not exists (select 1 from till.payment payment where payment.organiser_id = charge.organiser_id
        and payment.receipt_id = charge.sale_id and payment.no = charge.payment_no)
      and not exists (select 1 from takings.notification word where word.organiser_id = charge.organiser_id
        and word.gateway = charge.gateway and word.key = ${KEY} || charge.id and word.settled_at is not null)
    order by charge.state_at desc, charge.id
    limit 100`.execute(tx);
  return rows;
}

/** A person has looked at one: `note` says what became of the money. Nothing when somebody has done so before. */
export async function settleUnsoldCharge(ctx: Context, tx: Tx, id: Id<'charge'>, note: string): Promise<void> {
  const charge = await tx
    .selectFrom('takings.charge')
    .select(['gateway', 'order_ref', 'gateway_ref', 'amount', 'state'])
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', id)
    .executeTakeFirst();
  if (charge?.state !== 'settled') return;
  const now = new Date(ctx.clock.now());
  const settled = await tx
    .insertInto('takings.notification')
    .values({
      organiser_id: ctx.organiser,
      id: newId<'notification'>(ctx.clock.now()),
      gateway: charge.gateway,
      key: KEY + id,
      received_at: now,
      order_ref: charge.order_ref,
      gateway_ref: charge.gateway_ref ?? '',
      amount: charge.amount,
      says: charge.state,
      outcome: 'waiting',
      charge_id: id,
      body: '',
      settled_at: now,
      settled_by: ctx.actor.kind === 'person' ? ctx.actor.user : null,
      note,
    })
    .onConflict((conflict) => conflict.columns(['organiser_id', 'gateway', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (settled) await audit(ctx, tx, 'takings.unsold-charge-settled', id);
}
