import { type Money, money } from '../../../../kinds/money.ts';
import { PAYMENT_METHODS, type PaymentMethod } from '../../contract.ts';
import type { ShiftSpan } from './till-history.ts';

/** What a booth's day came to on this device. */
export interface DayRecap {
  readonly shifts: number;
  readonly turnover: Money;
  readonly sales: number;
  readonly voids: number;
  readonly byMethod: Readonly<Record<PaymentMethod, Money>>;
  /** Of the closed shifts; an open one has none yet. */
  readonly variance: Money;
}

export function dayRecap(shifts: readonly ShiftSpan[]): DayRecap {
  const total = (of: (span: ShiftSpan) => number) => money(shifts.reduce((all, span) => all + of(span), 0));
  const byMethod = Object.fromEntries(
    PAYMENT_METHODS.map((method) => [method, total(({ tally }) => tally.byMethod[method])]),
  ) as Record<PaymentMethod, Money>;
  return {
    shifts: shifts.length,
    turnover: total(({ tally }) => tally.turnover),
    sales: total(({ tally }) => tally.sales),
    voids: total(({ tally }) => tally.voids),
    byMethod,
    variance: total(({ tally }) => tally.closed?.variance ?? 0),
  };
}
