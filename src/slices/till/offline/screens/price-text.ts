import { formatMoney } from '../../../../kinds/money.ts';
import { m } from '../../../../platform/i18n/index.ts';
import type { Product } from '../device/catalogue.ts';

/** A product's price as it stands on its tile. */
export function priceText({ price, freePrice }: Product, currency: string): string {
  if (freePrice !== true) return formatMoney(price, currency);
  return price === 0 ? m.till_price_free_short() : m.till_price_from({ price: formatMoney(price, currency) });
}
