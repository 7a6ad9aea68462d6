/**
 * A till in the hands of a cashier: its log folded to what the screens show, and the acts that add to the log. An act's
 * promise resolves after the event is durable on this device; the view changes then and not before.
 */
import { type Id, newId } from '../../../../kinds/id.ts';
import type { Money } from '../../../../kinds/money.ts';
import { qrisDigest } from '../../../../kinds/qris/qris-digest.ts';
import { ok, type Result, refused } from '../../../../kinds/result.ts';
import type { Clock } from '../../../../kinds/time.ts';
import type { Delivery, LogDisk } from '../../../hall/offline/disk.ts';
import {
  type Appended,
  type EventLog,
  IdUsed,
  LogHalted,
  type Slot,
  type TakenReply,
} from '../../../hall/offline/event-log.ts';
import { readUnsent } from '../../../hall/offline/unsent-ranges.ts';
import { eventHash } from '../../../hall/rules/chain.ts';
import { hasSeq, minus, type Ranges, withRange, withSeqs } from '../../../hall/rules/ranges.ts';
import { sha256 } from '../../../hall/rules/sha256.ts';
import type { HaltReason } from '../../../hall/rules/take-reply.ts';
import type { CashMoved, CashNote, RefundRecorded, TillFact } from '../../contract.ts';
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
import { receiptNumber } from '../../rules/receipt-number.ts';
import {
  type NewRefund,
  type RefundableLine,
  type RefundRefusal,
  type Returned,
  recordRefund,
  refundable,
} from '../../rules/refund.ts';
import { repriceCart } from '../../rules/reprice-cart.ts';
import { newSecret, type Paying, recordSale, type SaleRefusal, voidSale } from '../../rules/sale.ts';
import { cashierOf, closeShift, handOverShift, type ShiftTally } from '../../rules/till-book.ts';
import type { Catalogue, Product } from './catalogue.ts';
import type { HeldCart, Kept, KeptCart } from './kept.ts';
import { openLedger } from './open-ledger.ts';
import { moreReturned } from './other-receipt.ts';
import { isRemovable, type PromisedSale, promiseSale } from './promised-sale.ts';
import { type Refunded, readRow, type Sold, type TillLedger } from './till-ledger.ts';
import { undoLeft } from './undo-window.ts';

/** The seqs that the server does not have yet. A new one with every change. */
export interface Unsent {
  readonly size: number;
  has(seq: number): boolean;
}

export interface TillView {
  readonly catalogue: Catalogue;
  readonly cart: Cart;
  /** What was paid of the cart so far, when it is paid in parts. */
  readonly parts: readonly Paying[];
  /** Put aside for buyers who come back, the oldest first. */
  readonly held: readonly HeldCart[];
  /** The shift that is open now. */
  readonly shift: ShiftTally | null;
  /** How many receipts there are on this device, sales and refunds. */
  readonly receipts: number;
  readonly lastSale: Sold | null;
  readonly unsent: Unsent;
  readonly halted: HaltReason | null;
  /** The sale that was recorded just before the page died, so that nobody sells it again; until the next cart. */
  readonly interrupted: Sold | null;
  /** Names of goods that left a kept cart, or have another price in it, because the catalogue changed. */
  readonly repriced: readonly string[];
  /** The booth's QRIS string has changed: a person has to compare it before it is shown to a buyer. */
  readonly qrisAlarm: boolean;
}

/** Why nothing was recorded. */
export type RecordRefusal = 'busy' | 'no-shift' | 'halted' | 'storage-full' | 'storage-failed' | 'not-an-event';
export type SellRefusal = RecordRefusal | SaleRefusal;
export type UndoRefusal = RecordRefusal | 'too-late' | 'already-voided';
export type RefundingRefusal = RecordRefusal | RefundRefusal | 'sale-unknown' | 'already-voided' | 'already-refunded';

/** Shows a sale that is durable. */
export type Shown = (sold: Sold, take: () => void) => Promise<void>;

export interface DrawerCount {
  readonly cash: Money;
  /** How it was counted, where it was counted by piece. */
  readonly notes: readonly CashNote[];
}

/** A refund as the supervisor allowed it. */
export type Refunding = Pick<NewRefund, 'picks' | 'paying' | 'reason' | 'approval'>;

export interface TillOptions {
  /** The prefix of its receipts. */
  readonly deviceCode: string;
  readonly log: EventLog;
  readonly disk: LogDisk;
  readonly kept: Kept;
  readonly catalogue: Catalogue;
  readonly clock: Clock;
}

