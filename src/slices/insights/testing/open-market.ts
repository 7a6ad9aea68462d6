/**
 * An edition at work for tests: a joint booth with real listings and snapshots, phones with real keys, and sales that come
 * in by signed uploads through the hall's own door.
 */
import { type Id, newId } from '../../../kinds/id.ts';
import { type Money, money } from '../../../kinds/money.ts';
import { addCategory, addProduct, currentSnapshot, listProduct } from '../../catalogue/index.ts';
import { BALIKPAPAN, OPENING } from '../../editions/testing/test-edition.ts';
import { registerBusiness, takePart } from '../../exhibitors/index.ts';
import { placeBusiness } from '../../floor/index.ts';
import { SCHEMA_VERSION } from '../../hall/contract.ts';
import { type EventReader, sha256Of } from '../../hall/index.ts';
import { eventHash, genesisHash } from '../../hall/rules/chain.ts';
import { formatEvent } from '../../hall/rules/envelope.ts';
import { type HallHouse, openHallHouse, type Phone } from '../../hall/testing/hall-house.ts';
import type { PaymentMethod, SaleRecorded } from '../../till/contract.ts';
import { makeTillReader } from '../../till/index.ts';
import { addToCart, type Cart, cartTotal, discountCart, EMPTY_CART, type Sellable } from '../../till/rules/cart.ts';
import { receiptNumber } from '../../till/rules/receipt-number.ts';
import { amountOf, recordRefund } from '../../till/rules/refund.ts';
import { newSecret, type Paying, recordSale, voidSale } from '../../till/rules/sale.ts';
import { keepUploadSums } from '../keep-upload-sums.ts';

export interface Market extends HallHouse {
  readonly amplang: Sellable;
  readonly jahe: Sellable;
  readonly beads: Sellable;
  /** A new till at the booth, its shift open. */
  openTill(): Promise<Till>;
}

export interface Sold {
  readonly id: Id<'event'>;
  readonly sale: SaleRecorded;
}

export interface Till {
  readonly phone: Phone;
  /** @param minute after opening. */
  sell(
    items: readonly (readonly [Sellable, number])[],
    method?: PaymentMethod | readonly Paying[],
    minute?: number,
    /** What is let off the whole receipt. */
    off?: number,
    /** Another number than the till's next: a faulty one. */
    number?: string,
  ): Sold;
  /** Pays back pieces of a line in cash. @param minute after opening. */
  payBack(sold: Sold, line: number, quantity: number, minute: number): Id<'event'>;
  takeBack(sold: Sold, minute?: number): Id<'event'>;
  /** Puts cash into the drawer or takes it out. @param minute after opening. */
  moveCash(direction: 'in' | 'out', amount: number, minute: number): Id<'event'>;
  /** Closes its shift, with a thousand more in the drawer than there should be unless told what was counted and expected. */
  close(minute: number, counted?: number, expected?: number): Id<'event'>;
  readonly shift: Id<'shift'>;
  /** An event that the till's server half cannot read. */
  mumble(): void;
  /** The lines that have not been sent; as if they never would be. */
  takeUnsent(): string[];
  /** Sends what has not been sent. */
  sync(): Promise<void>;
}

const SELLERS = ['Contoh Amplang Sepinggan', 'Contoh Jahe Manggar', 'Contoh Manik Klandasan'] as const;

/** @param alsoReading who reads uploads beside the till's server half. */
export async function openMarket(alsoReading: readonly EventReader[] = []): Promise<Market> {
  const house = await openHallHouse([makeTillReader(keepUploadSums), ...alsoReading]);
  const [amplang, jahe, beads] = await house.runner.command(house.ctx, async (tx) => {
    const { ctx, booth } = house;
    const goods: Sellable[] = [];
    for (const [code, id, en] of [
      ['food', 'Kuliner', 'Food'],
      ['drink', 'Minuman', 'Drinks'],
      ['craft', 'Kriya', 'Crafts'],
    ] as const)
      await addCategory(ctx, tx, { code, name: { id, en }, position: goods.length });
    for (const [at, [name, category, price]] of (
      [
        ['Amplang tenggiri', 'food', 25_000],
        ['Wedang jahe', 'drink', 18_000],
        ['Kalung manik-manik', 'craft', 150_000],
      ] as const
    ).entries()) {
      const seller = { name: SELLERS[at] ?? '', slug: `penjual-${at}`, region: BALIKPAPAN, story: { id: '', en: '' } };
      const business = await registerBusiness(ctx, tx, { ...seller, whatsapp: null, madeUp: true });
      await takePart(ctx, tx, { business });
      await placeBusiness(ctx, tx, { booth, business });
      const own = { business, slug: `barang-${at}`, name: { id: name, en: name }, category, unit: null };
      const product = await addProduct(ctx, tx, own);
      await listProduct(ctx, tx, { product, price: money(price) });
      goods.push({ product, business, name, unitPrice: money(price) });
    }
    return goods;
  });
  if (!amplang || !jahe || !beads) throw new Error('a market sells three things');
  return { ...house, amplang, jahe, beads, openTill: () => openTill(house) };
}

