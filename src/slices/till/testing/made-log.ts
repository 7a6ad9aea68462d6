/** Made-up till events for tests: a small booth, and whole histories of a device for property tests. */
import fc from 'fast-check';
import { type Id, newId } from '../../../kinds/id.ts';
import { type Money, money } from '../../../kinds/money.ts';
import { regionCode } from '../../../kinds/region.ts';
import type { StoredBatch, StoredEvent } from '../../hall/contract.ts';
import {
  type ProductFact,
  type ProductFacts,
  type RefundRecorded,
  type SaleLine,
  type SaleRecorded,
  TILL_SCHEMA_VERSION,
  type TillKind,
} from '../contract.ts';
import { addToCart, type Cart, discountCart, EMPTY_CART, type Sellable } from '../rules/cart.ts';
import { percentOf } from '../rules/discount.ts';
import { receiptNumber } from '../rules/receipt-number.ts';
import { newSecret, recordSale, voidSale } from '../rules/sale.ts';

export const DEVICE_CODE = 'A1-2';
/** 23 June 2023, 19.00 WIB: the first evening of the made-up edition. */
export const EVENING = Date.parse('2023-06-23T12:00:00.000Z');

const balikpapan = newId<'business'>();
const mahakam = newId<'business'>();

function sellable(business: Id<'business'>, name: string, price: number): Sellable {
  return { product: newId<'product'>(), business, name, unitPrice: money(price) };
}

export const AMPLANG = sellable(balikpapan, 'Amplang tenggiri', 25_000);
export const JAHE = sellable(balikpapan, 'Wedang jahe', 18_000);
export const BEADS = sellable(mahakam, 'Kalung manik-manik', 150_000);
/** Its price is the seller's to name. */
export const ULAP = sellable(mahakam, 'Ulap doyo "asli"', 400_000);

const FACTS = new Map<Id<'product'>, ProductFact>([
  [AMPLANG.product, { business: balikpapan, region: regionCode('64.71'), category: 'food', price: money(25_000) }],
  [JAHE.product, { business: balikpapan, region: regionCode('64.71'), category: 'drink', price: money(18_000) }],
  [BEADS.product, { business: mahakam, region: regionCode('64.11'), category: 'craft', price: money(150_000) }],
  [ULAP.product, { business: mahakam, region: regionCode('64.11'), category: 'textile', price: null }],
]);

/** The digest of the made-up booth's QRIS string. */
export const QRIS = '0123456789abcdef';

/** The digest of the QRIS that the seller of beads and of ulap doyo has of its own. */
export const BEADS_QRIS = 'fedcba9876543210';
const SELLERS = new Map([[mahakam, BEADS_QRIS]]);

/** Knows version 1 alone; up to half may be let off. */
export const facts: ProductFacts = {
  find: (product, version) => (version === 1 ? FACTS.get(product) : undefined),
  booth: (version) => (version === 1 ? { discountLimit: 50, qris: QRIS, sellers: SELLERS } : undefined),
};

export const BATCH: StoredBatch = {
  id: newId<'batch'>(),
  organiser: newId<'organiser'>(),
  edition: {
    id: newId<'edition'>(),
    slug: 'kaltim-2023',
    zone: 'Asia/Jakarta',
    dayEndsAt: '00:00',
    currency: 'IDR',
    startsOn: '2023-06-23',
    endsOn: '2023-06-25',
  },
  device: { id: newId<'device'>(), code: DEVICE_CODE, kind: 'till', booth: newId<'booth'>() },
  clockOffset: 0,
  events: [],
};

export function cartOf(...items: readonly (readonly [Sellable, number])[]): Cart {
  return items.reduce<Cart>((cart, [item, quantity]) => {
    const next = addToCart(cart, item, quantity);
    if (!next.ok) throw new Error(next.code);
    return next.value;
  }, EMPTY_CART);
}

/** A sale of a cart, paid by the given methods in parts as equal as can be. */
export function saleOf(
  counter: number,
  shift: Id<'shift'>,
  cart: Cart,
  ...methods: readonly ('cash' | 'qris' | 'transfer')[]
): SaleRecorded {
  const total = cart.reduce((sum, line) => sum + line.amount, 0);
  const share = Math.floor(total / methods.length);
  const paying = methods.map((method, index) => {
    const amount = money(index === 0 ? total - share * (methods.length - 1) : share);
    return method === 'cash' ? { method, amount, tendered: money(amount + 5_000) } : { method, amount };
  });
  const receipt = receiptNumber(DEVICE_CODE, counter);
  const sale = recordSale({ shift, receipt, secret: newSecret(), cart, paying });
  if (!sale.ok) throw new Error(sale.code);
  return sale.value;
}

export function eventOf(seq: number, kind: TillKind | string, payload: unknown, wallTime = EVENING): StoredEvent {
  return {
    seq,
    id: newId<'event'>(wallTime),
    kind,
    schemaVersion: TILL_SCHEMA_VERSION,
    catalogueVersion: 1,
    wallTime,
    monotonic: seq * 1000,
    payload,
  };
}

