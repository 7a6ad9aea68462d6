/** Writes what one till records in two days: the same events, line by line, as a phone would. */
import { hash } from 'node:crypto';
import { type Id, newId } from '../../kinds/id.ts';
import { type Money, money } from '../../kinds/money.ts';
import type { SnapshotBody } from '../../slices/catalogue/contract.ts';
import { SCHEMA_VERSION } from '../../slices/hall/contract.ts';
import { eventHash, genesisHash } from '../../slices/hall/rules/chain.ts';
import { formatEvent } from '../../slices/hall/rules/envelope.ts';
import type { SaleRecorded, TillKind } from '../../slices/till/contract.ts';
import { addToCart, type Cart, cartTotal, EMPTY_CART } from '../../slices/till/rules/cart.ts';
import { suggestCash } from '../../slices/till/rules/cash.ts';
import { receiptNumber } from '../../slices/till/rules/receipt-number.ts';
import { cashOf, newSecret, recordSale, voidSale } from '../../slices/till/rules/sale.ts';
import { BUSY, DAYS, type DayScript, METHODS, popularity } from './sales-script.ts';
import type { SeededRandom } from './seeded-random.ts';

export interface WrittenEvent {
  readonly at: number;
  readonly line: string;
}

interface Till {
  readonly device: Id<'device'>;
  /** The prefix of its receipts. */
  readonly code: string;
  readonly catalogue: SnapshotBody;
  readonly random: SeededRandom;
}

const HOUR = 3_600_000;
const MINUTE = 60_000;
const OPENING_CASH = 300_000;
const sha256 = (text: string) => hash('sha256', text, 'hex');

/** The events of both days in order; `sales` is how many sales there are on each. */
export function writeTillLog(
  till: Till,
  sales: readonly [first: number, second: number],
): [WrittenEvent[], WrittenEvent[]] {
  const log = beginLog(till);
  return [writeDay(till, log, DAYS[0], sales[0]), writeDay(till, log, DAYS[1], sales[1])];
}

interface Log {
  /** Adds an event and returns its id. */
  write(kind: TillKind, payload: object, at: number, started: number): Id<'event'>;
  nextReceipt(): string;
  /** What was written since it was last asked. */
  take(): WrittenEvent[];
}

function beginLog({ device, code, catalogue, random }: Till): Log {
  let seq = 0;
  let prevHash = genesisHash(sha256, device);
  let receipts = 0;
  let written: WrittenEvent[] = [];
  return {
    write(kind, payload, at, started) {
      seq++;
      const id = newId<'event'>(at, random.bytes(10));
      const line = formatEvent({
        device,
        seq,
        prevHash,
        id,
        schemaVersion: SCHEMA_VERSION,
        catalogueVersion: catalogue.version,
        wallTime: at,
        monotonic: at - started,
        kind,
        payload,
      });
      prevHash = eventHash(sha256, line);
      written.push({ at, line });
      return id;
    },
    nextReceipt: () => receiptNumber(code, ++receipts),
    take() {
      const taken = written;
      written = [];
      return taken;
    },
  };
}

function writeDay(till: Till, log: Log, day: DayScript, sales: number): WrittenEvent[] {
  const { random } = till;
  const started = day.opens - random.between(5, 15) * MINUTE;
  const shift = newId<'shift'>(started, random.bytes(10));
  log.write('shift.opened', { shift, openingCash: OPENING_CASH }, started + 20_000, started);
  let cash = OPENING_CASH;
  let last = day.opens;
  for (const wanted of timesOf(day, sales, random)) {
    const at = Math.max(wanted, last + 8_000);
    const sale = writeSale(till, log, shift);
    const id = log.write('sale.recorded', sale, at, started);
    cash += cashOf(sale.payments);
    last = at;
    if (random.chance(0.008)) {
      last += random.between(15, 90) * 1000;
      const reason = random.pick(['Salah hitung', 'Pembeli batal', 'Salah produk'], () => 1);
      log.write('sale.voided', voidSale(sale, id, shift, reason), last, started);
      cash -= cashOf(sale.payments);
    }
  }
  if (day.closes) {
    const variance = random.chance(0.2) ? random.pick([-5_000, -2_000, 1_000, 2_000], () => 1) : 0;
    const closed = { shift, countedCash: cash + variance, expectedCash: cash, variance };
    log.write('shift.closed', closed, Math.max(day.ends + random.between(2, 10) * MINUTE, last + MINUTE), started);
  }
  return log.take();
}

/** When people buy: more in the busy hours, in rising order. */
function timesOf(day: DayScript, sales: number, random: SeededRandom): number[] {
  const hours = BUSY.map((busy, index) => {
    const open = Math.min(Math.max(day.ends - (day.opens + index * HOUR), 0), HOUR);
    return { from: day.opens + index * HOUR, open, weight: busy * open };
  });
  return Array.from({ length: sales }, () => {
    const hour = random.pick(hours, (each) => each.weight);
    return hour.from + Math.floor(random.next() * hour.open);
  }).sort((a, b) => a - b);
}

function writeSale(till: Till, log: Log, shift: Id<'shift'>): SaleRecorded {
  const { random } = till;
  const cart = fillCart(till);
  const amount = cartTotal(cart);
  const [method] = random.pick(METHODS, ([, weight]) => weight);
  const cash = method === 'cash' ? { tendered: random.pick(suggestCash(amount, 'IDR'), () => 1) } : {};
  const paying = [{ method, amount, ...cash }];
  const receipt = log.nextReceipt();
  const sale = recordSale({ shift, receipt, secret: newSecret(random.bytes(16)), cart, paying });
  if (!sale.ok) throw new Error(`the demo's till could not sell: ${sale.code}`);
  return sale.value;
}

/** One to three products; several of what is eaten or drunk, one of what is worn or hung up. */
function fillCart({ catalogue, random }: Till): Cart {
  let cart = EMPTY_CART;
  const lines = random.pick([1, 2, 3], (count) => [0, 78, 17, 5][count] ?? 0);
  for (let line = 0; line < lines; line++) {
    const product = random.pick(catalogue.products, popularity);
    const small: Money = money(product.price);
    const quantity = small <= 60_000 ? random.pick([1, 2, 3, 5], (count) => 1 / count ** 2) : 1;
    const item = {
      product: product.id as Id<'product'>,
      business: product.business as Id<'business'>,
      name: product.name.id,
      unitPrice: small,
    };
    const filled = addToCart(cart, item, quantity);
    if (filled.ok) cart = filled.value;
  }
  return cart;
}
