import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '../../../kinds/id.ts';
import { MAX_AMOUNT, type Money, money } from '../../../kinds/money.ts';
import type { Result } from '../../../kinds/result.ts';
import { MAX_LINES, MAX_QUANTITY } from '../contract.ts';
import {
  addToCart,
  type Cart,
  cartCount,
  cartTotal,
  EMPTY_CART,
  removeFromCart,
  type Sellable,
  setQuantity,
} from './cart.ts';

const amplang: Sellable = sellable('Amplang tenggiri', 25_000);
const jahe: Sellable = sellable('Wedang jahe', 18_000);

function sellable(name: string, price: number): Sellable {
  return { product: newId<'product'>(), business: newId<'business'>(), name, unitPrice: price as Money };
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

describe('the cart', () => {
  test('keeps one line a product, in the order of the first tap', () => {
    const cart = must(addToCart(must(addToCart(must(addToCart(EMPTY_CART, amplang)), jahe)), amplang));
    expect(cart).toEqual([
      { ...amplang, quantity: 2, amount: 50_000 },
      { ...jahe, quantity: 1, amount: 18_000 },
    ]);
    expect([cartTotal(cart), cartCount(cart)]).toEqual([68_000, 3]);
  });

  test('sets a quantity, takes out at zero, leaves unknown products alone', () => {
    const cart = must(addToCart(must(addToCart(EMPTY_CART, amplang)), jahe));
    expect(cartTotal(must(setQuantity(cart, amplang.product, 10)))).toBe(268_000);
    expect(must(setQuantity(cart, amplang.product, 0))).toEqual(removeFromCart(cart, amplang.product));
    expect(must(setQuantity(cart, newId<'product'>(), 3))).toEqual(cart);
  });

  test('refuses quantities and amounts that no receipt can hold', () => {
    const cart = must(addToCart(EMPTY_CART, amplang));
    for (const quantity of [-1, 0.5, MAX_QUANTITY + 1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(setQuantity(cart, amplang.product, quantity)).toMatchObject({ ok: false, code: 'quantity-out-of-range' });
    const dear = sellable('Ulap doyo', MAX_AMOUNT);
    expect(addToCart(EMPTY_CART, dear, 2)).toMatchObject({ ok: false, code: 'amount-out-of-range' });
    expect(addToCart(cart, dear)).toMatchObject({ ok: false, code: 'amount-out-of-range' });
    for (const price of [-1, 0.1, Number.NaN])
      expect(addToCart(EMPTY_CART, sellable('x', price))).toMatchObject({ ok: false, code: 'amount-out-of-range' });
  });

  test('refuses more lines than an event can carry, by their number or by the length of their names', () => {
    const fill = (name: string) => {
      let cart: Cart = EMPTY_CART;
      for (let line = 0; line <= MAX_LINES; line++) {
        const next = addToCart(cart, sellable(name, 1_000));
        if (!next.ok) return { lines: cart.length, code: next.code };
        cart = next.value;
      }
      return { lines: cart.length, code: null };
    };
    const short = fill('Amplang');
    const long = fill('漢'.repeat(200));
    expect([short.code, long.code]).toEqual(['too-many-lines', 'too-many-lines']);
    expect(short.lines).toBeGreaterThan(60);
    expect(long.lines).toBeGreaterThan(15);
  });

  test('whatever is tapped, the total is the sum of quantity times price and nothing is out of range', () => {
    const items = [amplang, jahe, sellable('Gratis', 0), sellable('Sulam tumpar', 4_000_000_000)];
    const tap = fc.record({
      item: fc.constantFrom(...items),
      act: fc.constantFrom('add', 'set', 'remove'),
      quantity: fc.integer({ min: -2, max: MAX_QUANTITY + 2 }),
    });
    fc.assert(
      fc.property(fc.array(tap, { maxLength: 40 }), (taps) => {
        let cart: Cart = EMPTY_CART;
        for (const { item, act, quantity } of taps) {
          const next = act === 'add' ? addToCart(cart, item, quantity) : setQuantity(cart, item.product, quantity);
          if (act === 'remove') cart = removeFromCart(cart, item.product);
          else if (next.ok) cart = next.value;
        }
        expect(new Set(cart.map((line) => line.product)).size).toBe(cart.length);
        expect(cart.every((line) => line.amount === line.quantity * line.unitPrice && line.quantity >= 1)).toBe(true);
        expect(cartTotal(cart)).toBe(money(cart.reduce((total, line) => total + line.quantity * line.unitPrice, 0)));
        expect(cartTotal(cart)).toBeLessThanOrEqual(MAX_AMOUNT);
      }),
    );
  });
});
