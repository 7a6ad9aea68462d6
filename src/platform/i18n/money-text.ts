/** Amounts in the language of the page: `Rp1.250.000`, in English `Rp1,250,000`. Receipts and price tags are as at home. */
import { currencyOf } from '../../kinds/currency.ts';
import { formatMoney, type MoneyRefusal } from '../../kinds/money.ts';
import { getLocale, m } from './index.ts';

export function moneyText(amount: number, currency: string): string {
  return formatMoney(amount, currency, getLocale());
}

/** What to do about an amount that could not be read. */
export function moneyRefusalText(code: MoneyRefusal, currency: string): string {
  const { digits } = currencyOf(currency);
  const example = formatMoney(25_000 * 10 ** digits, currency, getLocale());
  switch (code) {
    case 'money-negative':
      return m.platform_money_negative();
    case 'money-too-large':
      return m.platform_money_too_large();
    case 'money-ambiguous':
      return m.platform_money_ambiguous({ example });
    default:
      return m.platform_money_unreadable({ example });
  }
}
