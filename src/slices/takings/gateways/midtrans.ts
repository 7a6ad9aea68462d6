/** Midtrans QRIS: docs.midtrans.com (Core API, QRIS; HTTP notifications; get status). */
import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { ok, refused } from '../../../kinds/result.ts';
import type { ChargeState } from '../rules/charge-state.ts';
import { basic, type Gateway, parseJson, type ToldCharge, wholeRupiah } from './gateway.ts';

const credentials = z.strictObject({ serverKey: z.string().trim().min(8).max(200) });
type Credentials = z.infer<typeof credentials>;

const text = z.string().max(200);
const told = z.object({
  order_id: text,
  transaction_id: text,
  transaction_status: text,
  status_code: text,
  gross_amount: text,
  fraud_status: text.optional(),
  /** So far, as of a refund's notification and status. */
  refund_amount: text.optional(),
});
const made = z.object({ transaction_id: text, qr_string: z.string().min(20).max(1_000) });
const signed = told.extend({ signature_key: text });

const STATES: Readonly<Record<string, ChargeState>> = {
  pending: 'pending',
  authorize: 'pending',
  capture: 'settled',
  settlement: 'settled',
  deny: 'failed',
  cancel: 'failed',
  failure: 'failed',
  expire: 'expired',
  refund: 'refunded',
  // The rest is there.
  partial_refund: 'settled',
  chargeback: 'disputed',
  partial_chargeback: 'disputed',
};

function chargeOf(said: z.infer<typeof told>): ToldCharge | undefined {
  const state = STATES[said.transaction_status];
  if (!state) return undefined;
  return {
    orderRef: said.order_id,
    gatewayRef: said.transaction_id,
    amount: wholeRupiah(said.gross_amount),
    // Money that Midtrans itself doubts is not there yet.
    state: state === 'settled' && said.fraud_status !== undefined && said.fraud_status !== 'accept' ? 'pending' : state,
    ...(said.transaction_status === 'partial_refund' ? { refunded: wholeRupiah(said.refund_amount) ?? 0 } : {}),
    says: said.transaction_status,
  };
}

/** `YYYY-MM-DD hh:mm:ss +0700`. */
function orderTime(at: number): string {
  return `${new Date(at + 7 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')} +0700`;
}

export const midtrans: Gateway<Credentials> = {
  credentials,
  // The signature covers the order, the status code and the amount, not `transaction_status`, which several of one code share.
  vouchesForState: false,
  base: (sandbox) => (sandbox ? 'https://api.sandbox.midtrans.com' : 'https://api.midtrans.com'),

  async charge(call, base, { serverKey }, { orderRef, amount, expiresAt, notifyUrl }) {
    const now = Date.now();
    const answer = await call(`${base}/v2/charge`, {
      method: 'POST',
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        authorization: basic(serverKey),
        'x-override-notification': notifyUrl,
      },
      body: JSON.stringify({
        payment_type: 'qris',
        transaction_details: { order_id: orderRef, gross_amount: amount },
        custom_expiry: {
          order_time: orderTime(now),
          expiry_duration: Math.max(1, Math.round((expiresAt - now) / 60_000)),
          unit: 'minute',
        },
      }),
    });
    const { transaction_id, qr_string } = made.parse(answer);
    return { qr: qr_string, gatewayRef: transaction_id };
  },

  readNotification({ bytes }, { serverKey }) {
    const read = signed.safeParse(parseJson(bytes));
    if (!read.success) return refused('unread');
    const { order_id, status_code, gross_amount, signature_key, transaction_id, transaction_status } = read.data;
    const right = createHash('sha512')
      .update(order_id + status_code + gross_amount + serverKey)
      .digest('hex');
    const given = Buffer.from(signature_key.toLowerCase());
    if (given.length !== right.length || !timingSafeEqual(given, Buffer.from(right))) return refused('unsigned');
    const charge = chargeOf(read.data);
    if (!charge) return refused('unread');
    // Midtrans gives notifications no id of their own.
    const what = [
      order_id,
      transaction_id,
      transaction_status,
      status_code,
      gross_amount,
      charge.state,
      charge.refunded,
    ];
    return ok({ ...charge, key: createHash('sha256').update(what.join('\n')).digest('hex') });
  },

  async readStatus(call, base, { serverKey }, { orderRef }) {
    const answer = await call(`${base}/v2/${encodeURIComponent(orderRef)}/status`, {
      headers: { accept: 'application/json', authorization: basic(serverKey) },
    });
    const read = told.safeParse(answer);
    return read.success && read.data.order_id === orderRef ? chargeOf(read.data) : undefined;
  },
};
