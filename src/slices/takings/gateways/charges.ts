/** QR codes that a gateway makes for single payments, and what becomes of them. */
import { randomBytes } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import { type Id, newId } from '../../../kinds/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Runner } from '../../../platform/db/runner.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import type { Sealer } from '../../../platform/secrets/sealer.ts';
import type { AtEdition } from '../../editions/index.ts';
import { hallErrors, lockDevice } from '../../hall/index.ts';
import { lockPayments, type PaymentDoubt, raisePaymentDoubt } from '../../till/index.ts';
import type { ChargeRequest, ShownCharge } from '../../till/rules/gateway-charge.ts';
import { errors } from '../errors.ts';
import { judgePayments } from '../judge-payments.ts';
import { askAgainIn, type ChargeState } from '../rules/charge-state.ts';
import { isPaidByStatement } from '../store.ts';
import type { ChargeTable } from '../tables.ts';
import { type Call, GATEWAYS } from './gateway.ts';
import { type OpenGateway, openGateway } from './gateway-settings.ts';

/** A buyer has so long to pay. */
const VALID_MS = 15 * 60_000;

export interface GatewayParts {
  readonly runner: Runner;
  readonly sealer: () => Promise<Sealer>;
  readonly call: Call;
  /** Where gateways find this server. */
  readonly publicUrl: string;
  /** For tests: stands for the gateway's own address. */
  readonly base?: string;
}

/** What a device asks for, and which device. */
export interface DeviceCharge extends ChargeRequest {
  readonly device: Id<'device'>;
}

export type StoredCharge = Selectable<ChargeTable>;

export function shownCharge(charge: StoredCharge): ShownCharge {
  const { id, state, amount, qr, gateway, expires_at } = charge;
  return { id, state, amount, qr, gateway, expiresAt: new Date(expires_at).toISOString() };
}

/** Our name of a charge: it carries the sale and the number of its payment, and another one each time it is tried. */
function orderRefOf({ sale, no }: DeviceCharge): string {
  return `gl-${sale.replaceAll('-', '')}-${no}-${randomBytes(3).toString('hex')}`;
}

async function activeGateway(tx: Tx, organiser: Id<'organiser'>, sealer: Sealer): Promise<OpenGateway> {
  for (const name of GATEWAYS) {
    const found = await openGateway(tx, organiser, name, sealer);
    if (found?.active) return found;
  }
  throw new DomainError(errors['gateway-off']);
}

/**
 * Asks the gateway for a QR code of this one payment; asked again while that code is valid, it is the same one.
 * @throws `takings.gateway-off`, `takings.gateway-unavailable`: then the till shows the booth's own code.
 */
export async function chargePayment(parts: GatewayParts, ctx: AtEdition, asked: DeviceCharge): Promise<ShownCharge> {
  const sealer = await parts.sealer();
  const begun = await parts.runner.command(ctx, (tx) => beginCharge(ctx, tx, asked, sealer));
  if ('made' in begun) return shownCharge(begun.made);
  const { charge, opened, organiser } = begun;
  try {
    const made = await opened.gateway.charge(parts.call, parts.base ?? opened.gateway.base(opened.sandbox), {
      orderRef: charge.order_ref,
      amount: charge.amount,
      expiresAt: charge.expires_at,
      notifyUrl: `${parts.publicUrl}/api/v1/gateways/${organiser}/${opened.name}/notifications`,
    });
    return await parts.runner.command(ctx, async (tx) => {
      // A notification may have been quicker than the answer: then its state stays.
      const row = await tx
        .updateTable('takings.charge')
        .set({
          qr: made.qr,
          gateway_ref: made.gatewayRef,
          state: sql<ChargeState>`case state when 'making' then 'pending' else state end`,
        })
        .where('organiser_id', '=', ctx.organiser)
        .where('id', '=', charge.id)
        .returningAll()
        .executeTakeFirstOrThrow();
      return shownCharge(row);
    });
  } catch {
    // Whether the gateway made it is not known: its state is asked for all the same.
    throw new DomainError(errors['gateway-unavailable']);
  }
}

