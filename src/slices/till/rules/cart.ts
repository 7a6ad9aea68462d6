/** What a cashier is about to sell: at most one line a product, in the order of the first tap. */
import type { Id } from '../../../kinds/id.ts';
import { MAX_AMOUNT, type Money, money, sum, times } from '../../../kinds/money.ts';
import { ok, type Result, refused } from '../../../kinds/result.ts';
import { MAX_LINES, MAX_QUANTITY } from '../contract.ts';
import { allowDiscount, type DiscountRefusal, spreadDiscount } from './discount.ts';

/** A product as the till shows it, from the catalogue snapshot. */
export interface Sellable {
  readonly product: Id<'product'>;
  readonly business: Id<'business'>;
  readonly name: string;
  readonly unitPrice: Money;
}

export interface CartLine extends Sellable {
  readonly quantity: number;
  /** Above 0 where something is let off; the amount is what is left. */
  readonly discount?: Money;
  /** 1 to 200 characters. */
  readonly note?: string;
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

/** What the goods would cost without discounts. */
export function cartGross(cart: Cart): Money {
  return sum(cart.map((line) => times(line.unitPrice, line.quantity)));
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
  const before = cart.find((candidate) => candidate.product === product);
  if (!Number.isSafeInteger(unitPrice) || unitPrice < 0 || unitPrice * quantity > MAX_AMOUNT)
    return refused('amount-out-of-range', { most: MAX_AMOUNT });
  const gross = times(unitPrice, quantity);
  const line = cartLine({ product, business, name, unitPrice, quantity }, keptDiscount(before, gross), before?.note);
  const next = before ? cart.map((candidate) => (candidate === before ? line : candidate)) : [...cart, line];
  return fitting(next);
}

type Priced = Sellable & Pick<CartLine, 'quantity'>;

/** A line with the discount taken off; what is nothing is left out. */
function cartLine(goods: Priced, discount: number, note: string | undefined): CartLine {
  const { product, business, name, unitPrice, quantity } = goods;
  const amount = money(unitPrice * quantity - discount);
  return {
    product,
    business,
    name,
    unitPrice,
    quantity,
    ...(discount > 0 ? { discount: money(discount) } : {}),
    ...(note === undefined || note === '' ? {} : { note }),
    amount,
  };
}

/** The same part of the line is let off after its quantity or price has changed, rounded down. */
function keptDiscount(before: CartLine | undefined, gross: number): number {
  if (!before?.discount) return 0;
  return Number((BigInt(before.discount) * BigInt(gross)) / BigInt(times(before.unitPrice, before.quantity)));
}

/** Lets a fixed sum off a line, in place of what was let off before; 0 takes the discount away. */
export function discountLine(
  cart: Cart,
  product: Id<'product'>,
  discount: Money,
  limitPercent: number,
): Result<Cart, DiscountRefusal> {
  const line = cart.find((candidate) => candidate.product === product);
  if (!line) return ok(cart);
  const allowed = allowDiscount(times(line.unitPrice, line.quantity), discount, limitPercent);
  if (!allowed.ok) return allowed;
  return ok(cart.map((candidate) => (candidate === line ? cartLine(line, discount, line.note) : candidate)));
}

/** Lets a fixed sum off the whole cart, in place of all discounts before, shared by what the lines cost. */
export function discountCart(cart: Cart, discount: Money, limitPercent: number): Result<Cart, DiscountRefusal> {
  const allowed = allowDiscount(cartGross(cart), discount, limitPercent);
  if (!allowed.ok) return allowed;
  const shares = spreadDiscount(
    cart.map((line) => line.unitPrice * line.quantity),
    discount,
  );
  return ok(cart.map((line, index) => cartLine(line, shares[index] ?? 0, line.note)));
}

/** Notes something on a line; an empty note takes it away. */
export function noteLine(cart: Cart, product: Id<'product'>, note: string): Result<Cart, CartRefusal> {
  const told = note.replaceAll('\0', '').trim().slice(0, 200).toWellFormed();
  return fitting(cart.map((line) => (line.product === product ? cartLine(line, line.discount ?? 0, told) : line)));
}

function fitting(next: Cart): Result<Cart, CartRefusal> {
  const bytes = new TextEncoder().encode(JSON.stringify(next)).length;
  if (next.length > MAX_LINES || bytes > MAX_LINES_BYTES) return refused('too-many-lines', { most: MAX_LINES });
  if (cartTotal(next) > MAX_AMOUNT) return refused('amount-out-of-range', { most: MAX_AMOUNT });
  return ok(next);
}