async function openTill(house: HallHouse): Promise<Till> {
  const phone = await house.enrol();
  const { version } = await house.runner.command(house.ctx, (tx) => currentSnapshot(house.ctx, tx, house.booth));
  const shift = newId<'shift'>();
  let seq = 0;
  let prevHash = genesisHash(sha256Of, phone.device);
  let unsent: string[] = [];
  const write = (kind: string, payload: object, minute: number): Id<'event'> => {
    const id = newId<'event'>();
    seq++;
    const at = { wallTime: OPENING + minute * 60_000, monotonic: minute * 60_000 };
    const own = {
      device: phone.device,
      seq,
      prevHash,
      id,
      schemaVersion: SCHEMA_VERSION,
      catalogueVersion: version,
      ...at,
    };
    const line = formatEvent({ ...own, kind, payload });
    prevHash = eventHash(sha256Of, line);
    unsent.push(line);
    return id;
  };
  write('shift.opened', { shift, openingCash: 100_000 }, 0);
  return {
    phone,
    sell(items, method = 'cash', minute = 1, off = 0, number = receiptNumber(phone.code, seq)) {
      const whole = items.reduce<Cart>((filled, [item, quantity]) => {
        const next = addToCart(filled, item, quantity);
        if (!next.ok) throw new Error(next.code);
        return next.value;
      }, EMPTY_CART);
      const less = discountCart(whole, money(off), 100);
      if (!less.ok) throw new Error(less.code);
      const cart = less.value;
      const amount: Money = cartTotal(cart);
      const receipt = number;
      const paying = typeof method === 'string' ? [{ method, amount }] : method;
      const sale = recordSale({ shift, receipt, secret: newSecret(), cart, paying });
      if (!sale.ok) throw new Error(sale.code);
      return { id: write('sale.recorded', sale.value, minute), sale: sale.value };
    },
    payBack({ id, sale }, line, quantity, minute) {
      const [goods] = sale.lines.slice(line - 1);
      if (!goods) throw new Error('no such line');
      const refund = recordRefund({
        shift,
        receipt: receiptNumber(phone.code, seq),
        secret: newSecret(),
        sale: { id, receipt: sale.receipt, lines: sale.lines, soldFrom: version },
        returned: new Map(),
        picks: [{ line, quantity }],
        paying: [{ method: 'cash', amount: amountOf(goods, 0, quantity) }],
        reason: 'rusak',
        approval: { supervisor: newId<'supervisor'>(), name: 'Pengawas 1' },
      });
      if (!refund.ok) throw new Error(refund.code);
      return write('refund.recorded', refund.value, minute);
    },
    takeBack: ({ id, sale }, minute = 2) => write('sale.voided', voidSale(sale, id, shift, 'salah'), minute),
    shift,
    moveCash: (direction, amount, minute) => write('cash.moved', { shift, direction, amount, reason: 'setor' }, minute),
    close: (minute, countedCash = 5_000, expectedCash = 4_000) =>
      write('shift.closed', { shift, countedCash, expectedCash, variance: countedCash - expectedCash }, minute),
    mumble: () => void write('sale.recorded', { shift, receipt: 'nothing' }, 1),
    takeUnsent() {
      const lines = unsent;
      unsent = [];
      return lines;
    },
    async sync() {
      const lines = unsent;
      unsent = [];
      const { status, body } = await house.upload(phone, lines);
      if (status !== 200) throw new Error(`not taken: ${JSON.stringify(body)}`);
    },
  };
}
