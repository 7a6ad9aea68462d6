/**
 * A till in the hands of a cashier: its log folded to what the screens show, and the acts that add to the log. An act's
 * promise resolves after the event is durable on this device; the view changes then and not before.
 */
import { type Id, newId } from '../../../../kinds/id.ts';
import type { Money } from '../../../../kinds/money.ts';
import { ok, type Result, refused } from '../../../../kinds/result.ts';
import type { Clock } from '../../../../kinds/time.ts';
import type { Delivery, LogDisk } from '../../../hall/offline/disk.ts';
import { type Appended, type EventLog, LogHalted, type Slot } from '../../../hall/offline/event-log.ts';
import { eventHash } from '../../../hall/rules/chain.ts';
import { sha256 } from '../../../hall/rules/sha256.ts';
import type { HaltReason } from '../../../hall/rules/take-reply.ts';
import type { CashMoved, TillFact } from '../../contract.ts';
import { addToCart, type Cart, type CartRefusal, EMPTY_CART, setQuantity } from '../../rules/cart.ts';
import { receiptNumber } from '../../rules/receipt-number.ts';
import { newSecret, type Paying, recordSale, type SaleRefusal, voidSale } from '../../rules/sale.ts';
import { closeShift, type ShiftTally } from '../../rules/till-book.ts';
import type { Catalogue, Product } from './catalogue.ts';
import type { Kept } from './kept.ts';
import { type Sold, TillHistory } from './till-history.ts';
import { undoLeft } from './undo-window.ts';

export interface TillView {
  readonly catalogue: Catalogue;
  readonly cart: Cart;
  /** The shift that is open now. */
  readonly shift: ShiftTally | null;
  /** Oldest first. */
  readonly sales: readonly Sold[];
  /** Seqs that the server does not have yet. */
  readonly unsent: ReadonlySet<number>;
  readonly halted: HaltReason | null;
  /** The sale that was recorded just before the page died, so that nobody sells it again; until the next cart. */
  readonly interrupted: Sold | null;
  /** The booth's QRIS string has changed: a person has to compare it before it is shown to a buyer. */
  readonly qrisAlarm: boolean;
}

/** Why nothing was recorded. */
export type RecordRefusal = 'busy' | 'no-shift' | 'halted' | 'storage-full' | 'storage-failed' | 'not-an-event';
export type SellRefusal = RecordRefusal | SaleRefusal;
export type UndoRefusal = RecordRefusal | 'too-late' | 'already-voided';

/** Shows a sale that is durable. */
export type Shown = (sold: Sold, take: () => void) => Promise<void>;

export interface TillOptions {
  /** The prefix of its receipts. */
  readonly deviceCode: string;
  readonly log: EventLog;
  readonly disk: LogDisk;
  readonly kept: Kept;
  readonly catalogue: Catalogue;
  readonly clock: Clock;
}

/** Reads the log and takes up where the till was left. */
export async function openTill(options: TillOptions): Promise<Till> {
  const { deviceCode, log, disk, kept, catalogue } = options;
  const history = TillHistory.of(deviceCode, await log.rows());
  const { halted, lastSeq } = await log.state();
  const view: TillView = {
    catalogue,
    ...(await restoreCart(kept, history, catalogue)),
    shift: history.book.open,
    sales: history.sales,
    unsent: new Set(await disk.read((tx) => tx.unsent())),
    halted,
    qrisAlarm: await kept.qrisAlarm(),
  };
  return new Till(options, history, view, lastSeq);
}

export class Till {
  readonly history: TillHistory;
  readonly #options: TillOptions;
  readonly #listeners = new Set<() => void>();
  #view: TillView;
  #lastSeq: number;
  #recording = false;
  #next: { readonly catalogue: Catalogue; readonly signed: unknown } | null = null;

  constructor(options: TillOptions, history: TillHistory, view: TillView, lastSeq: number) {
    this.#options = options;
    this.history = history;
    this.#view = view;
    this.#lastSeq = lastSeq;
  }

  /** The same object until something changes. */
  readonly view = (): TillView => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  add({ id, business, name, price }: Product): Result<Cart, CartRefusal> {
    const item = { product: id, business, name: name.id, unitPrice: price };
    return this.#changeCart(addToCart(this.#view.cart, item));
  }

  setQuantity(product: Id<'product'>, quantity: number): Result<Cart, CartRefusal> {
    return this.#changeCart(setQuantity(this.#view.cart, product, quantity));
  }

  clearCart(): void {
    this.#changeCart(ok(EMPTY_CART));
  }

  async openShift(openingCash: Money): Promise<Result<ShiftTally, RecordRefusal>> {
    const shift = newId<'shift'>(this.#options.clock.now());
    const done = await this.#record<never>(undefined, () =>
      ok({ kind: 'shift.opened', payload: { shift, openingCash } }),
    );
    return done.ok ? this.#shiftOf(shift) : done;
  }

