/** Whose QRIS takes what of a cart: in a joint booth each business may have its own. */
import type { Id } from '../../../../kinds/id.ts';
import { type Money, money, sum } from '../../../../kinds/money.ts';
import type { Cart } from '../../rules/cart.ts';
import type { Paying } from '../../rules/sale.ts';
import type { Catalogue } from './catalogue.ts';
import type { OwnCode } from './qris-payment.ts';

/** Goods of the cart that are paid to one code. */
export interface QrisAccount extends OwnCode {
  /** Whose goods they are, in the order of the cart. */
  readonly businesses: readonly Id<'business'>[];
  /** What of them is not paid to this code yet; never below zero. */
  readonly due: Money;
}

/**
 * The accounts of a cart, in its order: goods of businesses with the same string are one, and so are those of businesses without
 * one, which are paid to the booth's. `digestOf` tells which parts were paid to which string already.
 */
export function qrisAccounts(
  cart: Cart,
  catalogue: Catalogue,
  parts: readonly Paying[] = [],
  digestOf: (qris: string) => string = (qris) => qris,
): readonly QrisAccount[] {
  const sellers = new Map(catalogue.businesses.map((business) => [business.id, business]));
  const accounts = new Map<string | null, { code: OwnCode; businesses: Set<Id<'business'>>; sold: number }>();
  for (const { business, amount } of cart) {
    const seller = sellers.get(business);
    const code =
      seller?.qris === undefined ? catalogue.booth : { qris: seller.qris, qrisDynamic: seller.qrisDynamic ?? false };
    const account = accounts.get(code.qris) ?? { code, businesses: new Set(), sold: 0 };
    account.businesses.add(business);
    account.sold += amount;
    accounts.set(code.qris, account);
  }
  return [...accounts].map(([qris, { code, businesses, sold }]) => {
    const digest = qris === null ? undefined : digestOf(qris);
    // A gateway's code is nobody's sticker.
    const mine = parts.filter((part) => part.method === 'qris' && part.qris === digest && !part.confirmed);
    const paid = sum(mine.map((part) => part.amount));
    return {
      qris: code.qris,
      qrisDynamic: code.qrisDynamic,
      businesses: [...businesses],
      due: money(Math.max(0, sold - paid)),
    };
  });
}

/** A string of the booth or of one of its businesses is another than before: a person has to compare it with the sticker. */
export function qrisChanged(before: Catalogue, after: Catalogue): boolean {
  if (before.booth.qris !== after.booth.qris) return true;
  const known = new Map(before.businesses.map(({ id, qris }) => [id, qris]));
  return after.businesses.some(({ id, qris }) => known.has(id) && known.get(id) !== qris);
}
