/**
 * What every act of a till stands on: its log folded to what the screens show, the cart as it is kept, and the one way by which
 * an event gets into the log. An act's promise resolves after the event is durable on this device; the view changes then and
 * not before.
 */
import type { Id } from '../../../../kinds/id.ts';
import { ok, type Result, refused } from '../../../../kinds/result.ts';
import type { Clock } from '../../../../kinds/time.ts';
import type { LogDisk } from '../../../hall/offline/disk.ts';
import {
  type Appended,
  type EventLog,
  IdUsed,
  LogHalted,
  type Slot,
  type TakenReply,
} from '../../../hall/offline/event-log.ts';
import { hasSeq, minus, type Ranges, withRange, withSeqs } from '../../../hall/rules/ranges.ts';
import type { HaltReason } from '../../../hall/rules/take-reply.ts';
import type { TillFact } from '../../contract.ts';
import { type Cart, EMPTY_CART } from '../../rules/cart.ts';
import type { Paying } from '../../rules/sale.ts';
import type { ShiftTally } from '../../rules/till-book.ts';
import { type Catalogue, isNewer } from './catalogue.ts';
import type { HeldCart, Kept, KeptCart } from './kept.ts';
import type { PromisedSale } from './promised-sale.ts';
import { qrisChanged } from './qris-accounts.ts';
import type { Sold, TillLedger } from './till-ledger.ts';

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
  /** A QRIS string of the booth or of one of its businesses has changed: a person has to compare it before it is shown to a buyer. */
  readonly qrisAlarm: boolean;
}

/** Why nothing was recorded. */
export type RecordRefusal = 'busy' | 'no-shift' | 'halted' | 'storage-full' | 'storage-failed' | 'not-an-event';

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
  /** Whether what it records is to be sent; it is unless told. */
  readonly sends?: false;
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

/** What a till knows, and how it records. */
export class TillCore {
  readonly ledger: TillLedger;
  protected readonly options: TillOptions;
  readonly #listeners = new Set<() => void>();
  #unsent: Ranges;
  protected current: TillView;
  #lastSeq: number;
  #keptSeq: number;
  protected recording = false;
  protected promised: PromisedSale | null;
  #next: { readonly catalogue: Catalogue; readonly signed: unknown } | null = null;

  constructor(options: TillOptions, ledger: TillLedger, view: TillView, start: TillStart) {
    this.options = options;
    this.ledger = ledger;
    this.current = view;
    this.#lastSeq = start.lastSeq;
    this.#keptSeq = start.keptSeq;
    this.#unsent = start.unsent;
    this.promised = start.promised;
  }

  /** The same object until something changes. */
  readonly view = (): TillView => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes a newer catalogue: at once when the cart is empty, else with the next cart, so that no price changes in it. */
  async offerCatalogue(catalogue: Catalogue, signed: unknown): Promise<void> {
    if (!isNewer(this.#next?.catalogue ?? this.current.catalogue, catalogue)) return;
    if (this.current.cart.length > 0) this.#next = { catalogue, signed };
    else await this.#applyCatalogue(catalogue, signed);
  }

  async settleQrisAlarm(): Promise<void> {
    this.change({ qrisAlarm: false });
    await this.options.kept.putQrisAlarm(false);
  }

  /** Takes what a reply of the server changed in the outbox. */
  takeDeliveries({ delivered, returned, halted }: Pick<TakenReply, 'delivered' | 'returned' | 'halted'>): void {
    if (delivered.length === 0 && returned.length === 0 && halted === this.current.halted) return;
    this.#unsent = withSeqs(minus(this.#unsent, withSeqs([], delivered)), returned);
    this.change({ unsent: unsentOf(this.#unsent), halted });
  }

  /** Keeps the ledger when there is something new in it: called when nobody waits. */
  async keepLedger(): Promise<void> {
    const { state } = this.ledger;
    if (!state || state.last.seq === this.#keptSeq) return;
    this.#keptSeq = state.last.seq;
    await this.options.kept.putLedger(state);
  }

  /** Whether enough has happened since the ledger was kept. */
  get isLedgerDue(): boolean {
    return this.ledger.lastSeq - this.#keptSeq >= KEEP_AFTER;
  }

  protected change(changed: Partial<TillView>): void {
    this.current = { ...this.current, ...changed };
    for (const listener of this.#listeners) listener();
  }

  protected keptCart(lines: Cart, parts: readonly Paying[]): KeptCart {
    const { catalogue, lastSale } = this.current;
    const promised = this.promised ? { promised: this.promised } : {};
    return { lines, parts, after: lastSale?.id ?? null, catalogueVersion: catalogue.version, ...promised };
  }

  /** No screen waits for the writing: a cart that could not be kept is only missing after a reload. */
  protected putCart(lines: Cart, besides: Partial<TillView> = {}): void {
    const parts = lines.length === 0 ? [] : (besides.parts ?? this.current.parts);
    if (lines.length === 0) this.promised = null;
    this.change({ ...besides, cart: lines, parts, interrupted: null, repriced: [] });
    this.options.kept.putCart(this.keptCart(lines, parts)).catch(() => undefined);
    this.takeNext();
  }

  protected takeNext(): void {
    const next = this.#next;
    if (this.current.cart.length === 0 && next)
      this.#applyCatalogue(next.catalogue, next.signed).catch(() => undefined);
  }

  async #applyCatalogue(catalogue: Catalogue, signed: unknown): Promise<void> {
    this.#next = null;
    const alarm = qrisChanged(this.current.catalogue, catalogue);
    this.change({ catalogue, ...(alarm ? { qrisAlarm: true } : {}) });
    if (alarm) await this.options.kept.putQrisAlarm(true);
    await this.options.kept.putCatalogue(signed);
  }

  /** Appends what `make` says of the next slot; when it refuses, nothing is appended and no number is used up. */
  protected async record<C extends string>(
    shown: Shown | undefined,
    make: (slot: Slot) => Result<TillFact, C>,
    id?: Id<'event'>,
  ): Promise<Result<Appended, C | RecordRefusal>> {
    if (this.recording) return refused('busy');
    this.recording = true;
    const made: { fact?: TillFact; refusal?: Result<never, C> } = {};
    try {
      const appended = await this.options.log.append((slot) => {
        const result = make(slot);
        if (!result.ok) {
          made.refusal = result;
          throw new NothingToRecord();
        }
        const { kind, payload } = result.value;
        made.fact = result.value;
        const catalogueVersion = this.current.catalogue.version;
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
      this.recording = false;
    }
    this.promised = null;
    return this.record(shown, make);
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
    if (this.options.sends !== false) this.#unsent = withRange(this.#unsent, appended.seq, appended.seq);
    const changed = {
      shift: this.ledger.book.open,
      receipts: this.ledger.receipts.count,
      lastSale: this.ledger.lastSale,
      unsent: unsentOf(this.#unsent),
    };
    if (fact.kind === 'sale.recorded') this.putCart(EMPTY_CART, changed);
    else this.change(changed);
  }

  /** The last event that is on the disk. */
  get lastSeq(): number {
    return this.#lastSeq;
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

export function unsentOf(ranges: Ranges): Unsent {
  const size = ranges.reduce((all, [from, to]) => all + to - from + 1, 0);
  return { size, has: (seq) => hasSeq(ranges, seq) };
}
