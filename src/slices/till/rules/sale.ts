/** Makes the payloads of a sale and of its void; what these make, `readPayload` accepts. */
import type { Id } from '../../../kinds/id.ts';
import { type Money, money, sum } from '../../../kinds/money.ts';
import { ok, type Result, refused } from '../../../kinds/result.ts';
import { MAX_LINE_BYTES } from '../../hall/contract.ts';
import { MAX_PAYMENTS, type PaymentMethod, type SalePayment, type SaleRecorded, type SaleVoided } from '../contract.ts';
import { type Cart, cartTotal } from './cart.ts';
import { changeFor } from './cash.ts';
import { type ReferenceRefusal, readReference } from './reference.ts';

/** How a buyer pays a part: in cash with what was handed over, or by another method. */
export interface Paying {
  readonly method: PaymentMethod;
  readonly amount: Money;
  readonly tendered?: Money;
  /** As it was typed; not with cash. */
  readonly reference?: string;
  /** QRIS: the digest of the static string (src/kinds/qris/qris-digest.ts). */
  readonly qris?: string;
  /** QRIS: a gateway has said that the money is there. Not in the event: the server has it from the gateway itself. */
  readonly confirmed?: true;
}

export interface NewSale {
  readonly shift: Id<'shift'>;
  readonly receipt: string;
  readonly secret: string;
  readonly cart: Cart;
  readonly paying: readonly Paying[];
}

export type SaleRefusal =
  | 'cart-empty'
  | 'payments-out-of-range'
  | 'paid-differs'
  | 'tendered-invalid'
  | 'tendered-too-little'
  | 'sale-too-long'
  | ReferenceRefusal;

export function recordSale(sale: NewSale): Result<SaleRecorded, SaleRefusal> {
  const { shift, receipt, secret, cart, paying } = sale;
  if (cart.length === 0) return refused('cart-empty');
  if (paying.length < 1 || paying.length > MAX_PAYMENTS) return refused('payments-out-of-range');
  const total = cartTotal(cart);
  const paid = sum(paying.map((part) => part.amount));
  if (paid !== total || paying.some((part) => part.amount < 0))
    return refused('paid-differs', { missing: total - paid });
  const payments: SalePayment[] = [];
  for (const part of paying) {
    const payment = settlePart(part);
    if (!payment.ok) return payment;
    payments.push(payment.value);
  }
  const lines = cart.map(({ product, business, name, quantity, unitPrice, discount, note, amount }) => ({
    product,
    business,
    name,
    quantity,
    unitPrice,
    ...(discount === undefined ? {} : { discount }),
    ...(note === undefined ? {} : { note }),
    amount,
  }));
  const made: SaleRecorded = { shift, receipt, lines, total, payments, secret };
  return isVoidable(made) ? ok(made) : refused('sale-too-long');
}

/** What a line of the log may need beside a void's goods and payments: the envelope, its ids, and a reason of 200 characters. */
const BESIDE_A_VOID = 1_500;

/** A void repeats the sale beside its reason: what would not fit into a line of the log then must not be sold as one. */
function isVoidable({ lines, payments }: SaleRecorded): boolean {
  return new TextEncoder().encode(JSON.stringify({ lines, payments })).length <= MAX_LINE_BYTES - BESIDE_A_VOID;
}

function settlePart(part: Paying): Result<SalePayment, 'tendered-invalid' | 'tendered-too-little' | ReferenceRefusal> {
  const { method, amount, tendered, qris } = part;
  if (method !== 'cash') {
    const reference = readReference(part.reference ?? '');
    if (!reference.ok) return reference;
    return ok({
      method,
      amount,
      ...(reference.value === null ? {} : { reference: reference.value }),
      ...(method === 'qris' && qris !== undefined ? { qris } : {}),
    });
  }
  if (tendered === undefined) return ok({ method, amount });
  const change = changeFor(amount, tendered);
  return change.ok ? ok({ method, amount, tendered, change: change.value }) : change;
}

/** The void of a whole sale in the shift that is open now: its cash leaves that shift's drawer. */
export function voidSale(sale: SaleRecorded, saleId: Id<'event'>, shift: Id<'shift'>, reason: string): SaleVoided {
  const { receipt, lines, payments, total } = sale;
  // Cutting may halve a pair of surrogates, and PostgreSQL keeps no NUL: the till must not make what it would refuse.
  // A sign without a picture takes six bytes of a line.
  const told = reason
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 200)
    .toWellFormed();
  return { shift, sale: saleId, receipt, reason: told, lines, payments, total };
}

/** 16 random bytes as the receipt's secret, in base64url. */
export function newSecret(random: Uint8Array = crypto.getRandomValues(new Uint8Array(16))): string {
  const text = btoa(String.fromCharCode(...random));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The cash that stays in the drawer. */
export function cashOf(payments: readonly SalePayment[]): Money {
  let cash = 0;
  for (const payment of payments) if (payment.method === 'cash') cash += payment.amount;
  return money(cash);
}