type Act =
  | { readonly act: 'sell'; readonly what: readonly number[]; readonly split: boolean; readonly off: number }
  | { readonly act: 'void'; readonly which: number; readonly meddled: boolean }
  | { readonly act: 'move'; readonly amount: number; readonly into: boolean }
  | { readonly act: 'refund'; readonly which: number; readonly line: number; readonly quantity: number }
  | { readonly act: 'hand-over' }
  | { readonly act: 'spoil' }
  | { readonly act: 'turn' };

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      act: fc.constant('sell' as const),
      what: fc.array(fc.nat(3), { minLength: 1, maxLength: 4 }),
      split: fc.boolean(),
      off: fc.integer({ min: 0, max: 60 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ act: fc.constant('void' as const), which: fc.nat(12), meddled: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant('move' as const),
      amount: fc.integer({ min: 0, max: 500_000 }),
      into: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant('refund' as const),
      which: fc.nat(12),
      line: fc.integer({ min: 1, max: 4 }),
      quantity: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ act: 'hand-over' as const }) },
  { weight: 1, arbitrary: fc.constant({ act: 'spoil' as const }) },
  { weight: 1, arbitrary: fc.constant({ act: 'turn' as const }) },
);

/**
 * A device's log in the order of its seqs: sales with and without discounts, voids (of sales there, voided twice, of sales
 * that never were, with a meddled copy), refunds (of sales there and not there, too many, of voided ones), cash moved, spoilt
 * payloads, shifts handed over, closed and opened.
 */
export const deviceLog: fc.Arbitrary<readonly StoredEvent[]> = fc
  .array(act, { minLength: 1, maxLength: 25 })
  .map(writeLog);

function writeLog(acts: readonly Act[]): readonly StoredEvent[] {
  const goods = [AMPLANG, JAHE, BEADS, ULAP];
  const sold: { readonly id: Id<'event'>; readonly sale: SaleRecorded }[] = [];
  let shift = newId<'shift'>();
  const events = [eventOf(1, 'shift.opened', { shift, openingCash: 100_000 })];
  const write = (kind: string, payload: unknown) => {
    const seq = events.length + 1;
    const event = eventOf(seq, kind, payload, EVENING + seq * 3_600_000);
    events.push(event);
    return event.id;
  };
  for (const each of acts) {
    if (each.act === 'sell') {
      const cart = cartOf(...each.what.flatMap((index) => (goods[index] ? [[goods[index], index + 1] as const] : [])));
      const total = cart.reduce((sum, line) => sum + line.amount, 0);
      const less = discountCart(cart, percentOf(money(total), each.off), 100);
      if (!less.ok) throw new Error(less.code);
      const sale = saleOf(events.length, shift, less.value, 'cash', ...(each.split ? (['qris'] as const) : []));
      sold.push({ id: write('sale.recorded', sale), sale });
    } else if (each.act === 'void') {
      const target = sold[each.which];
      const sale = target?.sale ?? saleOf(999, shift, cartOf([JAHE, 1]), 'cash');
      const copy = each.meddled ? saleOf(1, shift, cartOf([JAHE, 7]), 'qris') : sale;
      write('sale.voided', voidSale(copy, target?.id ?? newId<'event'>(), shift, 'salah hitung'));
    } else if (each.act === 'move') {
      const direction = each.into ? 'in' : 'out';
      write('cash.moved', { shift, direction, amount: each.amount, reason: 'uang kecil' });
    } else if (each.act === 'refund') {
      const target = sold[each.which];
      const sale = target?.sale ?? saleOf(999, shift, cartOf([JAHE, 3]), 'cash');
      const [first] = sale.lines;
      const goods = sale.lines[each.line - 1] ?? first;
      if (goods) write('refund.recorded', refundOf(events.length, shift, target?.id, sale, { goods, ...each }));
    } else if (each.act === 'hand-over') {
      const counted = { countedCash: 9_000 as Money, expectedCash: 8_000, variance: 1_000 };
      write('shift.handed-over', { shift, from: 'Kasir 1', to: 'Kasir 2', ...counted });
    } else if (each.act === 'spoil') write('sale.recorded', { shift, lines: 'tidak ada' });
    else {
      write('shift.closed', { shift, countedCash: 5_000 as Money, expectedCash: 4_000, variance: 1_000 });
      shift = newId<'shift'>();
      write('shift.opened', { shift, openingCash: 50_000 });
    }
  }
  return events;
}

/** A refund as a phone that does not look would make it: of lines that are not there and of more than was sold, too. */
function refundOf(
  counter: number,
  shift: Id<'shift'>,
  id: Id<'event'> | undefined,
  sale: SaleRecorded,
  { goods, line, quantity }: { readonly goods: SaleLine; readonly line: number; readonly quantity: number },
): RefundRecorded {
  const amount = money(Math.floor((goods.amount * quantity) / goods.quantity));
  const discount = money(goods.unitPrice * quantity - amount);
  const { product, business, name, unitPrice } = goods;
  return {
    shift,
    sale: id ?? newId<'event'>(),
    saleReceipt: sale.receipt,
    receipt: receiptNumber(DEVICE_CODE, counter),
    lines: [{ line, product, business, name, quantity, unitPrice, ...(discount > 0 ? { discount } : {}), amount }],
    total: amount,
    payments: [{ method: 'cash', amount }],
    reason: 'rusak',
    approval: { supervisor: newId<'supervisor'>(), name: 'Pengawas 1' },
    secret: newSecret(),
  };
}

/** The same events in any order, cut into any uploads. */
export function deliveriesOf(log: readonly StoredEvent[]): fc.Arbitrary<readonly (readonly StoredEvent[])[]> {
  const order = fc.shuffledSubarray([...log], { minLength: log.length, maxLength: log.length });
  return fc.tuple(order, fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1 })).map(([events, sizes]) => {
    const uploads: (readonly StoredEvent[])[] = [];
    for (let at = 0, turn = 0; at < events.length; turn++) {
      const size = sizes[turn % sizes.length] ?? 1;
      uploads.push(events.slice(at, at + size));
      at += size;
    }
    return uploads;
  });
}
