/** Why something did not happen, and what to do now, in the cashier's words. */
import { m } from '../../../../platform/i18n/index.ts';
import type { CartRefusal } from '../../rules/cart.ts';
import type { DiscountRefusal } from '../../rules/discount.ts';
import type { RecordRefusal, RefundingRefusal, SellRefusal, UndoRefusal } from '../device/till.ts';

const CART = {
  'quantity-out-of-range': m.till_cart_quantity,
  'amount-out-of-range': m.till_cart_amount,
  'too-many-lines': m.till_cart_lines,
} satisfies Record<CartRefusal, unknown>;

export function cartRefusalText(code: CartRefusal): string {
  return CART[code]();
}

const RECORD = {
  busy: m.till_refused_busy,
  'no-shift': m.till_refused_no_shift,
  halted: m.till_refused_halted,
  'storage-full': m.till_refused_storage_full,
  'storage-failed': m.till_refused_storage_failed,
  'not-an-event': m.till_refused_not_an_event,
} satisfies Record<RecordRefusal, unknown>;

export function discountRefusalText(code: DiscountRefusal, percent: number): string {
  return code === 'discount-over-limit' ? m.till_discount_over({ percent }) : m.till_discount_too_much();
}

const OTHER = {
  'too-late': m.till_refused_too_late,
  'already-voided': m.till_refused_already_voided,
  'already-refunded': m.till_refused_already_refunded,
  'sale-unknown': m.till_refused_sale_unknown,
  'nothing-picked': m.till_refused_nothing_picked,
  'over-refund': m.till_refused_over_refund,
  'reason-missing': m.till_refused_reason,
  'reference-card-number': m.till_refused_card_number,
  'reference-too-long': m.till_refused_reference_long,
  'sale-too-long': m.till_refused_sale_long,
} as const;

function isRecordRefusal(code: string): code is RecordRefusal {
  return Object.hasOwn(RECORD, code);
}

function isOtherRefusal(code: string): code is keyof typeof OTHER {
  return Object.hasOwn(OTHER, code);
}

export function refusalText(code: SellRefusal | UndoRefusal | RefundingRefusal): string {
  if (isRecordRefusal(code)) return RECORD[code]();
  return isOtherRefusal(code) ? OTHER[code]() : m.till_refused_payment();
}
