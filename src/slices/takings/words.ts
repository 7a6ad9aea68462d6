/** The words of takings in the reader's language. Browser-safe. */
import { calledIn } from '../../kinds/country/index.ts';
import { getLocale, m } from '../../platform/i18n/index.ts';
import type { PaymentMethod } from '../till/contract.ts';
import type { Source, Verdict } from './contract.ts';
import type { Doubt } from './rules/doubt-report.ts';

export function methodName(method: PaymentMethod, currency: string): string {
  const called = calledIn(currency, method)?.[getLocale()];
  if (called) return called;
  return {
    cash: m.takings_method_cash,
    qris: m.takings_method_qris,
    card: m.takings_method_card,
    transfer: m.takings_method_transfer,
  }[method]();
}

export function doubtText(doubt: Doubt): string {
  return {
    'no-sales': m.takings_doubt_no_sales,
    'no-amount': m.takings_doubt_no_amount,
    'much-a-sale': m.takings_doubt_much,
    'little-a-sale': m.takings_doubt_little,
    'far-from-before': m.takings_doubt_far,
  }[doubt]();
}

const REFUSALS: Readonly<Record<string, () => string>> = {
  'takings.day-outside': m.takings_refused_day,
  'takings.methods-differ': m.takings_refused_methods,
  'takings.too-many-reports': m.takings_refused_often,
};

/** What to say of a code that a form may be refused with; undefined for what no form does. */
export function refusalText(code: string): string | undefined {
  return REFUSALS[code]?.();
}

export function sourceName(source: Source): string {
  return { gateway: m.takings_source_gateway, statement: m.takings_source_statement, person: m.takings_source_person }[
    source
  ]();
}

export function verdictName(verdict: Verdict): string {
  return {
    confirmed: m.takings_verdict_confirmed,
    withdrawn: m.takings_verdict_withdrawn,
    disputed: m.takings_verdict_disputed,
  }[verdict]();
}
