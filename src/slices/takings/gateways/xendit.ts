/** Xendit QR codes: the API of version 2022-07-31 (POST /qr_codes, event `qr.payment`, GET /qr_codes/ID/payments). */
import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { ok, refused } from '../../../kinds/result.ts';
import type { ChargeState } from '../rules/charge-state.ts';
import { basic, type Gateway, parseJson, wholeRupiah } from './gateway.ts';

const credentials = z.strictObject({
  apiKey: z.string().trim().min(8).max(300),
  callbackToken: z.string().trim().min(8).max(300),
});
type Credentials = z.infer<typeof credentials>;

const VERSION = '2022-07-31';
const text = z.string().max(200);
const amount = z.union([z.number(), text]);
const made = z.object({ id: text, qr_string: z.string().min(20).max(1_000) });
const payment = z.object({ id: text, qr_id: text, reference_id: text, amount, status: text });
const notification = z.object({ event: text, data: payment });
const payments = z.object({ data: z.array(payment) });

const STATES: Readonly<Record<string, ChargeState>> = {
  SUCCEEDED: 'settled',
  COMPLETED: 'settled',
  PENDING: 'pending',
  FAILED: 'failed',
  EXPIRED: 'expired',
  REFUNDED: 'refunded',
};

function chargeOf(said: z.infer<typeof payment>) {
  const state = STATES[said.status];
  if (!state) return undefined;
  return {
    orderRef: said.reference_id,
    gatewayRef: said.qr_id,
    amount: wholeRupiah(said.amount),
    state,
    says: said.status,
  };
}

export const xendit: Gateway<Credentials> = {
  credentials,
  // Its token stands for the whole request; there is nothing else in it to check.
  vouchesForState: true,
  // A key of its own tells a test from the real thing; the address is one.
  base: () => 'https://api.xendit.co',

  async charge(call, base, { apiKey }, { orderRef, amount: wanted, expiresAt, notifyUrl }) {
    const answer = await call(`${base}/qr_codes`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: basic(apiKey),
        'api-version': VERSION,
        'webhook-url': notifyUrl,
        'idempotency-key': orderRef,
      },
      body: JSON.stringify({
        reference_id: orderRef,
        type: 'DYNAMIC',
        currency: 'IDR',
        amount: wanted,
        expires_at: new Date(expiresAt).toISOString(),
      }),
    });
    const { id, qr_string } = made.parse(answer);
    return { qr: qr_string, gatewayRef: id };
  },

  readNotification({ bytes, header }, { callbackToken }) {
    const given = Buffer.from(header('x-callback-token') ?? '');
    const right = Buffer.from(callbackToken);
    if (given.length !== right.length || !timingSafeEqual(given, right)) return refused('unsigned');
    const read = notification.safeParse(parseJson(bytes));
    if (!read.success) return refused('unread');
    const charge = read.data.event.startsWith('qr.') ? chargeOf(read.data.data) : undefined;
    if (!charge) return refused('unread');
    return ok({ ...charge, key: `${read.data.event} ${read.data.data.id} ${read.data.data.status}` });
  },

  async readStatus(call, base, { apiKey }, { orderRef, gatewayRef }) {
    if (gatewayRef === null) return undefined;
    const answer = await call(`${base}/qr_codes/${encodeURIComponent(gatewayRef)}/payments`, {
      headers: { authorization: basic(apiKey), 'api-version': VERSION },
    });
    const read = payments.safeParse(answer);
    const own = read.success ? read.data.data.filter((one) => one.reference_id === orderRef) : [];
    const told = own.find((one) => STATES[one.status] === 'settled') ?? own[0];
    return told && chargeOf(told);
  },
};
