/** Makes the payload of a refund: which goods of a sale come back, and what is paid back for them. */
import type { Id } from '../../../kinds/id.ts';
import { MAX_AMOUNT, type Money, money, sum } from '../../../kinds/money.ts';
import { ok, type Result, refused } from '../../../kinds/result.ts';
import {
  MAX_PAYMENTS,
  type PaymentMethod,
  type RefundLine,
  type RefundPayment,
  type RefundRecorded,
  type SaleLine,
} from '../contract.ts';
import { type ReferenceRefusal, readReference } from './reference.ts';

/** How many of each line of a sale have come back so far, by the line's number from 1. */
export type Returned = ReadonlyMap<number, number>;

/** What of a sale's line may still come back. */
export interface RefundableLine {
  readonly line: number;
  readonly goods: SaleLine;
  /** How many are left, 0 or more. */
  readonly quantity: number;
  /** What is paid back for all that are left. */
  readonly amount: Money;
}

export function refundable(lines: readonly SaleLine[], returned: Returned): RefundableLine[] {
  return lines.map((goods, index) => {
    const before = returned.get(index + 1) ?? 0;
    const quantity = Math.max(goods.quantity - before, 0);
    return { line: index + 1, goods, quantity, amount: amountOf(goods, before, quantity) };
  });
}

/**
 * What is paid back for some pieces of a line when some have come back already. A discount goes back with the pieces in
 * proportion; whichever way a line is returned, the parts add up to what was paid for it.
 */
export function amountOf(goods: Pick<SaleLine, 'amount' | 'quantity'>, before: number, quantity: number): Money {
  const upTo = (pieces: number) => Number((BigInt(goods.amount) * BigInt(pieces)) / BigInt(goods.quantity));
  return money(upTo(before + quantity) - upTo(before));
}

export interface NewRefund {
  readonly shift: Id<'shift'>;
  /** Its own number: `slot.next('receipt')` as for a sale. */
  readonly receipt: string;
  readonly secret: string;
  readonly sale: {
    readonly id: Id<'event'>;
    readonly receipt: string;
    readonly lines: readonly SaleLine[];
    /** The catalogue version of the sale's event, where it is known. */
    readonly soldFrom?: number;
  };
  readonly returned: Returned;
  readonly picks: readonly { readonly line: number; readonly quantity: number }[];
  readonly paying: readonly { readonly method: PaymentMethod; readonly amount: Money; readonly reference?: string }[];
  readonly reason: string;
  readonly approval: RefundRecorded['approval'];
}

export type RefundRefusal =
  | 'nothing-picked'
  | 'over-refund'
  | 'reason-missing'
  | 'payments-out-of-range'
  | 'paid-differs'
  | ReferenceRefusal;

export function recordRefund(refund: NewRefund): Result<RefundRecorded, RefundRefusal> {
  const { shift, receipt, secret, sale, returned, picks, paying, approval } = refund;
  const reason = refund.reason.replaceAll('\0', '').trim().slice(0, 200).toWellFormed();
  if (reason === '') return refused('reason-missing');
  const lines: RefundLine[] = [];
  for (const { line, quantity } of picks.toSorted((a, b) => a.line - b.line)) {
    if (quantity === 0) continue;
    const goods = sale.lines[line - 1];
    const before = returned.get(line) ?? 0;
    const doubled = lines.some((other) => other.line === line);
    if (!goods || doubled || !Number.isInteger(quantity) || quantity < 0 || before + quantity > goods.quantity)
      return refused('over-refund', { line, left: goods ? Math.max(goods.quantity - before, 0) : 0 });
    lines.push(lineOf(goods, line, before, quantity));
  }
  if (lines.length === 0) return refused('nothing-picked');
  if (paying.length < 1 || paying.length > MAX_PAYMENTS) return refused('payments-out-of-range');
  const total = sum(lines.map((line) => line.amount));
  const paid = sum(paying.map((part) => part.amount));
  if (paid !== total || paying.some((part) => part.amount < 0 || part.amount > MAX_AMOUNT))
    return refused('paid-differs', { missing: total - paid });
  const payments: RefundPayment[] = [];
  for (const { method, amount, reference } of paying) {
    const told = readReference(method === 'cash' ? '' : (reference ?? ''));
    if (!told.ok) return told;
    payments.push({ method, amount, ...(told.value === null ? {} : { reference: told.value }) });
  }
  const { soldFrom } = sale;
  return ok({
    shift,
    sale: sale.id,
    saleReceipt: sale.receipt,
    ...(soldFrom === undefined ? {} : { soldFrom }),
    receipt,
    lines,
    total,
    payments,
    reason,
    approval,
    secret,
  });
}

function lineOf(goods: SaleLine, line: number, before: number, quantity: number): RefundLine {
  const { product, business, name, unitPrice } = goods;
  const amount = amountOf(goods, before, quantity);
  const discount = unitPrice * quantity - amount;
  return {
    line,
    product,
    business,
    name,
    quantity,
    unitPrice,
    ...(discount > 0 ? { discount: money(discount) } : {}),
    amount,
  };
}
