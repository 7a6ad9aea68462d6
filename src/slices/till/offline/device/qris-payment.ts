import type { Money } from '../../../../kinds/money.ts';
import { type ChargeRefusal, chargeQris, MOST_BY_QRIS } from '../../../../kinds/qris/charge-qris.ts';
import { type Qris, readQris } from '../../../../kinds/qris/read-qris.ts';
import { ok, type Result, refused } from '../../../../kinds/result.ts';
import type { Catalogue } from './catalogue.ts';

export interface QrisPayment {
  /** What the code on the screen says. */
  readonly text: string;
  /** Whether the amount is in it; else the buyer types it. */
  readonly filled: boolean;
  readonly merchant: Pick<Qris, 'merchantName' | 'nmid'>;
  /** The paying app may add a tip or a fee by itself. */
  readonly addsTip: boolean;
}

/** A gateway's own code for one payment; undefined when it is no QRIS, or of another amount. */
export function gatewayPayment(text: string, amount: number): QrisPayment | undefined {
  const read = readQris(text);
  if (!read.ok || read.value.amount !== amount) return undefined;
  const { merchantName, nmid, tip } = read.value;
  return { text, filled: true, merchant: { merchantName, nmid }, addsTip: tip !== 'none' };
}

/** A static string, and whether the amount may be filled in. Null where there is none. */
export type OwnCode = Pick<Catalogue['booth'], 'qris' | 'qrisDynamic'>;

/** Why the booth has no code of its own for a payment. */
export type OwnRefusal = ChargeRefusal | 'no-qris';

/** The code for one payment: with the amount where the merchant agreed and the string allows it, else as it is on the sticker. */
export function qrisPayment(booth: OwnCode, amount: Money): Result<QrisPayment, OwnRefusal> {
  // No code of anybody takes more, a gateway's neither.
  if (booth.qris === null) return refused(amount > MOST_BY_QRIS ? 'amount-out-of-range' : 'no-qris');
  const read = readQris(booth.qris);
  if (!read.ok) return read;
  const { merchantName, nmid, tip } = read.value;
  const charged = chargeQris(booth.qris, amount);
  if (!charged.ok && charged.code === 'amount-out-of-range') return charged;
  if (read.value.amount !== null && read.value.amount !== amount) return refused('amount-present');
  const filled = booth.qrisDynamic && charged.ok;
  return ok({
    text: filled ? charged.value : booth.qris,
    filled: filled || read.value.amount !== null,
    merchant: { merchantName, nmid },
    addsTip: tip !== 'none',
  });
}
