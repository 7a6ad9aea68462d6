import { expect, test } from 'vitest';
import { newId } from '../../../kinds/id.ts';
import { money } from '../../../kinds/money.ts';
import { addToCart, type Cart, discountLine, EMPTY_CART, noteLine } from './cart.ts';
import { repriceCart } from './reprice-cart.ts';

const [amplang, beads, free] = [newId<'product'>(), newId<'product'>(), newId<'product'>()];
const business = newId<'business'>();

function cart(): Cart {
  const taken = (result: { ok: boolean; value?: Cart }) => result.value ?? EMPTY_CART;
  const goods = [
    { product: amplang, business, name: 'Amplang', unitPrice: money(25_000) },
    { product: beads, business, name: 'Manik', unitPrice: money(40_000) },
    { product: free, business, name: 'Pesanan', unitPrice: money(70_000) },
  ];
  const filled = goods.reduce<Cart>((before, item) => taken(addToCart(before, item, 2)), EMPTY_CART);
  return taken(noteLine(taken(discountLine(filled, amplang, money(5_000), 50)), amplang, 'pedas'));
}

test('what has the same price stays with its discount and its note', () => {
  const prices = new Map([
    [amplang, 25_000],
    [beads, 40_000],
  ]);
  const now = repriceCart(cart(), (product) => {
    const price = prices.get(product);
    return { business, name: 'Kini', price: price === undefined ? null : money(price) };
  });
  expect(now).toEqual({ cart: cart().map((line) => ({ ...line, name: 'Kini' })), gone: [], changed: [] });
});

test('another price holds for the whole line and takes its discount away; what is gone leaves the cart', () => {
  const now = repriceCart(cart(), (product) =>
    product === amplang ? { business, name: 'Amplang', price: money(30_000) } : undefined,
  );
  expect(now).toEqual({
    cart: [
      { product: amplang, business, name: 'Amplang', unitPrice: 30_000, quantity: 2, note: 'pedas', amount: 60_000 },
    ],
    gone: ['Manik', 'Pesanan'],
    changed: ['Amplang'],
  });
});
