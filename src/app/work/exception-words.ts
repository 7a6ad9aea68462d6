import { m } from '../../platform/i18n/index.ts';
import type { HallExceptionCode, QuarantineCode } from '../../slices/hall/contract.ts';
import type { TillExceptionCode } from '../../slices/till/contract.ts';

interface Words {
  readonly title: string;
  readonly advice: string;
  /** Its event is a receipt that can be opened. */
  readonly receipt?: true;
  /** It is about a shift that can be opened. */
  readonly shift?: true;
}

/** Every code that the hall or the till can raise. */
const WORDS: Readonly<Record<QuarantineCode | HallExceptionCode | TillExceptionCode, () => Words>> = {
  'price-differs': () => ({
    title: m.app_exception_price_differs(),
    advice: m.app_exception_price_differs_do(),
    receipt: true,
  }),
  'unknown-product': () => ({
    title: m.app_exception_unknown_product(),
    advice: m.app_exception_unknown_product_do(),
    receipt: true,
  }),
  'business-differs': () => ({
    title: m.app_exception_business_differs(),
    advice: m.app_exception_business_differs_do(),
    receipt: true,
  }),
  'outside-dates': () => ({
    title: m.app_exception_outside_dates(),
    advice: m.app_exception_outside_dates_do(),
    receipt: true,
  }),
  'arithmetic-differs': () => ({
    title: m.app_exception_arithmetic_differs(),
    advice: m.app_exception_arithmetic_differs_do(),
  }),
  'void-differs': () => ({ title: m.app_exception_void_differs(), advice: m.app_exception_void_differs_do() }),
  'already-voided': () => ({ title: m.app_exception_already_voided(), advice: m.app_exception_already_voided_do() }),
  'void-of-unknown-sale': () => ({
    title: m.app_exception_void_of_unknown_sale(),
    advice: m.app_exception_void_of_unknown_sale_do(),
  }),
  'void-of-other-phone': () => ({
    title: m.app_exception_void_of_other_phone(),
    advice: m.app_exception_void_of_other_phone_do(),
  }),
  'refund-short': () => ({
    title: m.app_exception_refund_short(),
    advice: m.app_exception_refund_short_do(),
    receipt: true,
  }),
  'sale-without-shift': () => ({
    title: m.app_exception_sale_without_shift(),
    advice: m.app_exception_sale_without_shift_do(),
    receipt: true,
  }),
  'sale-after-close': () => ({
    title: m.app_exception_sale_after_close(),
    advice: m.app_exception_sale_after_close_do(),
    receipt: true,
  }),
  'shift-short': () => ({
    title: m.app_exception_shift_short(),
    advice: m.app_exception_shift_short_do(),
    shift: true,
  }),
  'shift-late': () => ({
    title: m.app_exception_shift_late(),
    advice: m.app_exception_shift_late_do(),
    shift: true,
  }),
  'discount-over-limit': () => ({
    title: m.app_exception_discount_over_limit(),
    advice: m.app_exception_discount_over_limit_do(),
    receipt: true,
  }),
  'card-number': () => ({
    title: m.app_exception_card_number(),
    advice: m.app_exception_card_number_do(),
    receipt: true,
  }),
  'qris-differs': () => ({
    title: m.app_exception_qris_differs(),
    advice: m.app_exception_qris_differs_do(),
    receipt: true,
  }),
  'refund-of-unknown-sale': () => ({
    title: m.app_exception_refund_of_unknown_sale(),
    advice: m.app_exception_refund_of_unknown_sale_do(),
    receipt: true,
  }),
  'refund-differs': () => ({
    title: m.app_exception_refund_differs(),
    advice: m.app_exception_refund_differs_do(),
    receipt: true,
  }),
  'over-refund': () => ({
    title: m.app_exception_over_refund(),
    advice: m.app_exception_over_refund_do(),
    receipt: true,
  }),
  'supervisor-unknown': () => ({
    title: m.app_exception_supervisor_unknown(),
    advice: m.app_exception_supervisor_unknown_do(),
    receipt: true,
  }),
  'supervisor-ended': () => ({
    title: m.app_exception_supervisor_ended(),
    advice: m.app_exception_supervisor_ended_do(),
    receipt: true,
  }),
  'receipt-reused': () => ({
    title: m.app_exception_receipt_reused(),
    advice: m.app_exception_receipt_reused_do(),
    receipt: true,
  }),
  'booth-closed': () => ({
    title: m.app_exception_booth_closed(),
    advice: m.app_exception_booth_closed_do(),
    receipt: true,
  }),
  'gateway-differs': () => ({
    title: m.app_exception_gateway_differs(),
    advice: m.app_exception_gateway_differs_do(),
    receipt: true,
  }),
  'gateway-part-refunded': () => ({
    title: m.app_exception_gateway_part_refunded(),
    advice: m.app_exception_gateway_part_refunded_do(),
    receipt: true,
  }),
  'gateway-paid-twice': () => ({
    title: m.app_exception_gateway_paid_twice(),
    advice: m.app_exception_gateway_paid_twice_do(),
    receipt: true,
  }),
  'clock-off': () => ({ title: m.app_exception_clock_off(), advice: m.app_exception_clock_off_do() }),
  gap: () => ({ title: m.app_exception_gap(), advice: m.app_exception_gap_do() }),
  'invalid-payload': () => ({ title: m.app_exception_invalid_payload(), advice: m.app_exception_not_counted_do() }),
  'unknown-kind': () => ({ title: m.app_exception_unknown_kind(), advice: m.app_exception_newer_do() }),
  'newer-schema': () => ({ title: m.app_exception_newer_schema(), advice: m.app_exception_newer_do() }),
  fork: () => ({ title: m.app_exception_fork(), advice: m.app_exception_fork_do() }),
  'broken-chain': () => ({ title: m.app_exception_broken_chain(), advice: m.app_exception_fork_do() }),
  'id-reused': () => ({ title: m.app_exception_id_reused(), advice: m.app_exception_fork_do() }),
  malformed: () => ({ title: m.app_exception_malformed(), advice: m.app_exception_not_counted_do() }),
  revoked: () => ({ title: m.app_exception_revoked(), advice: m.app_exception_revoked_do() }),
};

/** What happened and what a person should do; the bare code where another release raised it. */
export function exceptionWords(code: string): Words {
  return Object.hasOwn(WORDS, code) ? WORDS[code as keyof typeof WORDS]() : { title: code, advice: '' };
}
