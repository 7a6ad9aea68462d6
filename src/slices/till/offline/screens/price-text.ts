import { formatMoney } from '../../../../kinds/money.ts';
import type { Product } from '../device/catalogue.ts';

/** A product's price as it stands on its tile. */
export function priceText({ price }: Product, currency: string): string {
  return formatMoney(price, currency);
}
