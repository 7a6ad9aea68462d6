/**
 * One till through days at a booth, by the real rules of phone and server, beside what a person with a pencil would have
 * written down. The pencil knows nothing of receipts, events or uploads: it adds up goods and money as they change hands.
 */
import { type Id, newId } from '../../src/kinds/id.ts';
import { money } from '../../src/kinds/money.ts';
import type { StoredEvent } from '../../src/slices/hall/contract.ts';
import { estimateClock, NOTHING_SEEN } from '../../src/slices/hall/rules/clock.ts';
import type { RefundRecorded, SaleRecorded, TillFact } from '../../src/slices/till/contract.ts';
import {
  addToCart,
  type Cart,
  cartGross,
  discountCart,
  EMPTY_CART,
  type Sellable,
} from '../../src/slices/till/rules/cart.ts';
import { percentOf } from '../../src/slices/till/rules/discount.ts';
import { localTime } from '../../src/slices/till/rules/local-time.ts';
import type { BatchFacts } from '../../src/slices/till/rules/project-event.ts';
import type { LogEntry } from '../../src/slices/till/rules/project-log.ts';
import { readPayload } from '../../src/slices/till/rules/read-payload.ts';
import { amountOf, recordRefund } from '../../src/slices/till/rules/refund.ts';
import { newSecret, recordSale, voidSale } from '../../src/slices/till/rules/sale.ts';
import {
  cashierOf,
  closeShift,
  handOverShift,
  type ShiftTally,
  TillBook,
} from '../../src/slices/till/rules/till-book.ts';
import { AMPLANG, BATCH, BEADS, DEVICE_CODE, EVENING, JAHE } from '../../src/slices/till/testing/made-log.ts';
import type { Tape } from '../histories/tape.ts';

export const ZONE = BATCH.edition.zone;
const GOODS = [AMPLANG, BEADS, JAHE] as const;
const HOUR = 3_600_000;
const SUPERVISOR = newId<'supervisor'>();

/** Places where a planted bug takes hold. */
export interface Seams {
  /** What the phone writes. */
  readonly write?: (fact: TillFact, booth: Booth) => TillFact;
  /** What the phone reckons of its open shift. */
  readonly tally?: (tally: ShiftTally) => ShiftTally;
  /** What the server files of an event with its upload. */
  readonly file?: (entry: LogEntry, booth: Booth) => LogEntry | undefined;
  /** What the server's projection comes to. */
  readonly ledger?: (ledger: Ledger, booth: Booth) => Ledger;
}

type Project = typeof import('../../src/slices/till/rules/project-log.ts').projectLog;
export type Ledger = ReturnType<Project>;

interface Deal {
  readonly at: number;
  readonly sign: 1 | -1;
  readonly total: number;
  readonly cash: number;
  readonly discount: number;
  readonly refunded: number;
  readonly byBusiness: ReadonlyMap<string, number>;
}

interface Sale {
  readonly id: Id<'event'>;
  readonly at: number;
  readonly seq: number;
  readonly sale: SaleRecorded;
  voided: boolean;
  /** How many of each line really came back, in the order in which they did. */
  readonly back: Map<number, number>;
}

export class Booth {
  now = EVENING;
  skew = 0;
  /** How long after its making the last upload was received. */
  late = 0;
  /** The clock was moved while events waited: days are then as the clocks said, totals are not touched. */
  clockMoved = false;
  /** The program that runs: an upgrade in mid-shift changes what it writes, not what it wrote. */
  schemaVersion = 1;
  revoked = false;
  /** An officer is accepting what was kept aside. */
  accepting = false;
  readonly entries: LogEntry[] = [];
  readonly aside: LogEntry[] = [];
  readonly written: StoredEvent[] = [];
  readonly deals: Deal[] = [];
  readonly sales: Sale[] = [];
  readonly overpaid = new Set<string>();
  readonly numbers: string[] = [];
  /** What is really in the drawer, and what it was told to have at the beginning. */
  drawer = 0;
  /** What each cashier is short or over, shift by shift, by the pencil. */
  readonly shortages = new Map<string, number[]>();
  readonly book = new TillBook(DEVICE_CODE);
  readonly seams: Seams;
  #waiting: StoredEvent[] = [];
  #shift: Id<'shift'> | null = null;
  #expected = 0;
  #answered = 0;

  constructor(seams: Seams) {
    this.seams = seams;
  }

