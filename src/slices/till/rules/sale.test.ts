import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newId } from '../../../kinds/id.ts';
import { money } from '../../../kinds/money.ts';
import { formatEvent, readEvent } from '../../hall/rules/envelope.ts';
import { AMPLANG, BEADS, cartOf, eventOf } from '../testing/made-log.ts';
import { cartTotal, EMPTY_CART } from './cart.ts';
import { readPayload } from './read-payload.ts';
import { cashOf, newSecret, recordSale, voidSale } from './sale.ts';

const shift = newId<'shift'>();
const cart = cartOf([AMPLANG, 2], [BEADS, 1]);
const begun = { shift, receipt: 'A1-2-000001', secret: newSecret(), cart };

test('is refused without goods, without payments, or when they do not agree', () => {
  const all = { method: 'cash', amount: money(200_000) } as const;
  expect(recordSale({ ...begun, cart: EMPTY_CART, paying: [all] })).toMatchObject({ code: 'cart-empty' });
  expect(recordSale({ ...begun, paying: [] })).toMatchObject({ code: 'payments-out-of-range' });
  expect(recordSale({ ...begun, paying: [{ ...all, amount: money(150_000) }] })).toEqual({
    ok: false,
    code: 'paid-differs',
    data: { missing: 50_000 },
  });
  const back = { method: 'qris', amount: money(-1) } as const;
  expect(recordSale({ ...begun, paying: [{ ...all, amount: money(200_001) }, back] })).toMatchObject({
    code: 'paid-differs',
  });
  expect(recordSale({ ...begun, paying: [{ ...all, tendered: money(100_000) }] })).toMatchObject({
    code: 'tendered-too-little',
  });
});

test('whatever is sold and however it is paid, the log reads it and its void', () => {
  const scene = fc.record({
    quantities: fc.tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 9999 })),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    over: fc.nat(100_000),
    reason: fc.string({ unit: 'binary', maxLength: 300 }),
  });
  fc.assert(
    fc.property(scene, ({ quantities, share, over, reason }) => {
      const goods = cartOf([AMPLANG, quantities[0]], [BEADS, quantities[1]]);
      const total = goods.reduce((sum, line) => sum + line.amount, 0);
      const cash = money(Math.floor(total * share));
      const paying = [
        { method: 'cash' as const, amount: cash, tendered: money(cash + over) },
        { method: 'transfer' as const, amount: money(total - cash) },
      ];
      const sale = recordSale({ ...begun, cart: goods, secret: newSecret(), paying });
      if (!sale.ok) throw new Error(sale.code);
      expect(cashOf(sale.value.payments)).toBe(cash);
      const id = newId<'event'>();
      for (const event of [
        eventOf(1, 'sale.recorded', sale.value),
        eventOf(2, 'sale.voided', voidSale(sale.value, id, shift, reason)),
      ]) {
        const line = JSON.stringify(event.payload);
        expect(readPayload({ ...event, payload: JSON.parse(line) })).toMatchObject({ ok: true });
      }
    }),
  );
});

test('secrets are 16 bytes in base64url', () => {
  expect(newSecret(new Uint8Array(16))).toBe('AAAAAAAAAAAAAAAAAAAAAA');
  expect(newSecret(new Uint8Array(16).fill(255))).toBe('_____________________w');
  expect(newSecret()).not.toBe(newSecret());
});

test('a sale whose void would not fit into a line of the log is refused, and the longest that is not can be voided', () => {
  const sell = (count: number, reference: string) => {
    const goods = Array.from({ length: count }, (_, index) => ({ ...AMPLANG, product: newId<'product'>(index + 1) }));
    const filled = cartOf(
      ...goods.map((item) => [{ ...item, name: `Amplang kuku macan ${item.product}` }, 1] as const),
    );
    const total = cartTotal(filled);
    const part = { method: 'transfer', reference } as const;
    const paying = [1, 1, 1, 1, total - 4].map((amount) => ({ ...part, amount: money(amount) }));
    return recordSale({ ...begun, receipt: `${'A'.repeat(19)}-999999999999`, cart: filled, paying });
  };
  const reference = '印'.repeat(64);
  let most = 1;
  while (sell(most + 1, reference).ok) most++;
  expect(sell(most + 1, reference)).toMatchObject({ code: 'sale-too-long' });
  expect(most).toBeGreaterThan(40);
  const longest = sell(most, reference);
  if (!longest.ok) throw new Error(longest.code);
  // As much as a person can type, of the signs that take most room.
  for (const reason of ['印'.repeat(300), '"'.repeat(300), '\u0001'.repeat(300)]) {
    const line = formatEvent({
      device: newId<'device'>(),
      seq: 999_999_999,
      prevHash: 'f'.repeat(64),
      id: newId<'event'>(),
      schemaVersion: 9999,
      catalogueVersion: 999_999_999,
      wallTime: Date.UTC(2023, 5, 23),
      monotonic: 999_999_999_999_999,
      kind: 'sale.voided',
      payload: voidSale(longest.value, newId<'event'>(), shift, reason),
    });
    expect(readEvent(line).ok).toBe(true);
  }
});