/** Takes up where the till was left. */
export async function openTill(options: TillOptions): Promise<Till> {
  const { disk, kept, catalogue } = options;
  const [{ ledger, keptSeq }, head, unsent, held, cart, alarm] = await Promise.all([
    openLedger(options),
    disk.read((tx) => tx.head()),
    disk.read(readUnsent),
    kept.held(),
    kept.cart(),
    kept.qrisAlarm(),
  ]);
  const restored = restoreCart(cart, ledger, catalogue);
  // An id goes with its cart only.
  const promised = restored.cart.length > 0 ? (cart?.promised ?? null) : null;
  const view: TillView = {
    catalogue,
    held,
    ...restored,
    shift: ledger.book.open,
    receipts: ledger.receipts.count,
    lastSale: ledger.lastSale,
    unsent: unsentOf(unsent),
    halted: head?.halted ?? null,
    qrisAlarm: alarm,
  };
  return new Till(options, ledger, view, { lastSeq: head?.lastSeq ?? 0, keptSeq, unsent, promised });
}

interface TillStart {
  /** The last event in the log. */
  readonly lastSeq: number;
  /** The last event in the ledger that is kept. */
  readonly keptSeq: number;
  readonly unsent: Ranges;
  readonly promised: PromisedSale | null;
}

/** Events between two times that the ledger is kept. */
const KEEP_AFTER = 100;

export class Till {
  readonly ledger: TillLedger;
  readonly #options: TillOptions;
  readonly #listeners = new Set<() => void>();
  #unsent: Ranges;
  #view: TillView;
  #lastSeq: number;
  #keptSeq: number;
  #recording = false;
  #qris: { readonly of: string; readonly digest: string } | null = null;
  #promised: PromisedSale | null;
  #next: { readonly catalogue: Catalogue; readonly signed: unknown } | null = null;

  constructor(options: TillOptions, ledger: TillLedger, view: TillView, start: TillStart) {
    this.#options = options;
    this.ledger = ledger;
    this.#view = view;
    this.#lastSeq = start.lastSeq;
    this.#keptSeq = start.keptSeq;
    this.#unsent = start.unsent;
    this.#promised = start.promised;
  }

  /** The same object until something changes. */
  readonly view = (): TillView => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** `price` is the seller's own, of a product that has no fixed one. */
  add({ id, business, name, price }: Product, own: Money = price): Result<Cart, CartRefusal> {
    const item = { product: id, business, name: name.id, unitPrice: own };
    return this.#changeCart(addToCart(this.#view.cart, item));
  }

  setQuantity(product: Id<'product'>, quantity: number): Result<Cart, CartRefusal> {
    return this.#changeCart(setQuantity(this.#view.cart, product, quantity));
  }

  note(product: Id<'product'>, note: string): Result<Cart, CartRefusal> {
    return this.#changeCart(noteLine(this.#view.cart, product, note));
  }

  /** How much may be let off here, in percent; 0 where the snapshot names no limit. */
  get discountLimit(): number {
    return this.#view.catalogue.discountLimit ?? 0;
  }

  discountLine(product: Id<'product'>, discount: Money): Result<Cart, DiscountRefusal> {
    return this.#changeCart(discountLine(this.#view.cart, product, discount, this.discountLimit));
  }

  discountCart(discount: Money): Result<Cart, DiscountRefusal> {
    return this.#changeCart(discountCart(this.#view.cart, discount, this.discountLimit));
  }

  clearCart(): void {
    this.#changeCart(ok(EMPTY_CART));
  }

  /** A part of the cart is paid; the last part sells it (see `sell`). Kept with the cart. */
  addPart(part: Paying): void {
    this.#putCart(this.#view.cart, { parts: [...this.#view.parts, part] });
  }

