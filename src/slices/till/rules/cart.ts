/** What a cashier is about to sell: at most one line a product, in the order of the first tap. */
import type { Id } from '../../../kinds/id.ts';
import { MAX_AMOUNT, type Money, sum, times } from '../../../kinds/money.ts';
import { ok, type Result, refused } from '../../../kinds/result.ts';
import { MAX_LINES, MAX_QUANTITY } from '../contract.ts';

/** A product as the till shows it, from the catalogue snapshot. */
export interface Sellable {
  readonly product: Id<'product'>;
  readonly business: Id<'business'>;
  readonly name: string;
  readonly unitPrice: Money;
}

export interface CartLine extends Sellable {
  readonly quantity: number;
  readonly amount: Money;
}

export type Cart = readonly CartLine[];

export const EMPTY_CART: Cart = [];

/**
 * The lines of a cart as JSON. An event is at most 16 KiB in the log, and a void repeats the lines beside its reason (up
 * to 600 bytes); a longer cart is told so while the cashier can still begin a second receipt.
 */
const MAX_LINES_BYTES = 14_500;

export type CartRefusal = 'quantity-out-of-range' | 'amount-out-of-range' | 'too-many-lines';

export function cartTotal(cart: Cart): Money {
  return sum(cart.map((line) => line.amount));
}

/** How many pieces are in the cart. */
export function cartCount(cart: Cart): number {
  return cart.reduce((count, line) => count + line.quantity, 0);
}

/** Adds pieces of a product to its line, or begins one. A price that has changed meanwhile holds for the whole line. */
export function addToCart(cart: Cart, item: Sellable, quantity = 1): Result<Cart, CartRefusal> {
  const before = cart.find((line) => line.product === item.product);
  return putLine(cart, item, (before?.quantity ?? 0) + quantity);
}

/** Zero takes the line out; a product that is not in the cart changes nothing. */
export function setQuantity(cart: Cart, product: Id<'product'>, quantity: number): Result<Cart, CartRefusal> {
  if (quantity === 0) return ok(removeFromCart(cart, product));
  const line = cart.find((candidate) => candidate.product === product);
  return line ? putLine(cart, line, quantity) : ok(cart);
}

export function removeFromCart(cart: Cart, product: Id<'product'>): Cart {
  return cart.filter((line) => line.product !== product);
}

function putLine(cart: Cart, item: Sellable, quantity: number): Result<Cart, CartRefusal> {
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > MAX_QUANTITY)
    return refused('quantity-out-of-range', { most: MAX_QUANTITY });
  const { product, business, name, unitPrice } = item;
  if (!Number.isSafeInteger(unitPrice) || unitPrice < 0 || unitPrice * quantity > MAX_AMOUNT)
    return refused('amount-out-of-range', { most: MAX_AMOUNT });
  const line: CartLine = { product, business, name, unitPrice, quantity, amount: times(unitPrice, quantity) };
  const known = cart.some((candidate) => candidate.product === product);
  const next = known ? cart.map((candidate) => (candidate.product === product ? line : candidate)) : [...cart, line];
  const bytes = new TextEncoder().encode(JSON.stringify(next)).length;
  if (next.length > MAX_LINES || bytes > MAX_LINES_BYTES) return refused('too-many-lines', { most: MAX_LINES });
  if (cartTotal(next) > MAX_AMOUNT) return refused('amount-out-of-range', { most: MAX_AMOUNT });
  return ok(next);
}
