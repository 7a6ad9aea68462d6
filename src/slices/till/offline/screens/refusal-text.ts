/** Why something did not happen, and what to do now, in the cashier's words. */
import { m } from '../../../../platform/i18n/index.ts';
import type { CartRefusal } from '../../rules/cart.ts';
import type { RecordRefusal, SellRefusal, UndoRefusal } from '../device/till.ts';

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

function isRecordRefusal(code: string): code is RecordRefusal {
  return Object.hasOwn(RECORD, code);
}

export function refusalText(code: SellRefusal | UndoRefusal): string {
  if (isRecordRefusal(code)) return RECORD[code]();
  if (code === 'too-late') return m.till_refused_too_late();
  if (code === 'already-voided') return m.till_refused_already_voided();
  return m.till_refused_payment();
}
