/** What an exception says of itself, in words: prices, amounts, numbers; never an id. */
import { formatCount, formatMoney } from '../../kinds/money.ts';
import { formatDay, type Locale } from '../../kinds/time.ts';
import { m } from '../../platform/i18n/index.ts';
import type { ShownException } from '../../slices/hall/index.ts';

export function factsOf(
  { code, data }: Pick<ShownException, 'code' | 'data'>,
  currency: string,
  locale: Locale,
): string {
  const money = (key: string) => formatMoney(Number(data[key] ?? 0), currency, locale);
  switch (code) {
    case 'price-differs':
      return m.hall_fact_price({ sold: money('sold'), listed: money('listed') });
    case 'discount-over-limit':
      return m.hall_fact_discount({ discount: money('discount'), gross: money('gross'), limit: String(data.limit) });
    case 'arithmetic-differs':
      return m.hall_fact_sums({ told: money('told'), computed: money('computed') });
    case 'over-refund':
      return m.hall_fact_refund({ amount: money('amount'), receipt: String(data.receipt ?? '') });
    case 'refund-short':
      return m.hall_fact_refund_short({ amount: money('amount'), due: money('due') });
    case 'refund-differs':
    case 'already-voided':
    case 'void-differs':
    case 'receipt-reused':
    case 'void-of-other-phone':
    case 'sale-without-shift':
    case 'sale-after-close':
      return m.hall_fact_receipt({ receipt: String(data.receipt ?? '') });
    case 'shift-short':
      return m.hall_fact_shift_short({ amount: money('short'), day: formatDay(String(data.day), locale) });
    case 'shift-late':
      return m.hall_fact_shift_late({ day: formatDay(String(data.day), locale) });
    case 'supervisor-unknown':
    case 'supervisor-ended':
      return m.hall_fact_supervisor({ name: String(data.supervisor ?? '') });
    case 'gateway-differs':
      return m.hall_fact_gateway({ told: money('told'), sold: money('sold') });
    case 'gateway-part-refunded':
    case 'gateway-paid-twice':
      return m.hall_fact_gateway_refund({ amount: money('amount'), receipt: String(data.receipt ?? '') });
    case 'gap':
      return m.hall_fact_gap({
        count: formatCount(Number(data.missing ?? 0), locale),
        from: String(data.from ?? ''),
        to: String(data.to ?? ''),
      });
    case 'clock-off':
      return m.hall_fact_clock({ minutes: formatCount(Math.abs(Number(data.minutes ?? 0)), locale) });
    case 'outside-dates':
      return String(data.day ?? '');
    default:
      return '';
  }
}
