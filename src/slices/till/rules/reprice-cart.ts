/** A cart that waited: put aside for a buyer, or kept over a restart, while the catalogue changed. */
import type { Id } from '../../../kinds/id.ts';
import { type Money, money } from '../../../kinds/money.ts';
import { type Cart, type CartLine, EMPTY_CART } from './cart.ts';

/** What the catalogue says of a product now. */
export interface CurrentGoods {
  readonly business: Id<'business'>;
  readonly name: string;
  /** Null where the seller names it: the price in the cart stays. */
  readonly price: Money | null;
}

export interface Repriced {
  readonly cart: Cart;
  /** Names of what is not sold here any more and has left the cart. */
  readonly gone: readonly string[];
  /** Names of what has another price now. Its discount is taken away: it was of the old price. */
  readonly changed: readonly string[];
}

export function repriceCart(cart: Cart, find: (product: Id<'product'>) => CurrentGoods | undefined): Repriced {
  const lines: CartLine[] = [];
  const gone: string[] = [];
  const changed: string[] = [];
  for (const line of cart) {
    const now = find(line.product);
    if (!now) gone.push(line.name);
    else if (now.price === null || now.price === line.unitPrice)
      lines.push({ ...line, business: now.business, name: now.name });
    else {
      changed.push(now.name);
      const { discount: _, ...rest } = line;
      const unitPrice = now.price;
      lines.push({
        ...rest,
        business: now.business,
        name: now.name,
        unitPrice,
        amount: money(unitPrice * line.quantity),
      });
    }
  }
  return { cart: lines.length === 0 ? EMPTY_CART : lines, gone, changed };
}