  /**
   * Sells the cart. Refused: nothing was sold, and the cart is as it was. `shown` may show a sale that the disk has before
   * the view changes: it calls `take` to change it, which otherwise happens when it has ended.
   */
  async sell(paying: readonly Paying[], shown?: Shown): Promise<Result<Sold, SellRefusal>> {
    const { shift, cart } = this.#view;
    if (!shift) return refused('no-shift');
    const done = await this.#record(shown, (slot) => {
      const receipt = receiptNumber(this.#options.deviceCode, slot.next('receipt'));
      const sale = recordSale({ shift: shift.shift, receipt, secret: newSecret(), cart, paying });
      return sale.ok ? ok({ kind: 'sale.recorded', payload: sale.value }) : sale;
    });
    if (!done.ok) return done;
    return this.#soldOf(done.value.id);
  }

  /** Reverses the last sale within its first minute. */
  async undo(id: Id<'event'>, reason: string): Promise<Result<Sold, UndoRefusal>> {
    const { shift, sales } = this.#view;
    if (!shift) return refused('no-shift');
    const last = sales.at(-1);
    if (last?.id !== id || undoLeft(last.at, this.#options.clock.now()) === 0) return refused('too-late');
    const found = this.history.book.findVoidable(id);
    if (!found.ok) return refused('already-voided');
    const payload = voidSale(found.value, id, shift.shift, reason);
    const done = await this.#record<never>(undefined, () => ok({ kind: 'sale.voided', payload }));
    return done.ok ? this.#soldOf(id) : done;
  }

  async moveCash(
    direction: CashMoved['direction'],
    amount: Money,
    reason: string,
  ): Promise<Result<ShiftTally, RecordRefusal>> {
    const { shift } = this.#view;
    if (!shift) return refused('no-shift');
    const told = reason.replaceAll('\0', '').trim().slice(0, 200).toWellFormed();
    const payload = { shift: shift.shift, direction, amount, reason: told };
    const done = await this.#record<never>(undefined, () => ok({ kind: 'cash.moved', payload }));
    return done.ok ? this.#shiftOf(shift.shift) : done;
  }

  async closeShift(countedCash: Money): Promise<Result<ShiftTally, RecordRefusal>> {
    const { shift } = this.#view;
    if (!shift) return refused('no-shift');
    const done = await this.#record<never>(undefined, () =>
      ok({ kind: 'shift.closed', payload: closeShift(shift, countedCash) }),
    );
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

  /** Reads again what the server has: after every reply of it. A sale that is made meanwhile stays unsent. */
  async readDeliveries(): Promise<void> {
    const { disk, log } = this.#options;
    const before = this.#lastSeq;
    const unsent = new Set(await disk.read((tx) => tx.unsent()));
    const { halted } = await log.state();
    for (const seq of this.#view.unsent) if (seq > before) unsent.add(seq);
    this.#change({ unsent, halted });
  }

  /** The events that the server keeps aside for a person. */
  async quarantined(): Promise<readonly Delivery[]> {
    const deliveries = await this.#options.disk.read((tx) => tx.deliveries());
    return deliveries.filter(({ code }) => code !== null);
  }

  /** The hash of a sale's event, for its receipt. */
  async hashOf(seq: number): Promise<string> {
    const row = await this.#options.disk.read((tx) => tx.row(seq));
    return row ? eventHash(sha256, row.line) : '';
  }

  #change(changed: Partial<TillView>): void {
    this.#view = { ...this.#view, ...changed };
    for (const listener of this.#listeners) listener();
  }

  /** While a sale is being recorded, what is being sold stands still. */
  #changeCart(changed: Result<Cart, CartRefusal>): Result<Cart, CartRefusal> {
    if (this.#recording) return ok(this.#view.cart);
    if (changed.ok) this.#putCart(changed.value);
    return changed;
  }

  /** No screen waits for the writing: a cart that could not be kept is only missing after a reload. */
  #putCart(lines: Cart, besides: Partial<TillView> = {}): void {
    const { catalogue, sales } = { ...this.#view, ...besides };
    const cart = { lines, after: sales.at(-1)?.id ?? null, catalogueVersion: catalogue.version };
    this.#options.kept.putCart(cart).catch(() => undefined);
    this.#change({ ...besides, cart: lines, interrupted: null });
    const next = this.#next;
    if (lines.length === 0 && next) this.#applyCatalogue(next.catalogue, next.signed).catch(() => undefined);
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
        return { kind, payload, catalogueVersion, shift: payload.shift, closesShift: kind === 'shift.closed' };
      });
      if (made.fact) await this.#show(appended, made.fact, shown);
      return ok(appended);
    } catch (error) {
      return made.refusal ?? refused(recordRefusal(error));
    } finally {
      this.#recording = false;
    }
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
    this.history.add(appended, fact);
    const unsent = new Set(this.#view.unsent).add(appended.seq);
    const changed = { shift: this.history.book.open, sales: this.history.sales, unsent };
    if (fact.kind === 'sale.recorded') this.#putCart(EMPTY_CART, changed);
    else this.#change(changed);
  }

  #shiftOf(shift: Id<'shift'>): Result<ShiftTally, 'storage-failed'> {
    const found = this.history.shifts.find(({ tally }) => tally.shift === shift);
    return found ? ok(found.tally) : refused('storage-failed');
  }

  #soldOf(id: Id<'event'>): Result<Sold, 'storage-failed'> {
    const found = this.history.sales.findLast((sold) => sold.id === id);
    return found ? ok(found) : refused('storage-failed');
  }
}

/** Ends the log's transaction when a rule refuses. */
class NothingToRecord extends Error {}

function recordRefusal(error: unknown): RecordRefusal {
  if (error instanceof LogHalted) return 'halted';
  if (error instanceof RangeError) return 'not-an-event';
  if (error instanceof DOMException && error.name === 'QuotaExceededError') return 'storage-full';
  return 'storage-failed';
}

/** A cart that was sold just before the page died is not offered again: its sale is in the log. */
async function restoreCart(
  kept: Kept,
  history: TillHistory,
  catalogue: Catalogue,
): Promise<Pick<TillView, 'cart' | 'interrupted'>> {
  const cart = await kept.cart();
  const last = history.sales.at(-1) ?? null;
  if (!cart || cart.lines.length === 0) return { cart: EMPTY_CART, interrupted: null };
  if (cart.after !== (last?.id ?? null)) return { cart: EMPTY_CART, interrupted: last };
  return { cart: cart.catalogueVersion === catalogue.version ? cart.lines : EMPTY_CART, interrupted: null };
}
