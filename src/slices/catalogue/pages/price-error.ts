import type { MoneyRefusal } from '../../../kinds/money.ts';
import { moneyRefusalText } from '../../../platform/i18n/money-text.ts';

/** What to do about a price, by the reasons of a refused form. */
export function priceError(reasons: readonly string[] | undefined, currency: string): string {
  const reason = reasons?.[0];
  return moneyRefusalText(reason?.startsWith('money-') ? (reason as MoneyRefusal) : 'money-unreadable', currency);
}
