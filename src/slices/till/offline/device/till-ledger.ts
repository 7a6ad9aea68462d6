/**
 * Everything that a device's own log comes to, kept up event by event and kept on the disk now and then, so that a start
 * reads only what came after.
 */
import type { Id } from '../../../../kinds/id.ts';
import { type Money, money } from '../../../../kinds/money.ts';
import type { LogRow } from '../../../hall/offline/disk.ts';
import { readEvent } from '../../../hall/rules/envelope.ts';
import type { RefundRecorded, SaleRecorded, TillFact } from '../../contract.ts';
import { readPayload } from '../../rules/read-payload.ts';
import { receiptCounter } from '../../rules/receipt-number.ts';
import type { Returned } from '../../rules/refund.ts';
import { type BookState, type ShiftTally, TillBook } from '../../rules/till-book.ts';
import { type ColumnsState, ReceiptColumns } from './receipt-columns.ts';

/** Where an event stands in the log. */
export interface Moment {
  readonly id: Id<'event'>;
  readonly seq: number;
  /** Milliseconds since 1970 by this device's clock. */
  readonly at: number;
}

/** A sale of this device, whole. */
export interface Sold extends Moment {
  readonly sale: SaleRecorded;
  readonly voided: boolean;
  /** Of another phone's sale: what the server knows of it. */
  readonly elsewhere?: { readonly returned: Returned; readonly soldFrom: number };
}

/** A refund of this device, whole. */
export interface Refunded extends Moment {
  readonly refund: RefundRecorded;
}

export interface ShiftSpan {
  readonly tally: ShiftTally;
  readonly openedAt: number;
  readonly closedAt: number | null;
  /** Sales less voids and refunds, by producer: what each of a joint booth is owed. */
  readonly byBusiness: ReadonlyMap<Id<'business'>, Money>;
}

interface Span {
  readonly openedAt: number;
  readonly closedAt: number | null;
  readonly byBusiness: ReadonlyMap<Id<'business'>, Money>;
}

/** Counted up whenever what is kept has another meaning: an older one is then made anew from the log. */
const FORMAT = 1;

/** The ledger as it is kept. Losing it loses time, not sales. */
export interface LedgerState {
  readonly format: number;
  /** The last event in it. */
  readonly last: Pick<Moment, 'id' | 'seq'>;
  readonly book: BookState;
  readonly columns: ColumnsState;
  readonly spans: readonly (readonly [Id<'shift'>, Span])[];
  readonly pieces: readonly (readonly [Id<'product'>, number])[];
}

export class TillLedger {
  readonly book: TillBook;
  readonly receipts: ReceiptColumns;
  readonly #deviceCode: string;
  readonly #spans: Map<Id<'shift'>, Span>;
  readonly #pieces: Map<Id<'product'>, number>;
  #last: Pick<Moment, 'id' | 'seq'> | null;
  #lastSale: Sold | null = null;

  constructor(deviceCode: string, state?: LedgerState) {
    this.#deviceCode = deviceCode;
    this.book = state ? TillBook.resume(deviceCode, state.book) : new TillBook(deviceCode);
    this.receipts = state ? ReceiptColumns.resume(deviceCode, state.columns) : new ReceiptColumns(deviceCode);
    this.#spans = new Map(state?.spans);
    this.#pieces = new Map(state?.pieces);
    this.#last = state?.last ?? null;
  }

  /** Null while nothing has happened. */
  get state(): LedgerState | null {
    return (
      this.#last && {
        format: FORMAT,
        last: this.#last,
        book: this.book.state,
        columns: this.receipts.state,
        spans: [...this.#spans],
        pieces: [...this.#pieces],
      }
    );
  }

  /** The seq of the last event in it; 0 before the first. */
  get lastSeq(): number {
    return this.#last?.seq ?? 0;
  }

  /** The last sale, once it was read. */
  get lastSale(): Sold | null {
    return this.#lastSale;
  }

  /** The sales may have to be recalled before this: see `needs`. */
  add(moment: Moment, fact: TillFact): void {
    const { id, seq, at } = moment;
    const again = fact.kind === 'sale.voided' && this.book.isVoided(fact.payload.sale);
    this.book.add(id, fact);
    const { shift } = fact.payload;
    const span = this.#spans.get(shift) ?? { openedAt: at, closedAt: null, byBusiness: new Map() };
    this.#spans.set(
      shift,
      fact.kind === 'shift.closed' ? { ...span, closedAt: at } : again ? span : withGoods(span, fact),
    );
    if (fact.kind === 'sale.recorded') this.#addSale(moment, fact.payload);
    if (fact.kind === 'sale.voided') this.#addVoid(fact.payload.sale);
    if (fact.kind === 'refund.recorded') this.#addRefund(moment, fact.payload);
    this.#last = { id, seq };
  }