async function beginCharge(ctx: AtEdition, tx: Tx, asked: DeviceCharge, sealer: Sealer) {
  const device = await lockDevice(ctx, tx, asked.device);
  if (!device || device.record.revoked) throw new DomainError(hallErrors['device-unknown']);
  const opened = await activeGateway(tx, ctx.organiser, sealer);
  const now = ctx.clock.now();
  const known = await tx
    .selectFrom('takings.charge')
    .selectAll()
    .where('organiser_id', '=', ctx.organiser)
    .where('sale_id', '=', asked.sale)
    .where('payment_no', '=', asked.no)
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (known && known.device_id !== asked.device) throw new DomainError(errors['charge-unknown']);
  if (known && (known.state === 'settled' || (known.state === 'pending' && known.expires_at > now))) {
    if (known.amount !== asked.amount) throw new DomainError(errors['charge-differs']);
    return { made: known };
  }
  const { slug } = await tx
    .selectFrom('people.organiser')
    .select('slug')
    .where('id', '=', ctx.organiser)
    .executeTakeFirstOrThrow();
  const charge = await tx
    .insertInto('takings.charge')
    .values({
      organiser_id: ctx.organiser,
      id: newId<'charge'>(now),
      edition_id: ctx.edition,
      gateway: opened.name,
      order_ref: orderRefOf(asked),
      gateway_ref: null,
      sale_id: asked.sale,
      payment_no: asked.no,
      device_id: asked.device,
      booth_id: device.booth,
      amount: asked.amount,
      qr: null,
      state: 'making',
      made_at: new Date(now),
      expires_at: new Date(now + VALID_MS),
      state_at: new Date(now),
      ask_at: new Date(now + (askAgainIn(0) ?? 0)),
      applied_state: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { charge, opened, organiser: slug };
}

/** A device's own charge. @throws `takings.charge-unknown`. */
export async function getCharge(ctx: AtEdition, tx: Tx, device: Id<'device'>, id: Id<'charge'>): Promise<ShownCharge> {
  const row = await tx
    .selectFrom('takings.charge')
    .selectAll()
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('device_id', '=', device)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new DomainError(errors['charge-unknown']);
  return shownCharge(row);
}

/**
 * Judges the payment as its charge says, when the sale is there: `waiting` until then, `mismatch` when the sale says another
 * amount or another method. Locked by the caller.
 */
export async function applyCharge(
  ctx: AtEdition,
  tx: Tx,
  charge: StoredCharge,
): Promise<'applied' | 'waiting' | 'mismatch'> {
  const { state } = charge;
  if (state !== 'settled' && state !== 'refunded' && state !== 'disputed') return 'applied';
  const doubt = (code: PaymentDoubt['code'], data: Readonly<Record<string, number>>) =>
    raisePaymentDoubt(ctx, tx, { sale: charge.sale_id, code, data });
  if (charge.applied_state === state && charge.refunded === 0) return 'applied';
  const key = { receipt: charge.sale_id, no: charge.payment_no };
  const [payment] = await lockPayments(tx, ctx.organiser, [key]);
  if (!payment) return 'waiting';
  const fits = payment.edition === charge.edition_id && payment.method === 'qris' && payment.amount === charge.amount;
  if (!fits) await doubt('gateway-differs', { sold: payment.amount, told: charge.amount });
  // Refunded wholly it is disputed below, and nothing is a part any more.
  if (charge.refunded > 0 && state !== 'refunded') await doubt('gateway-part-refunded', { amount: charge.refunded });
  const paidByOther = fits && (await isPaidByOtherCharge(ctx, tx, charge));
  if (fits && state === 'settled' && (paidByOther || (await isPaidByStatement(tx, ctx.organiser, key))))
    await doubt('gateway-paid-twice', { amount: charge.amount });
  // What goes back of one of two leaves the payment that the other made.
  if (fits && charge.applied_state !== state && (state === 'settled' || !paidByOther))
    await judgePayments(ctx, tx, {
      source: 'gateway',
      verdict: state === 'settled' ? 'confirmed' : 'disputed',
      words: [{ ...key, reference: charge.gateway_ref ?? charge.order_ref, paidAt: charge.state_at }],
      note: charge.gateway,
    });
  await tx
    .updateTable('takings.charge')
    .set({ applied_state: state, ask_at: null })
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', charge.id)
    .execute();
  return fits ? 'applied' : 'mismatch';
}

/** Whether the buyer has paid another code of the same payment too: one whose word came late, when a second had been made. */
async function isPaidByOtherCharge(ctx: AtEdition, tx: Tx, charge: StoredCharge): Promise<boolean> {
  const other = await tx
    .selectFrom('takings.charge')
    .select('id')
    .where('organiser_id', '=', ctx.organiser)
    .where('sale_id', '=', charge.sale_id)
    .where('payment_no', '=', charge.payment_no)
    .where('id', '<>', charge.id)
    .where('state', '=', 'settled')
    .where('amount', '=', charge.amount)
    .limit(1)
    .executeTakeFirst();
  return other !== undefined;
}
