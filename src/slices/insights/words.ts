/** The names of metrics, bases, exclusions and matters in the reader's language. Browser-safe. */
import { calledIn, type PayWay } from '../../kinds/country/index.ts';
import type { Locale } from '../../kinds/time.ts';
import { m } from '../../platform/i18n/index.ts';
import type { Basis, ExclusionCode, Metric } from './rules/figure.ts';

type Word = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const METRIC: Readonly<Record<Metric, Word>> = {
  turnover: m.insights_metric_turnover,
  receipts: m.insights_metric_receipts,
  units: m.insights_metric_units,
  voids: m.insights_metric_voids,
  'gross-sales': m.insights_metric_gross_sales,
  refunds: m.insights_metric_refunds,
  discounts: m.insights_metric_discounts,
  payments: m.insights_metric_payments,
  visitors: m.insights_metric_visitors,
  'repeat-orders': m.insights_metric_repeat_orders,
  contracts: m.insights_metric_contracts,
  memoranda: m.insights_metric_memoranda,
  'buying-interest': m.insights_metric_buying_interest,
};

const BASIS: Readonly<Record<Basis, Word>> = {
  counted: m.platform_ui_basis_counted,
  reported: m.platform_ui_basis_reported,
  claimed: m.platform_ui_basis_claimed,
  estimated: m.platform_ui_basis_estimated,
  target: m.platform_ui_basis_target,
};

const EXCLUSION: Readonly<Record<ExclusionCode, Word>> = {
  voided: m.insights_exclusion_voided,
  refunded: m.insights_exclusion_refunded,
  quarantined: m.insights_exclusion_quarantined,
  unread: m.insights_exclusion_unread,
  pending: m.insights_exclusion_pending,
  'outside-tills': m.insights_exclusion_outside_tills,
  'organiser-income': m.insights_exclusion_organiser_income,
  agreements: m.insights_exclusion_agreements,
  'confirmed-payments': m.insights_exclusion_confirmed_payments,
  'claimed-payments': m.insights_exclusion_claimed_payments,
  'also-counted': m.insights_exclusion_also_counted,
  'not-reported': m.insights_exclusion_not_reported,
};

const METHOD: Readonly<Record<string, Word>> = {
  cash: m.insights_method_cash,
  qris: m.insights_method_qris,
  card: m.insights_method_card,
  transfer: m.insights_method_transfer,
};

/** Matters of the till (an exception each) and of the hall (a held line each). */
const MATTER: Readonly<Record<string, Word>> = {
  'unknown-kind': m.insights_exception_unknown_kind,
  'newer-schema': m.insights_exception_newer_schema,
  'invalid-payload': m.insights_exception_invalid_payload,
  'unknown-product': m.insights_exception_unknown_product,
  'price-differs': m.insights_exception_price_differs,
  'business-differs': m.insights_exception_business_differs,
  'outside-dates': m.insights_exception_outside_dates,
  'arithmetic-differs': m.insights_exception_arithmetic_differs,
  'void-differs': m.insights_exception_void_differs,
  'already-voided': m.insights_exception_already_voided,
  'void-of-unknown-sale': m.insights_exception_void_of_unknown_sale,
  'void-of-other-phone': m.insights_exception_void_of_other_phone,
  'discount-over-limit': m.insights_exception_discount_over_limit,
  'card-number': m.insights_exception_card_number,
  'qris-differs': m.insights_exception_qris_differs,
  'refund-of-unknown-sale': m.insights_exception_refund_of_unknown_sale,
  'refund-differs': m.insights_exception_refund_differs,
  'over-refund': m.insights_exception_over_refund,
  'refund-short': m.insights_exception_refund_short,
  'supervisor-unknown': m.insights_exception_supervisor_unknown,
  'supervisor-ended': m.insights_exception_supervisor_ended,
  'receipt-reused': m.insights_exception_receipt_reused,
  'booth-closed': m.insights_exception_booth_closed,
  'sale-without-shift': m.insights_exception_sale_without_shift,
  'sale-after-close': m.insights_exception_sale_after_close,
  'shift-short': m.insights_exception_shift_short,
  'shift-late': m.insights_exception_shift_late,
  'gateway-differs': m.insights_exception_gateway_differs,
  'gateway-part-refunded': m.insights_exception_gateway_part_refunded,
  'gateway-paid-twice': m.insights_exception_gateway_paid_twice,
  'clock-off': m.insights_exception_clock_off,
  gap: m.insights_exception_gap,
  malformed: m.insights_quarantine_malformed,
  revoked: m.insights_quarantine_revoked,
  fork: m.insights_quarantine_fork,
  'broken-chain': m.insights_quarantine_broken_chain,
  'id-reused': m.insights_quarantine_id_reused,
};

export function metricName(metric: Metric, locale: Locale): string {
  return METRIC[metric]({}, { locale });
}

export function basisName(basis: Basis, locale: Locale): string {
  return BASIS[basis]({}, { locale });
}

export function exclusionText(code: ExclusionCode, locale: Locale): string {
  return EXCLUSION[code]({}, { locale });
}

export function methodName(method: string, locale: Locale, currency: string): string {
  return calledIn(currency, method as PayWay)?.[locale] ?? METHOD[method]?.({}, { locale }) ?? method;
}

export function matterText(code: string, locale: Locale): string {
  return MATTER[code]?.({}, { locale }) ?? m.insights_exception_other({ code }, { locale });
}
