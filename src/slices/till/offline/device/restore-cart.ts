/** The cart as the phone has kept it, held against what is sold now. */
import type { Id } from '../../../../kinds/id.ts';
import { EMPTY_CART } from '../../rules/cart.ts';
import { repriceCart } from '../../rules/reprice-cart.ts';
import type { Catalogue } from './catalogue.ts';
import type { KeptCart } from './kept.ts';
import type { TillView } from './till-core.ts';
import type { TillLedger } from './till-ledger.ts';

export function goodsOf(catalogue: Catalogue, id: Id<'product'>) {
  const product = catalogue.productsById.get(id);
  return (
    product && {
      business: product.business,
      name: product.name.id,
      price: product.freePrice === true ? null : product.price,
    }
  );
}

/**
 * A cart that was sold just before the page died is not offered again: its sale is in the log. One that waited while the
 * catalogue changed has the new prices.
 */
export function restoreCart(
  cart: KeptCart | undefined,
  ledger: TillLedger,
  catalogue: Catalogue,
): Pick<TillView, 'cart' | 'parts' | 'interrupted' | 'repriced'> {
  const last = ledger.lastSale;
  const nothing = { cart: EMPTY_CART, parts: [], interrupted: null, repriced: [] };
  if (!cart || cart.lines.length === 0) return nothing;
  if (cart.after !== (last?.id ?? null)) return { ...nothing, interrupted: last };
  const parts = cart.parts ?? [];
  // Somebody has paid a part of what it cost then.
  if (parts.length > 0) return { ...nothing, cart: cart.lines, parts };
  const { cart: lines, gone, changed } = repriceCart(cart.lines, (product) => goodsOf(catalogue, product));
  return { cart: lines, parts, interrupted: null, repriced: [...gone, ...changed] };
}
