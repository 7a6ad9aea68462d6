/** What a buyer is about to take: the cart, its discounts, its parts that are paid, and the carts that were put aside. */
import { type Id, newId } from '../../../../kinds/id.ts';
import type { Money } from '../../../../kinds/money.ts';
import { ok, type Result } from '../../../../kinds/result.ts';
import {
  addToCart,
  type Cart,
  type CartRefusal,
  discountCart,
  discountLine,
  EMPTY_CART,
  noteLine,
  setQuantity,
} from '../../rules/cart.ts';
import type { DiscountRefusal } from '../../rules/discount.ts';
import { repriceCart } from '../../rules/reprice-cart.ts';
import type { Paying } from '../../rules/sale.ts';
import type { Product } from './catalogue.ts';
import type { HeldCart } from './kept.ts';
import { isRemovable, promiseSale } from './promised-sale.ts';
import { goodsOf } from './restore-cart.ts';
import { TillCore } from './till-core.ts';

/** A till with its cart. */
export class CartTill extends TillCore {
  /** `price` is the seller's own, of a product that has no fixed one. */
  add({ id, business, name, price }: Product, own: Money = price): Result<Cart, CartRefusal> {
    const item = { product: id, business, name: name.id, unitPrice: own };
    return this.#changeCart(addToCart(this.current.cart, item));
  }

  setQuantity(product: Id<'product'>, quantity: number): Result<Cart, CartRefusal> {
    return this.#changeCart(setQuantity(this.current.cart, product, quantity));
  }

  note(product: Id<'product'>, note: string): Result<Cart, CartRefusal> {
    return this.#changeCart(noteLine(this.current.cart, product, note));
  }

  /** How much may be let off here, in percent; 0 where the snapshot names no limit. */
  get discountLimit(): number {
    return this.current.catalogue.discountLimit ?? 0;
  }

  discountLine(product: Id<'product'>, discount: Money): Result<Cart, DiscountRefusal> {
    return this.#changeCart(discountLine(this.current.cart, product, discount, this.discountLimit));
  }

  discountCart(discount: Money): Result<Cart, DiscountRefusal> {
    return this.#changeCart(discountCart(this.current.cart, discount, this.discountLimit));
  }

  clearCart(): void {
    this.#changeCart(ok(EMPTY_CART));
  }

  /** A part of the cart is paid; the last part sells it (see `sell`). Kept with the cart. */
  addPart(part: Paying): void {
    this.putCart(this.current.cart, { parts: [...this.current.parts, part] });
  }

  removePart(place: number): void {
    if (!isRemovable(this.current.parts, place)) return;
    this.putCart(this.current.cart, { parts: this.current.parts.toSpliced(place, 1) });
  }

  /**
   * The id that the sale of this cart will have, for a charge of its next payment; the same while cart and amount are. Null
   * when no charge can be asked for: see `promiseSale`. Kept with the cart, because the buyer may pay while the page is away.
   */
  async promise(amount: Money): Promise<{ readonly sale: Id<'event'>; readonly no: number } | null> {
    const { cart, parts } = this.current;
    const no = parts.length + 1;
    const makeId = () => newId<'event'>(this.options.clock.now());
    const promised = promiseSale(this.promised, parts, { no, amount }, makeId);
    if (!promised) return null;
    this.promised = promised;
    await this.options.kept.putCart(this.keptCart(cart, parts)).catch(() => undefined);
    return { sale: promised.id, no };
  }

  /** Puts the cart aside. Resolves when it is on the disk; rejects, with the cart as it was, when the disk fails. */
  async hold(name: string): Promise<void> {
    const { cart, held } = this.current;
    if (cart.length === 0 || this.current.parts.length > 0) return;
    const number = Math.max(0, ...held.map((other) => other.number)) + 1;
    const at = this.options.clock.now();
    const aside: HeldCart = { id: newId(at), number, name: name.trim().slice(0, 60), lines: cart, at };
    await this.#swap([...held, aside], EMPTY_CART);
  }

  /** Takes a cart up again; what is in the cart now is put aside instead. */
  async takeUp(id: string): Promise<void> {
    const { cart, held, catalogue } = this.current;
    const wanted = held.find((other) => other.id === id);
    // What is half paid is finished first.
    if (!wanted || this.current.parts.length > 0) return;
    const rest = held.filter((other) => other !== wanted);
    const at = this.options.clock.now();
    const aside = cart.length === 0 ? [] : [{ id: newId(at), number: wanted.number, name: '', lines: cart, at }];
    const { cart: lines, gone, changed } = repriceCart(wanted.lines, (product) => goodsOf(catalogue, product));
    await this.#swap([...rest, ...aside], lines, [...gone, ...changed]);
  }

  async dropHeld(id: string): Promise<void> {
    const { cart, held } = this.current;
    await this.#swap(
      held.filter((other) => other.id !== id),
      cart,
    );
  }

  /** While a sale is being recorded, what is being sold stands still. */
  #changeCart<C extends string>(changed: Result<Cart, C>): Result<Cart, C> {
    if (this.recording) return ok(this.current.cart);
    if (changed.ok) this.putCart(changed.value);
    return changed;
  }

  async #swap(held: readonly HeldCart[], cart: Cart, repriced: readonly string[] = []): Promise<void> {
    if (this.recording) return;
    const same = cart === this.current.cart;
    const parts = same ? this.current.parts : [];
    if (!same) this.promised = null;
    await this.options.kept.putHeld(held, this.keptCart(cart, parts));
    this.change({ held, cart, parts, repriced, interrupted: null });
    this.takeNext();
  }
}
