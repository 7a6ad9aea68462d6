/** Notifications of gateways: each kept once, believed when signed, applied when they are news, shown to a person when odd. */
import { type Id, newId } from '../../../kinds/id.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Context } from '../../../platform/db/context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import type { Sealer } from '../../../platform/secrets/sealer.ts';
import { raisePaymentDoubt } from '../../till/index.ts';
import { errors } from '../errors.ts';
import { chargeBecomes } from '../rules/charge-state.ts';
import type { NotificationOutcome } from '../tables.ts';
import { applyCharge, type GatewayParts, type StoredCharge } from './charges.ts';
import type { GatewayName, Notification, Received, ToldCharge } from './gateway.ts';
import { type OpenGateway, openGateway } from './gateway-settings.ts';

interface Asked {
  readonly name: GatewayName;
  readonly received: Received;
}

/**
 * Keeps a notification and applies it. Where a gateway's signature leaves the state out, the state is asked for first; when
 * there is no answer, the worker asks again soon. @throws `takings.gateway-unknown`, `takings.notification-unsigned`,
 * `takings.notification-unread`.
 */
export async function takeNotification(
  parts: GatewayParts,
  ctx: Context,
  asked: Asked,
): Promise<NotificationOutcome | 'known'> {
  const sealer = await parts.sealer();
  const taken = await parts.runner.command(ctx, (tx) => keepNotification(ctx, tx, { ...asked, sealer }));
  if (typeof taken === 'string') return taken;
  const { id, opened, charge } = taken;
  const of = { orderRef: charge.order_ref, gatewayRef: charge.gateway_ref };
  const told = await opened.gateway
    .readStatus(parts.call, parts.base ?? opened.gateway.base(opened.sandbox), of)
    .catch(() => undefined);
  if (!told) return 'waiting';
  return parts.runner.command(ctx, (tx) => hearAndNote(ctx, tx, asked.name, told, id));
}

interface ToAsk {
  readonly id: Id<'notification'>;
  readonly opened: OpenGateway;
  readonly charge: Pick<StoredCharge, 'order_ref' | 'gateway_ref'>;
}

/** So long the worker leaves it to whoever has taken the notification to ask. */
const ASKED_BY_US_MS = 15_000;

async function keepNotification(
  ctx: Context,
  tx: Tx,
  asked: Asked & { readonly sealer: Sealer },
): Promise<NotificationOutcome | 'known' | ToAsk> {
  const { name, received, sealer } = asked;
  // One that was switched off may still tell what became of its charges.
  const opened = await openGateway(tx, ctx.organiser, name, sealer);
  if (!opened) throw new DomainError(errors['gateway-unknown']);
  const read = opened.gateway.readNotification(received);
  if (!read.ok)
    throw new DomainError(errors[read.code === 'unsigned' ? 'notification-unsigned' : 'notification-unread']);
  const told = read.value;
  const id = await insertOnce(ctx, tx, name, told, received.bytes);
  if (!id) return 'known';
  if (opened.gateway.vouchesForState) return hearAndNote(ctx, tx, name, told, id);
  const now = ctx.clock.now();
  const charge = await tx
    .updateTable('takings.charge')
    .set({ ask_at: new Date(now + ASKED_BY_US_MS), asked: 0 })
    .where('organiser_id', '=', ctx.organiser)
    .where('gateway', '=', name)
    .where('order_ref', '=', told.orderRef)
    .returning(['id', 'order_ref', 'gateway_ref', 'amount'])
    .executeTakeFirst();
  // Whom it is about and how much it is are vouched for: what does not fit is for a person, without asking.
  if (!charge || told.amount !== charge.amount) return hearAndNote(ctx, tx, name, told, id);
  await noteOutcome(ctx, tx, id, 'waiting', charge.id);
  return { id, opened, charge };
}

async function hearAndNote(
  ctx: Context,
  tx: Tx,
  name: GatewayName,
  told: ToldCharge,
  id: Id<'notification'>,
): Promise<NotificationOutcome> {
  const { outcome, charge } = await hear(ctx, tx, name, told);
  await noteOutcome(ctx, tx, id, outcome, charge);
  return outcome;
}

async function noteOutcome(
  ctx: Context,
  tx: Tx,
  id: Id<'notification'>,
  outcome: NotificationOutcome,
  charge: Id<'charge'> | null,
): Promise<void> {
  await tx
    .updateTable('takings.notification')
    .set({ outcome, charge_id: charge })
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', id)
    .execute();
}