  #addSale({ id, seq, at }: Moment, sale: SaleRecorded): void {
    const counter = receiptCounter(this.#deviceCode, sale.receipt) ?? 0;
    const methods = sale.payments.map(({ method }) => method);
    this.receipts.add({ id, seq, at, counter, total: sale.total, methods, refund: false });
    this.#lastSale = { id, seq, at, sale, voided: false };
    for (const { product, quantity } of sale.lines)
      this.#pieces.set(product, (this.#pieces.get(product) ?? 0) + quantity);
  }

  #addVoid(sale: Id<'event'>): void {
    const place = this.receipts.placeOf(sale);
    if (place !== undefined) this.receipts.markVoided(place);
    if (this.#lastSale?.id === sale) this.#lastSale = { ...this.#lastSale, voided: true };
  }

  #addRefund({ id, seq, at }: Moment, refund: RefundRecorded): void {
    const counter = receiptCounter(this.#deviceCode, refund.receipt) ?? 0;
    const methods = refund.payments.map(({ method }) => method);
    this.receipts.add({ id, seq, at, counter, total: refund.total, methods, refund: true });
    const place = this.receipts.placeOf(refund.sale);
    if (place !== undefined) this.receipts.markReturned(place);
  }

  /** The seq of a sale that has to be recalled before this fact is added, if any. */
  needs(fact: TillFact): number | null {
    if (fact.kind !== 'sale.voided' || this.book.knows(fact.payload.sale)) return null;
    const place = this.receipts.placeOf(fact.payload.sale);
    return place === undefined ? null : this.receipts.at(place).seq;
  }

  recall(sold: Sold): void {
    if (!this.book.knows(sold.id)) this.book.recall(sold.id, sold.sale);
    if (sold.seq === this.lastSaleSeq) this.#lastSale = sold;
  }

  /** 0 when there is none. */
  get lastSaleSeq(): number {
    for (let place = this.receipts.count - 1; place >= 0; place--) {
      const listed = this.receipts.at(place);
      if (!listed.refund) return listed.seq;
    }
    return 0;
  }

  /** Pieces sold by product, for the order of the tiles: what sells stands first. */
  get pieces(): ReadonlyMap<Id<'product'>, number> {
    return this.#pieces;
  }

  /** Oldest first. */
  get shifts(): readonly ShiftSpan[] {
    const nothing = { openedAt: 0, closedAt: null, byBusiness: new Map() };
    return this.book.shifts.map((tally) => ({ tally, ...(this.#spans.get(tally.shift) ?? nothing) }));
  }
}

/** Adds or takes off what is sold or comes back, producer by producer. */
function withGoods(span: Span, fact: TillFact): Span {
  const sign =
    fact.kind === 'sale.recorded' ? 1 : fact.kind === 'sale.voided' || fact.kind === 'refund.recorded' ? -1 : 0;
  if (sign === 0 || !('lines' in fact.payload)) return span;
  const byBusiness = new Map(span.byBusiness);
  for (const { business, amount } of fact.payload.lines)
    byBusiness.set(business, money((byBusiness.get(business) ?? 0) + sign * amount));
  return { ...span, byBusiness };
}

/** What a row says; undefined when this program cannot read it (a newer one wrote it): the server will. */
export function readRow({ line }: LogRow): { readonly moment: Moment; readonly fact: TillFact } | undefined {
  const event = readEvent(line);
  if (!event.ok) return undefined;
  const fact = readPayload(event.value);
  if (!fact.ok) return undefined;
  const { id, seq, wallTime } = event.value;
  return { moment: { id, seq, at: wallTime }, fact: fact.value };
}

/** Whether a kept state can be gone on from: made by a program that meant the same, and its last event is in this log. */
export function isUsable(state: LedgerState | undefined, rowAtItsEnd: LogRow | undefined): state is LedgerState {
  return state?.format === FORMAT && rowAtItsEnd?.id === state.last.id;
}
