/**
 * The one rule from an event in the log to what it contributes to the figures. Ingest stores what this returns and
 * `verify` recomputes it, so nothing here may depend on when, or beside what, an event arrived.
 */
import type { Id } from '../../../kinds/id.ts';
import { type Money, money } from '../../../kinds/money.ts';
import type { RegionCode } from '../../../kinds/region.ts';
import type { RaisedException, StoredBatch, StoredEvent } from '../../hall/contract.ts';
import { correctedTime } from '../../hall/rules/clock.ts';
import type {
  CashMoved,
  PaymentMethod,
  PaymentState,
  ProductFacts,
  SaleLine,
  SalePayment,
  SaleRecorded,
  SaleVoided,
  ShiftClosed,
  ShiftOpened,
  TillExceptionCode,
} from '../contract.ts';
import { localTime } from './local-time.ts';
import { readPayload } from './read-payload.ts';

export interface RecordedLine {
  readonly product: Id<'product'>;
  /** Whose product it was by the catalogue; by the till where the catalogue does not know it. */
  readonly business: Id<'business'>;
  /** Null, like the category, for a product that the catalogue does not know. */
  readonly region: RegionCode | null;
  readonly category: string | null;
  readonly name: string;
  /** Below zero, like the amount, in a void. */
  readonly quantity: number;
  readonly unitPrice: Money;
  readonly amount: Money;
}

export interface RecordedPayment {
  readonly method: PaymentMethod;
  /** Below zero in a void. */
  readonly amount: Money;
  readonly tendered: Money | null;
  readonly change: Money | null;
  readonly state: PaymentState;
}

/** A sale, or the counted void of one: what the turnover is the sum of. */
export interface RecordedReceipt {
  /** The id of its event. */
  readonly id: Id<'event'>;
  readonly seq: number;
  readonly kind: 'sale' | 'void';
  readonly voids: Id<'event'> | null;
  readonly number: string;
  readonly shift: Id<'shift'>;
  /**
   * When it was sold: milliseconds since 1970, corrected, and the day and hour of that in the edition's zone. A void has
   * all three of its sale, because it takes the sale out of the figures of that day.
   */
  readonly soldAt: number;
  readonly day: string;
  readonly hour: number;
  readonly total: Money;
  readonly catalogueVersion: number;
  /** Of a sale only. */
  readonly secret: string | null;
  readonly lines: readonly RecordedLine[];
  readonly payments: readonly RecordedPayment[];
}

/** An event that asks to reverse a sale. Which claim counts is for `settle-voids.ts` to say. */
export interface VoidClaim {
  readonly id: Id<'event'>;
  readonly seq: number;
  readonly sale: Id<'event'>;
  readonly shift: Id<'shift'>;
  /** Milliseconds since 1970, corrected. */
  readonly at: number;
  readonly reason: string;
  /** What the claim says it reverses, in the form of `copyOf`. */
  readonly copy: string;
}

export interface ShiftMoment<P> {
  readonly id: Id<'event'>;
  readonly seq: number;
  readonly at: number;
  readonly payload: P;
}

export type Contribution =
  | { readonly kind: 'sale'; readonly receipt: RecordedReceipt }
  | { readonly kind: 'void-claim'; readonly claim: VoidClaim }
  | { readonly kind: 'shift-opened'; readonly moment: ShiftMoment<ShiftOpened> }
  | { readonly kind: 'shift-closed'; readonly moment: ShiftMoment<ShiftClosed> }
  | { readonly kind: 'cash-moved'; readonly moment: ShiftMoment<CashMoved> }
  | { readonly kind: 'nothing' };

export interface Projection {
  readonly contribution: Contribution;
  readonly exceptions: readonly RaisedException[];
}

/** What an event has in common with all of its batch. */
export type BatchFacts = Pick<StoredBatch, 'clockOffset'> & {
  readonly edition: Pick<StoredBatch['edition'], 'zone' | 'startsOn' | 'endsOn'>;
};

export function projectEvent(event: StoredEvent, batch: BatchFacts, facts: ProductFacts): Projection {
  const exceptions: RaisedException[] = [];
  const raise: Raise = (code, data) => exceptions.push({ event: event.id, seq: event.seq, code, data });
  return { contribution: contribute(event, batch, facts, raise), exceptions };
}

/** In every zone, a day that has four digits for its year. */
const LAST_INSTANT = Date.UTC(9999, 11, 30);

/** A mad clock counts at the edge of time, where somebody will see it. */
function countedTime(event: StoredEvent, batch: BatchFacts): number {
  return Math.min(Math.max(correctedTime(event.wallTime, batch.clockOffset), 0), LAST_INSTANT);
}

type Raise = (code: TillExceptionCode, data: RaisedException['data']) => void;