async function insertOnce(
  ctx: Context,
  tx: Tx,
  gateway: GatewayName,
  told: Notification,
  bytes: Uint8Array,
): Promise<Id<'notification'> | undefined> {
  const inserted = await tx
    .insertInto('takings.notification')
    .values({
      organiser_id: ctx.organiser,
      id: newId<'notification'>(),
      gateway,
      key: told.key,
      received_at: new Date(ctx.clock.now()),
      order_ref: told.orderRef,
      gateway_ref: told.gatewayRef,
      amount: told.amount,
      says: told.says,
      outcome: 'unmatched',
      charge_id: null,
      body: Buffer.from(bytes).toString('utf8').replaceAll('\0', '').slice(0, 10_000),
      settled_at: null,
      settled_by: null,
    })
    .onConflict((conflict) => conflict.columns(['organiser_id', 'gateway', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted?.id;
}

/** What a gateway's word changes: by a notification, or because it was asked. */
export async function hear(
  ctx: Context,
  tx: Tx,
  gateway: GatewayName,
  told: ToldCharge,
): Promise<{ readonly outcome: NotificationOutcome; readonly charge: Id<'charge'> | null }> {
  const charge: StoredCharge | undefined = await tx
    .selectFrom('takings.charge')
    .selectAll()
    .where('organiser_id', '=', ctx.organiser)
    .where('gateway', '=', gateway)
    .where('order_ref', '=', told.orderRef)
    .forUpdate()
    .executeTakeFirst();
  if (!charge) return { outcome: 'unmatched', charge: null };
  if (told.amount !== null && told.amount !== charge.amount) {
    const doubt = {
      sale: charge.sale_id,
      code: 'gateway-differs',
      data: { sold: charge.amount, told: told.amount },
    } as const;
    await raisePaymentDoubt({ ...ctx, edition: charge.edition_id }, tx, doubt);
    return { outcome: 'mismatch', charge: charge.id };
  }
  const refunded = Math.max(charge.refunded, told.refunded ?? 0);
  // Parts that come to the whole leave nothing of the payment.
  const became = chargeBecomes(charge.state, refunded >= charge.amount ? 'refunded' : told.state);
  if (!became && refunded === charge.refunded) return { outcome: 'stale', charge: charge.id };
  const state = became ?? charge.state;
  const now = ctx.clock.now();
  const ends = state === 'failed' || state === 'expired';
  const changed = await tx
    .updateTable('takings.charge')
    .set({
      state,
      state_at: new Date(became ? now : charge.state_at),
      refunded,
      gateway_ref: charge.gateway_ref ?? told.gatewayRef,
      // Looked at again while the sale has not come.
      ask_at: ends ? null : new Date(now + 60_000),
      asked: 0,
    })
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', charge.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return { outcome: await applyCharge({ ...ctx, edition: charge.edition_id }, tx, changed), charge: charge.id };
}

export interface OpenNotification {
  readonly id: Id<'notification'>;
  readonly gateway: GatewayName;
  readonly receivedAt: number;
  readonly orderRef: string;
  readonly gatewayRef: string;
  readonly amount: number | null;
  readonly says: string;
  readonly outcome: NotificationOutcome;
  readonly body: string;
}

/** What a person has to look at: of no charge of ours, or of another amount. The newest hundred. */
export async function listOpenNotifications(ctx: Context, tx: Tx): Promise<OpenNotification[]> {
  return tx
    .selectFrom('takings.notification')
    .select(['id', 'gateway', 'received_at as receivedAt', 'order_ref as orderRef', 'gateway_ref as gatewayRef'])
    .select(['amount', 'says', 'outcome', 'body'])
    .where('organiser_id', '=', ctx.organiser)
    .where('outcome', 'in', ['unmatched', 'mismatch'])
    .where('settled_at', 'is', null)
    .orderBy('received_at', 'desc')
    .orderBy('id')
    .limit(100)
    .execute();
}

export async function settleNotification(ctx: Context, tx: Tx, id: Id<'notification'>, note: string): Promise<void> {
  const changed = await tx
    .updateTable('takings.notification')
    .set({
      settled_at: new Date(ctx.clock.now()),
      settled_by: ctx.actor.kind === 'person' ? ctx.actor.user : null,
      note,
    })
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', id)
    .where('settled_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (changed) await audit(ctx, tx, 'takings.notification-settled', id);
}