  #write(fact: TillFact): Id<'event'> {
    const told = this.seams.write?.(fact, this) ?? fact;
    const seq = this.written.length + 1;
    const id = newId<'event'>(this.now, Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, seq >> 8, seq & 255));
    const wallTime = this.now + this.skew;
    const event = {
      seq,
      id,
      kind: told.kind,
      schemaVersion: this.schemaVersion,
      catalogueVersion: 1,
      wallTime,
      monotonic: 0,
    };
    const stored: StoredEvent = { ...event, payload: JSON.parse(JSON.stringify(told.payload)) };
    this.written.push(stored);
    this.#waiting.push(stored);
    // The book is folded from the log, as after a restart of the program.
    const read = readPayload(stored);
    if (read.ok) this.book.add(id, read.value);
    if (told.kind === 'sale.recorded' || told.kind === 'refund.recorded') this.numbers.push(told.payload.receipt);
    return id;
  }

  get tally(): ShiftTally | null {
    const open = this.book.open;
    return open && (this.seams.tally?.(open) ?? open);
  }

  open(cash: number): void {
    if (this.#shift !== null) return;
    this.#shift = newId<'shift'>();
    this.drawer = cash;
    this.#expected = cash;
    this.#answered = 0;
    this.shortages.set(this.#shift, []);
    const cashier = this.schemaVersion >= 2 ? { cashier: 'Kasir 1' } : {};
    this.#write({ kind: 'shift.opened', payload: { shift: this.#shift, openingCash: money(cash), ...cashier } });
  }

  sell(tape: Tape): void {
    if (this.#shift === null) this.open(100_000);
    const shift = this.#shift;
    if (shift === null) return;
    const cart = fill(tape);
    const percent = this.schemaVersion >= 2 ? tape.pick([0, 0, 7, 33, 50]) : 0;
    const off = percentOf(cartGross(cart), percent);
    const less = discountCart(cart, off, 100);
    if (!less.ok) throw new Error(less.code);
    const total = cartGross(cart) - off;
    const cash = tape.pick([total, total, 0, Math.floor(total / 2)]);
    const reference = this.schemaVersion >= 2 ? 'APP 1' : '';
    const paying = [
      ...(cash > 0 || total === 0 ? [{ method: 'cash' as const, amount: money(cash) }] : []),
      ...(total > cash ? [{ method: 'card' as const, amount: money(total - cash), reference }] : []),
    ];
    const sale = recordSale({ shift, receipt: this.book.nextReceipt, secret: newSecret(), cart: less.value, paying });
    if (!sale.ok) throw new Error(sale.code);
    const id = this.#write({ kind: 'sale.recorded', payload: sale.value });
    this.sales.push({ id, at: this.now, seq: this.written.length, sale: sale.value, voided: false, back: new Map() });
    this.#deal(1, { total, cash, discount: off, refunded: 0, byBusiness: byBusiness(sale.value.lines) }, this.now);
  }

  undo(): void {
    const last = this.sales.at(-1);
    const shift = this.#shift;
    // Nobody pays back what is not in the drawer.
    if (!last || last.voided || shift === null || cashIn(last.sale.payments) > this.drawer) return;
    last.voided = true;
    this.#write({ kind: 'sale.voided', payload: voidSale(last.sale, last.id, shift, '') });
    const { total, lines, payments } = last.sale;
    const cash = cashIn(payments);
    const discount = lines.reduce((all, line) => all + (line.discount ?? 0), 0);
    this.#deal(-1, { total, cash, discount, refunded: 0, byBusiness: byBusiness(lines) }, last.at);
  }

  /** @param blind another phone that does not know what came back. */
  refund(tape: Tape, blind: boolean): void {
    const sold = this.sales[tape.below(Math.max(this.sales.length, 1))];
    const shift = this.#shift;
    if (!sold || shift === null || this.schemaVersion < 2) return;
    const line = 1 + tape.below(sold.sale.lines.length);
    const goods = sold.sale.lines[line - 1];
    if (!goods) return;
    const before = blind ? 0 : (this.book.returnedOf(sold.id).get(line) ?? 0);
    const quantity = Math.min(1 + tape.below(3), goods.quantity - before);
    if (quantity < 1 || (!blind && sold.voided)) return;
    const amount = amountOf(goods, before, quantity);
    if (amount > this.drawer) return;
    const made = recordRefund({
      shift,
      receipt: this.book.nextReceipt,
      secret: newSecret(),
      sale: { id: sold.id, receipt: sold.sale.receipt, lines: sold.sale.lines, soldFrom: 1 },
      returned: new Map([[line, before]]),
      picks: [{ line, quantity }],
      paying: [{ method: 'cash', amount }],
      reason: 'rusak',
      approval: { supervisor: SUPERVISOR, name: 'Pengawas 1' },
    });
    if (!made.ok) throw new Error(made.code);
    const id = this.#write({ kind: 'refund.recorded', payload: made.value });
    const really = (sold.back.get(line) ?? 0) + quantity;
    sold.back.set(line, really);
    if (really > goods.quantity) this.overpaid.add(id);
    // By the price that was paid: the goods' share of their line, to the rupiah.
    const fair =
      Math.floor((goods.amount * (before + quantity)) / goods.quantity) -
      Math.floor((goods.amount * before) / goods.quantity);
    this.#deal(
      -1,
      { total: fair, cash: fair, discount: 0, refunded: fair, byBusiness: new Map([[goods.business, fair]]) },
      this.now,
    );
  }

  handOver(short: number): void {
    const tally = this.tally;
    if (!tally || this.schemaVersion < 2) return;
    this.#count(short);
    const from = cashierOf(tally) ?? 'Kasir 1';
    this.#write({
      kind: 'shift.handed-over',
      payload: handOverShift(tally, { from, to: 'Kasir 2', countedCash: money(this.drawer) }),
    });
  }

  close(short: number): void {
    const tally = this.tally;
    if (!tally) return;
    this.#count(short);
    this.#write({ kind: 'shift.closed', payload: closeShift(tally, money(this.drawer)) });
    this.#shift = null;
  }

  /** Somebody has taken money: it is missing from now on, and whoever works now answers for it. */
  #count(short: number): void {
    this.drawer -= Math.min(short, this.drawer);
    const missing = this.drawer - this.#expected;
    const shortages = this.#shift === null ? undefined : this.shortages.get(this.#shift);
    shortages?.push(missing - this.#answered);
    this.#answered = missing;
  }

  #deal(sign: 1 | -1, deal: Omit<Deal, 'sign' | 'at'>, at: number): void {
    this.deals.push({ ...deal, sign, at });
    this.drawer += sign * deal.cash;
    this.#expected += sign * deal.cash;
  }

  moveClock(to: number): void {
    if (to !== this.skew && this.#waiting.length > 0) this.clockMoved = true;
    this.skew = to;
  }

  pass(time: number): void {
    this.now += time;
  }

  /** Sends some of what waits, in any order; what a revoked phone sends is kept aside. */
  send(tape: Tape, most = 200): void {
    const at = tape.below(Math.max(this.#waiting.length, 1));
    const sent = this.#waiting.splice(at, most);
    // What is made now is sometimes delivered much later: the same bytes again, or a file that somebody carries.
    this.late = tape.below(3) === 0 ? tape.below(30) * HOUR : 0;
    const sentAt = this.now + this.skew;
    const measured = { error: -this.skew, roundTrip: 400 };
    const { offset } = estimateClock({ receivedAt: this.now + this.late, sentAt, measured }, NOTHING_SEEN);
    const batch: BatchFacts = { clockOffset: offset, edition: EVER };
    for (const event of sent) this.#file({ event, batch });
  }

  #file(entry: LogEntry): void {
    const filed = this.seams.file ? this.seams.file(entry, this) : entry;
    if (this.revoked) this.aside.push(entry);
    else if (filed) this.entries.push(filed);
  }

  /** An officer accepts what was kept aside, last first: it counts by the clock of the upload that brought it. */
  acceptAside(): void {
    const wasRevoked = this.revoked;
    this.revoked = false;
    this.accepting = true;
    for (const entry of this.aside.splice(0).reverse()) this.#file(entry);
    this.accepting = false;
    this.revoked = wasRevoked;
  }

  sendAll(tape: Tape): void {
    while (this.#waiting.length > 0) this.send(tape);
  }
}

/** No day is outside: what is outside is another promise's matter. */
const EVER = { ...BATCH.edition, startsOn: '2000-01-01', endsOn: '2099-12-31' };

function fill(tape: Tape): Cart {
  let cart: Cart = EMPTY_CART;
  for (let line = 0; line < 1 + tape.below(3); line++) {
    const item: Sellable = tape.pick(GOODS as readonly [Sellable, ...Sellable[]]);
    const odd = { ...item, unitPrice: money(item.unitPrice + tape.below(3)) };
    const next = addToCart(cart, odd, 1 + tape.below(4));
    if (next.ok) cart = next.value;
  }
  return cart;
}

function byBusiness(lines: SaleRecorded['lines'] | RefundRecorded['lines']): Map<string, number> {
  const sums = new Map<string, number>();
  for (const line of lines) sums.set(line.business, (sums.get(line.business) ?? 0) + line.amount);
  return sums;
}

function cashIn(payments: SaleRecorded['payments']): number {
  return payments.reduce((all, { method, amount }) => all + (method === 'cash' ? amount : 0), 0);
}

export function dayOf(at: number): string {
  return localTime(at, { zone: ZONE, dayEndsAt: '00:00' }).day;
}

export { HOUR };