  removePart(place: number): void {
    if (!isRemovable(this.#view.parts, place)) return;
    this.#putCart(this.#view.cart, { parts: this.#view.parts.toSpliced(place, 1) });
  }

  /**
   * The id that the sale of this cart will have, for a charge of its next payment; the same while cart and amount are. Null
   * when no charge can be asked for: see `promiseSale`. Kept with the cart, because the buyer may pay while the page is away.
   */
  async promise(amount: Money): Promise<{ readonly sale: Id<'event'>; readonly no: number } | null> {
    const { cart, parts } = this.#view;
    const no = parts.length + 1;
    const makeId = () => newId<'event'>(this.#options.clock.now());
    const promised = promiseSale(this.#promised, parts, { no, amount }, makeId);
    if (!promised) return null;
    this.#promised = promised;
    await this.#options.kept.putCart(this.#keptCart(cart, parts)).catch(() => undefined);
    return { sale: promised.id, no };
  }

  /** Puts the cart aside. Resolves when it is on the disk; rejects, with the cart as it was, when the disk fails. */
  async hold(name: string): Promise<void> {
    const { cart, held } = this.#view;
    if (cart.length === 0 || this.#view.parts.length > 0) return;
    const number = Math.max(0, ...held.map((other) => other.number)) + 1;
    const at = this.#options.clock.now();
    const aside: HeldCart = { id: newId(at), number, name: name.trim().slice(0, 60), lines: cart, at };
    await this.#swap([...held, aside], EMPTY_CART);
  }

  /** Takes a cart up again; what is in the cart now is put aside instead. */
  async takeUp(id: string): Promise<void> {
    const { cart, held, catalogue } = this.#view;
    const wanted = held.find((other) => other.id === id);
    // What is half paid is finished first.
    if (!wanted || this.#view.parts.length > 0) return;
    const rest = held.filter((other) => other !== wanted);
    const at = this.#options.clock.now();
    const aside = cart.length === 0 ? [] : [{ id: newId(at), number: wanted.number, name: '', lines: cart, at }];
    const { cart: lines, gone, changed } = repriceCart(wanted.lines, (product) => goodsOf(catalogue, product));
    await this.#swap([...rest, ...aside], lines, [...gone, ...changed]);
  }

  async dropHeld(id: string): Promise<void> {
    const { cart, held } = this.#view;
    await this.#swap(
      held.filter((other) => other.id !== id),
      cart,
    );
  }

  async openShift({ cash, notes }: DrawerCount, cashier = ''): Promise<Result<ShiftTally, RecordRefusal>> {
    const shift = newId<'shift'>(this.#options.clock.now());
    const who = cleanText(cashier, 60);
    const payload = {
      shift,
      openingCash: cash,
      ...(who === '' ? {} : { cashier: who }),
      ...(notes.length === 0 ? {} : { notes: [...notes] }),
    };
    const done = await this.#record<never>(undefined, () => ok({ kind: 'shift.opened', payload }));
    return done.ok ? this.#shiftOf(shift) : done;
  }

  /**
   * Sells the cart. Refused: nothing was sold, and the cart is as it was. `shown` may show a sale that the disk has before
   * the view changes: it calls `take` to change it, which otherwise happens when it has ended.
   */
  async sell(paying: readonly Paying[], shown?: Shown): Promise<Result<Sold, SellRefusal>> {
    const { shift, cart } = this.#view;
    if (!shift) return refused('no-shift');
    const done = await this.#record(
      shown,
      (slot) => {
        const receipt = receiptNumber(this.#options.deviceCode, slot.next('receipt'));
        const sale = recordSale({ shift: shift.shift, receipt, secret: newSecret(), cart, paying });
        return sale.ok ? ok({ kind: 'sale.recorded', payload: sale.value }) : sale;
      },
      this.#promised?.id,
    );
    if (!done.ok) return done;
    const { lastSale } = this.ledger;
    return lastSale?.id === done.value.id ? ok(lastSale) : refused('storage-failed');
  }

  /** The fingerprint of the booth's QRIS, for a payment by it. */
  get qris(): string | undefined {
    const { qris } = this.#view.catalogue.booth;
    if (qris === null) return undefined;
    if (this.#qris?.of !== qris) this.#qris = { of: qris, digest: qrisDigest(sha256, qris) };
    return this.#qris.digest;
  }

  /** Reverses the last sale within its first minute. */
  async undo(id: Id<'event'>, reason: string): Promise<Result<Sold, UndoRefusal>> {
    const { shift, lastSale } = this.#view;
    if (!shift) return refused('no-shift');
    if (lastSale?.id !== id || undoLeft(lastSale.at, this.#options.clock.now()) === 0) return refused('too-late');
    this.ledger.recall(lastSale);
    if (this.ledger.book.returnedOf(id).size > 0) return refused('too-late');
    const found = this.ledger.book.findVoidable(id);
    if (!found.ok) return refused('already-voided');
    const payload = voidSale(found.value, id, shift.shift, reason);
    const done = await this.#record<never>(undefined, () => ok({ kind: 'sale.voided', payload }));
    return done.ok ? ok({ ...lastSale, voided: true }) : done;
  }

  /** What of a sale may still come back. */
  refundable(sold: Sold): Result<RefundableLine[], 'sale-unknown' | 'already-voided' | 'already-refunded'> {
    if (sold.elsewhere) {
      const lines = refundable(sold.sale.lines, this.#returnedOf(sold));
      return lines.some((line) => line.quantity > 0) ? ok(lines) : refused('already-refunded');
    }
    this.ledger.recall(sold);
    return this.ledger.book.findRefundable(sold.id);
  }

  #returnedOf({ id, elsewhere }: Sold): Returned {
    const own = this.ledger.book.returnedOf(id);
    return elsewhere ? moreReturned(own, elsewhere.returned) : own;
  }

  /** Pays back some or all of a sale, of this device or of another's that was fetched, with a supervisor's word. */
  async refund(sold: Sold, refunding: Refunding): Promise<Result<Refunded, RefundingRefusal>> {
    const { shift } = this.#view;
    if (!shift) return refused('no-shift');
    const left = this.refundable(sold);
    if (!left.ok) return left;
    const { lines, receipt: number } = sold.sale;
    const soldFrom = sold.elsewhere ? sold.elsewhere.soldFrom : await this.#catalogueVersionOf(sold.seq);
    const sale = { id: sold.id, receipt: number, lines, ...(soldFrom === undefined ? {} : { soldFrom }) };
    const made: { refund?: RefundRecorded } = {};
    const done = await this.#record(undefined, (slot) => {
      const receipt = receiptNumber(this.#options.deviceCode, slot.next('receipt'));
      const returned = this.#returnedOf(sold);
      const refund = recordRefund({ shift: shift.shift, receipt, secret: newSecret(), sale, returned, ...refunding });
      if (!refund.ok) return refund;
      made.refund = refund.value;
      return ok({ kind: 'refund.recorded', payload: refund.value });
    });
    if (!done.ok) return done;
    return made.refund ? ok({ ...done.value, refund: made.refund }) : refused('storage-failed');
  }

  async moveCash(
    direction: CashMoved['direction'],
    amount: Money,
    reason: string,
  ): Promise<Result<ShiftTally, RecordRefusal>> {
    const { shift } = this.#view;
    if (!shift) return refused('no-shift');
    const payload = { shift: shift.shift, direction, amount, reason: cleanText(reason, 200) };
    const done = await this.#record<never>(undefined, () => ok({ kind: 'cash.moved', payload }));
    return done.ok ? this.#shiftOf(shift.shift) : done;
  }

  /** The same drawer goes on under another cashier. `from` is asked for where the shift was opened without a name. */
  async handOver(to: string, { cash, notes }: DrawerCount, from: string): Promise<Result<ShiftTally, RecordRefusal>> {
    const { shift } = this.#view;
    if (!shift) return refused('no-shift');
    const names = { from: cashierOf(shift) ?? cleanText(from, 60), to: cleanText(to, 60) };
    const payload = handOverShift(shift, { ...names, countedCash: cash, notes });
    const done = await this.#record<never>(undefined, () => ok({ kind: 'shift.handed-over', payload }));
    return done.ok ? this.#shiftOf(shift.shift) : done;
  }

  async closeShift({ cash, notes }: DrawerCount): Promise<Result<ShiftTally, RecordRefusal>> {
    const { shift } = this.#view;
    if (!shift) return refused('no-shift');
    const payload = closeShift(shift, cash, notes);
    const done = await this.#record<never>(undefined, () => ok({ kind: 'shift.closed', payload }));
    return done.ok ? this.#shiftOf(shift.shift) : done;
  }

  /** Takes a newer catalogue: at once when the cart is empty, else with the next cart, so that no price changes in it. */
  async offerCatalogue(catalogue: Catalogue, signed: unknown): Promise<void> {
    if (catalogue.version <= this.#view.catalogue.version) return;
    if (this.#view.cart.length > 0) this.#next = { catalogue, signed };
    else await this.#applyCatalogue(catalogue, signed);
  }

  async settleQrisAlarm(): Promise<void> {
    this.#change({ qrisAlarm: false });
    await this.#options.kept.putQrisAlarm(false);
  }

  /** Takes what a reply of the server changed in the outbox. */
  takeDeliveries({ delivered, returned, halted }: Pick<TakenReply, 'delivered' | 'returned' | 'halted'>): void {
    if (delivered.length === 0 && returned.length === 0 && halted === this.#view.halted) return;
    this.#unsent = withSeqs(minus(this.#unsent, withSeqs([], delivered)), returned);
    this.#change({ unsent: unsentOf(this.#unsent), halted });
  }

  /** The events that the server keeps aside for a person. */
  async quarantined(): Promise<readonly Delivery[]> {
    const deliveries = await this.#options.disk.read((tx) => tx.deliveries());
    return deliveries.filter(({ code }) => code !== null);
  }

  /** A receipt out of the log, with the hash of its event; undefined when it is not in this log, or has been forgotten. */
  async receipt(seq: number): Promise<WholeReceipt | undefined> {
    const row = await this.#options.disk.read((tx) => tx.row(seq));
    const read = row && readRow(row);
    if (!read) return undefined;
    const { moment, fact } = read;
    const hash = eventHash(sha256, row.line);
    if (fact.kind === 'sale.recorded')
      return { ...moment, hash, sale: fact.payload, voided: this.ledger.book.isVoided(moment.id) };
    return fact.kind === 'refund.recorded' ? { ...moment, hash, refund: fact.payload } : undefined;
  }

  /** Keeps the ledger when there is something new in it: called when nobody waits. */
  async keepLedger(): Promise<void> {
    const { state } = this.ledger;
    if (!state || state.last.seq === this.#keptSeq) return;
    this.#keptSeq = state.last.seq;
    await this.#options.kept.putLedger(state);
  }

  /** Whether enough has happened since the ledger was kept. */
  get isLedgerDue(): boolean {
    return this.ledger.lastSeq - this.#keptSeq >= KEEP_AFTER;
  }

  async #catalogueVersionOf(seq: number): Promise<number | undefined> {
    const row = await this.#options.disk.read((tx) => tx.row(seq));
    const found = row && /"catalogueVersion":(\d+)/.exec(row.line)?.[1];
    return found === undefined ? undefined : Number(found);
  }

  #change(changed: Partial<TillView>): void {
    this.#view = { ...this.#view, ...changed };
    for (const listener of this.#listeners) listener();
  }

  /** While a sale is being recorded, what is being sold stands still. */
  #changeCart<C extends string>(changed: Result<Cart, C>): Result<Cart, C> {
    if (this.#recording) return ok(this.#view.cart);
    if (changed.ok) this.#putCart(changed.value);
    return changed;
  }

  #keptCart(lines: Cart, parts: readonly Paying[]): KeptCart {
    const { catalogue, lastSale } = this.#view;
    const promised = this.#promised ? { promised: this.#promised } : {};
    return { lines, parts, after: lastSale?.id ?? null, catalogueVersion: catalogue.version, ...promised };
  }

  /** No screen waits for the writing: a cart that could not be kept is only missing after a reload. */
  #putCart(lines: Cart, besides: Partial<TillView> = {}): void {
    const parts = lines.length === 0 ? [] : (besides.parts ?? this.#view.parts);
    if (lines.length === 0) this.#promised = null;
    this.#change({ ...besides, cart: lines, parts, interrupted: null, repriced: [] });
    this.#options.kept.putCart(this.#keptCart(lines, parts)).catch(() => undefined);
    this.#takeNext();
  }

  async #swap(held: readonly HeldCart[], cart: Cart, repriced: readonly string[] = []): Promise<void> {
    if (this.#recording) return;
    const same = cart === this.#view.cart;
    const parts = same ? this.#view.parts : [];
    if (!same) this.#promised = null;
    await this.#options.kept.putHeld(held, this.#keptCart(cart, parts));
    this.#change({ held, cart, parts, repriced, interrupted: null });
    this.#takeNext();
  }

  #takeNext(): void {
    const next = this.#next;
    if (this.#view.cart.length === 0 && next) this.#applyCatalogue(next.catalogue, next.signed).catch(() => undefined);
  }

  async #applyCatalogue(catalogue: Catalogue, signed: unknown): Promise<void> {
    this.#next = null;
    const alarm = catalogue.booth.qris !== this.#view.catalogue.booth.qris;
    this.#change({ catalogue, ...(alarm ? { qrisAlarm: true } : {}) });
    if (alarm) await this.#options.kept.putQrisAlarm(true);
    await this.#options.kept.putCatalogue(signed);
  }

  /** Appends what `make` says of the next slot; when it refuses, nothing is appended and no number is used up. */
  async #record<C extends string>(
    shown: Shown | undefined,
    make: (slot: Slot) => Result<TillFact, C>,
    id?: Id<'event'>,
  ): Promise<Result<Appended, C | RecordRefusal>> {
    if (this.#recording) return refused('busy');
    this.#recording = true;
    const made: { fact?: TillFact; refusal?: Result<never, C> } = {};
    try {
      const appended = await this.#options.log.append((slot) => {
        const result = make(slot);
        if (!result.ok) {
          made.refusal = result;
          throw new NothingToRecord();
        }
        const { kind, payload } = result.value;
        made.fact = result.value;
        const catalogueVersion = this.#view.catalogue.version;
        return {
          ...(id === undefined ? {} : { id }),
          kind,
          payload,
          catalogueVersion,
          shift: payload.shift,
          closesShift: kind === 'shift.closed',
        };
      });
      if (made.fact) await this.#show(appended, made.fact, shown);
      return ok(appended);
    } catch (error) {
      // A sale is not lost for the sake of the id that it was to have.
      if (!(error instanceof IdUsed)) return made.refusal ?? refused(recordRefusal(error));
    } finally {
      this.#recording = false;
    }
    this.#promised = null;
    return this.#record(shown, make);
  }

  async #show(appended: Appended, fact: TillFact, shown: Shown | undefined): Promise<void> {
    let taken = false;
    const take = () => {
      if (!taken) this.#take(appended, fact);
      taken = true;
    };
    try {
      if (shown && fact.kind === 'sale.recorded') await shown({ ...appended, sale: fact.payload, voided: false }, take);
    } catch {
      // It is in the log, whatever became of the screen.
    }
    take();
  }

  /** In one change, because the screen draws itself anew for each. */
  #take(appended: Appended, fact: TillFact): void {
    this.#lastSeq = appended.seq;
    this.ledger.add(appended, fact);
    this.#unsent = withRange(this.#unsent, appended.seq, appended.seq);
    const changed = {
      shift: this.ledger.book.open,
      receipts: this.ledger.receipts.count,
      lastSale: this.ledger.lastSale,
      unsent: unsentOf(this.#unsent),
    };
    if (fact.kind === 'sale.recorded') this.#putCart(EMPTY_CART, changed);
    else this.#change(changed);
  }

  /** The last event that is on the disk. */
  get lastSeq(): number {
    return this.#lastSeq;
  }

  #shiftOf(shift: Id<'shift'>): Result<ShiftTally, 'storage-failed'> {
    const found = this.ledger.book.shifts.find((tally) => tally.shift === shift);
    return found ? ok(found) : refused('storage-failed');
  }
}

export type WholeReceipt = (Sold | Refunded) & { readonly hash: string };

/** Ends the log's transaction when a rule refuses. */
class NothingToRecord extends Error {}

function recordRefusal(error: unknown): RecordRefusal {
  if (error instanceof LogHalted) return 'halted';
  if (error instanceof RangeError) return 'not-an-event';
  if (error instanceof DOMException && error.name === 'QuotaExceededError') return 'storage-full';
  return 'storage-failed';
}

/** Cutting may halve a pair of surrogates, and PostgreSQL keeps no NUL. */
function cleanText(text: string, most: number): string {
  return text.replaceAll('\0', '').trim().slice(0, most).toWellFormed();
}

function unsentOf(ranges: Ranges): Unsent {
  const size = ranges.reduce((all, [from, to]) => all + to - from + 1, 0);
  return { size, has: (seq) => hasSeq(ranges, seq) };
}

function goodsOf(catalogue: Catalogue, id: Id<'product'>) {
  const product = catalogue.productsById.get(id);
  return (
    product && {
      business: product.business,
      name: product.name.id,
      price: product.freePrice === true ? null : product.price,
    }
  );
}

/**
 * A cart that was sold just before the page died is not offered again: its sale is in the log. One that waited while the
 * catalogue changed has the new prices.
 */
function restoreCart(
  cart: KeptCart | undefined,
  ledger: TillLedger,
  catalogue: Catalogue,
): Pick<TillView, 'cart' | 'parts' | 'interrupted' | 'repriced'> {
  const last = ledger.lastSale;
  const nothing = { cart: EMPTY_CART, parts: [], interrupted: null, repriced: [] };
  if (!cart || cart.lines.length === 0) return nothing;
  if (cart.after !== (last?.id ?? null)) return { ...nothing, interrupted: last };
  const parts = cart.parts ?? [];
  // Somebody has paid a part of what it cost then.
  if (parts.length > 0) return { ...nothing, cart: cart.lines, parts };
  const { cart: lines, gone, changed } = repriceCart(cart.lines, (product) => goodsOf(catalogue, product));
  return { cart: lines, parts, interrupted: null, repriced: [...gone, ...changed] };
}
