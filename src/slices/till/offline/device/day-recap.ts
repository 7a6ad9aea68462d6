import type { Id } from '../../../../kinds/id.ts';
import { type Money, money } from '../../../../kinds/money.ts';
import { type CashierRecap, PAYMENT_METHODS, type PaymentMethod } from '../../contract.ts';
import type { ShiftSpan } from './till-ledger.ts';

/** What a booth's day came to on this device. */
export interface DayRecap {
  readonly shifts: number;
  readonly turnover: Money;
  readonly sales: number;
  readonly voids: number;
  readonly refunds: number;
  readonly refunded: Money;
  readonly discounts: Money;
  readonly byMethod: Readonly<Record<PaymentMethod, Money>>;
  /** The largest first. */
  readonly byBusiness: readonly { readonly business: Id<'business'>; readonly amount: Money }[];
  /** In the order of their work; one who worked twice stands once. Null where the till did not ask. */
  readonly byCashier: readonly Pick<CashierRecap, 'cashier' | 'turnover' | 'sales'>[];
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
    refunds: total(({ tally }) => tally.refunds),
    refunded: total(({ tally }) => tally.refunded),
    discounts: total(({ tally }) => tally.discounts),
    byMethod,
    byBusiness: byBusinessOf(shifts),
    byCashier: byCashierOf(shifts),
    variance: total(({ tally }) => tally.closed?.variance ?? 0),
  };
}

function byBusinessOf(shifts: readonly ShiftSpan[]): DayRecap['byBusiness'] {
  const amounts = new Map<Id<'business'>, Money>();
  for (const span of shifts)
    for (const [business, amount] of span.byBusiness)
      amounts.set(business, money((amounts.get(business) ?? 0) + amount));
  return [...amounts].map(([business, amount]) => ({ business, amount })).sort((a, b) => b.amount - a.amount);
}

function byCashierOf(shifts: readonly ShiftSpan[]): DayRecap['byCashier'] {
  const cashiers = new Map<string | null, DayRecap['byCashier'][number]>();
  for (const { tally } of shifts)
    for (const { cashier, turnover, sales } of tally.cashiers) {
      const before = cashiers.get(cashier) ?? { cashier, turnover: money(0), sales: 0 };
      cashiers.set(cashier, { cashier, turnover: money(before.turnover + turnover), sales: before.sales + sales });
    }
  return [...cashiers.values()].filter(({ cashier, sales }) => cashier !== null || sales > 0);
}