function contribute(event: StoredEvent, batch: BatchFacts, facts: ProductFacts, raise: Raise): Contribution {
  const { id, seq } = event;
  const read = readPayload(event);
  if (!read.ok) {
    raise(read.code, { kind: event.kind, schemaVersion: event.schemaVersion, at: read.data.at });
    return { kind: 'nothing' };
  }
  const fact = read.value;
  const at = countedTime(event, batch);
  switch (fact.kind) {
    case 'sale.recorded':
      return { kind: 'sale', receipt: projectSale(fact.payload, at, event, batch, facts, raise) };
    case 'sale.voided':
      return { kind: 'void-claim', claim: projectClaim(fact.payload, at, event) };
    case 'shift.opened':
      return { kind: 'shift-opened', moment: { id, seq, at, payload: fact.payload } };
    case 'cash.moved':
      return { kind: 'cash-moved', moment: { id, seq, at, payload: fact.payload } };
    case 'shift.closed': {
      const { countedCash, expectedCash, variance } = fact.payload;
      if (variance !== countedCash - expectedCash)
        raise('arithmetic-differs', { told: variance, computed: countedCash - expectedCash });
      return { kind: 'shift-closed', moment: { id, seq, at, payload: fact.payload } };
    }
  }
}

function projectSale(
  sale: SaleRecorded,
  soldAt: number,
  event: StoredEvent,
  batch: BatchFacts,
  facts: ProductFacts,
  raise: Raise,
): RecordedReceipt {
  const { day, hour } = localTime(soldAt, batch.edition.zone);
  const { startsOn, endsOn } = batch.edition;
  if (day < startsOn || day > endsOn) raise('outside-dates', { day, startsOn, endsOn });
  return {
    id: event.id,
    seq: event.seq,
    kind: 'sale',
    voids: null,
    number: sale.receipt,
    shift: sale.shift,
    day,
    hour,
    soldAt,
    total: sale.total,
    catalogueVersion: event.catalogueVersion,
    secret: sale.secret,
    lines: sale.lines.map((line, index) => projectLine(line, index + 1, event.catalogueVersion, facts, raise)),
    payments: sale.payments.map(projectPayment),
  };
}

/** The price that the buyer paid counts, whatever the catalogue says: the money is in the drawer. */
function projectLine(line: SaleLine, no: number, version: number, facts: ProductFacts, raise: Raise): RecordedLine {
  const { product, name, quantity, unitPrice, amount } = line;
  const fact = facts.find(product, version);
  if (!fact) {
    raise('unknown-product', { line: no, product, catalogueVersion: version });
    return { product, business: line.business, region: null, category: null, name, quantity, unitPrice, amount };
  }
  if (fact.price !== null && fact.price !== unitPrice)
    raise('price-differs', { line: no, product, sold: unitPrice, listed: fact.price });
  if (fact.business !== line.business)
    raise('business-differs', { line: no, product, sold: line.business, listed: fact.business });
  const { business, region, category } = fact;
  return { product, business, region, category, name, quantity, unitPrice, amount };
}

function projectPayment(payment: SalePayment): RecordedPayment {
  const { method, amount, tendered = null, change = null } = payment;
  return { method, amount, tendered, change, state: method === 'cash' ? 'received' : 'claimed' };
}

function projectClaim(voided: SaleVoided, at: number, event: StoredEvent): VoidClaim {
  const { sale, shift, reason } = voided;
  return { id: event.id, seq: event.seq, sale, shift, at, reason, copy: copyOf(voided) };
}

interface Copied {
  readonly lines: readonly { readonly product: string; readonly quantity: number; readonly unitPrice: number }[];
  readonly payments: readonly { readonly method: string; readonly amount: number }[];
}

/** What makes two copies of a sale the same, as one text: goods, prices and how it was paid, in their order. */
export function copyOf(sale: Copied): string {
  const lines = sale.lines.map((line) => `${line.quantity} x ${line.unitPrice} ${line.product}`);
  const payments = sale.payments.map((payment) => `${payment.method} ${payment.amount}`);
  return [...lines, ...payments].join('\n');
}

/** The counted void of a sale: the sale as the log has it, with all signs turned, at the same day and hour. */
export function reverse(sale: RecordedReceipt, claim: VoidClaim): RecordedReceipt {
  return {
    ...sale,
    id: claim.id,
    seq: claim.seq,
    kind: 'void',
    voids: sale.id,
    shift: claim.shift,
    total: minus(sale.total),
    secret: null,
    lines: sale.lines.map((line) => ({ ...line, quantity: minus(line.quantity), amount: minus(line.amount) })),
    payments: sale.payments.map((payment) => ({
      ...payment,
      amount: minus(payment.amount),
      tendered: null,
      change: null,
    })),
  };
}

/** Zero stays zero: a minus zero would not equal what the database gives back. */
function minus(amount: number): Money {
  return money(amount === 0 ? 0 : -amount);
}
