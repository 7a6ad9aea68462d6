/** Names of methods and sides in the reader's language. Browser-safe. */
import { calledIn, takesQris } from '../../kinds/country/index.ts';
import type { Locale } from '../../kinds/time.ts';
import { m } from '../../platform/i18n/index.ts';
import type { PaymentMethod } from '../till/contract.ts';
import type { SettlementSheet, Side, Signature } from './contract.ts';

type Word = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const METHOD: Readonly<Record<PaymentMethod, Word>> = {
  cash: m.settlement_method_cash,
  qris: m.settlement_method_qris,
  card: m.settlement_method_card,
  transfer: m.settlement_method_transfer,
};

const SIDE: Readonly<Record<Side, Word>> = {
  business: m.settlement_side_business,
  committee: m.settlement_side_committee,
};

export function methodName(method: PaymentMethod, locale: Locale, currency: string): string {
  return calledIn(currency, method)?.[locale] ?? METHOD[method]({}, { locale });
}

/** Fees are those of QRIS: where a country has none, a statement has no line for them, unless some were taken after all. */
export function tellsFees({ edition, statement }: Pick<SettlementSheet, 'edition' | 'statement'>): boolean {
  return takesQris(edition.currency) || statement.fee !== 0 || statement.feesUnknown > 0;
}

export function sideName(side: Side, locale: Locale): string {
  return SIDE[side]({}, { locale });
}

/** By which account, and that both sides sat before one screen: on the page, the paper and the sheet alike. */
export function signedBy({ account, oneScreen }: Pick<Signature, 'account' | 'oneScreen'>, locale: Locale): string[] {
  const say = { locale };
  return [
    ...(account === null ? [] : [m.settlement_signed_account({ account }, say)]),
    ...(oneScreen ? [m.settlement_signed_one_screen({}, say)] : []),
  ];
}
