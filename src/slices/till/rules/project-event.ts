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
  BoothFact,
  CashMoved,
  CashNote,
  PaymentMethod,
  PaymentState,
  ProductFacts,
  ReceiptKind,
  RefundLine,
  RefundRecorded,
  SaleLine,
  SalePayment,
  SaleRecorded,
  SaleVoided,
  ShiftClosed,
  ShiftHandedOver,
  ShiftOpened,
  TillExceptionCode,
} from '../contract.ts';
import { mostDiscount } from './discount.ts';
import { localTime } from './local-time.ts';
import { readPayload } from './read-payload.ts';
import { looksLikeCard } from './reference.ts';

export interface RecordedLine {
  /** Its number in the receipt, from 1; in a refund that of the sale's line. */
  readonly no: number;
  readonly product: Id<'product'>;
  /** Whose product it was by the catalogue; by the till where the catalogue does not know it. */
  readonly business: Id<'business'>;
  /** Null, like the category, for a product that the catalogue does not know. */
  readonly region: RegionCode | null;
  readonly category: string | null;
  readonly name: string;
  /** Below zero, like the amount, in a void or a refund. */
  readonly quantity: number;
  readonly unitPrice: Money;
  /** Already taken off the amount. Below zero in a void or a refund. */
  readonly discount: Money;
  readonly amount: Money;
  readonly note: string | null;
}

export interface RecordedPayment {
  readonly method: PaymentMethod;
  /** Below zero in a void or a refund. */
  readonly amount: Money;
  readonly tendered: Money | null;
  readonly change: Money | null;
  readonly state: PaymentState;
  readonly reference: string | null;
  /** Whose own QRIS code took it; null for the booth's, and where nobody knows. */
  readonly business: Id<'business'> | null;
}

/** Why money was paid back, and by whose word. */
export interface RefundGrounds {
  readonly saleReceipt: string;
  readonly reason: string;
  readonly supervisor: Id<'supervisor'>;
  readonly supervisorName: string;
}

/** A sale, the counted void of one, or a refund: what the turnover is the sum of. */
export interface RecordedReceipt {
  /** The id of its event. */
  readonly id: Id<'event'>;
  readonly seq: number;
  readonly kind: ReceiptKind;
  readonly voids: Id<'event'> | null;
  /** Of a refund only. */
  readonly refunds: Id<'event'> | null;
  readonly number: string;
  readonly shift: Id<'shift'>;
  /**
   * When it was sold: milliseconds since 1970, corrected, and the business day and the hour of that. A void has
   * all three of its sale, because it takes the sale out of the figures of that day; a refund has its own, because the sale
   * was made and the money left the drawer later.
   */
  readonly soldAt: number;
  readonly day: string;
  readonly hour: number;
  readonly total: Money;
  readonly catalogueVersion: number;
  /** Of a sale or a refund. */
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
  | { readonly kind: 'refund'; readonly receipt: RecordedReceipt; readonly grounds: RefundGrounds }
  | { readonly kind: 'void-claim'; readonly claim: VoidClaim }
  | { readonly kind: 'shift-opened'; readonly moment: ShiftMoment<ShiftOpened> }
  | { readonly kind: 'shift-handed-over'; readonly moment: ShiftMoment<ShiftHandedOver> }
  | { readonly kind: 'shift-closed'; readonly moment: ShiftMoment<ShiftClosed> }
  | { readonly kind: 'cash-moved'; readonly moment: ShiftMoment<CashMoved> }
  | { readonly kind: 'nothing' };

export interface Projection {
  readonly contribution: Contribution;
  readonly exceptions: readonly RaisedException[];
}

/** What an event has in common with all of its batch. */
export type BatchFacts = Pick<StoredBatch, 'clockOffset'> & {
  readonly edition: Pick<StoredBatch['edition'], 'zone' | 'dayEndsAt' | 'startsOn' | 'endsOn'>;
};

export function projectEvent(event: StoredEvent, batch: BatchFacts, facts: ProductFacts): Projection {
  const exceptions: RaisedException[] = [];
  const raise: Raise = (code, data) => exceptions.push({ event: event.id, seq: event.seq, code, data });
  return { contribution: contribute(event, batch, facts, raise), exceptions };
}

/** In every zone, a day that has four digits for its year. */
const LAST_INSTANT = Date.UTC(9999, 11, 30);

/** A mad clock counts at the edge of time, where somebody will see it. */
export function countedTime(
  { wallTime }: Pick<StoredEvent, 'wallTime'>,
  { clockOffset }: Pick<BatchFacts, 'clockOffset'>,
): number {
  return Math.min(Math.max(correctedTime(wallTime, clockOffset), 0), LAST_INSTANT);
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
    case 'refund.recorded': {
      const { saleReceipt, reason, approval } = fact.payload;
      return {
        kind: 'refund',
        receipt: projectRefund(fact.payload, at, event, batch, facts, raise),
        grounds: { saleReceipt, reason, supervisor: approval.supervisor, supervisorName: approval.name },
      };
    }
    case 'shift.opened':
      checkNotes(fact.payload.notes, fact.payload.openingCash, raise);
      return { kind: 'shift-opened', moment: { id, seq, at, payload: fact.payload } };
    case 'cash.moved':
      return { kind: 'cash-moved', moment: { id, seq, at, payload: fact.payload } };
    case 'shift.handed-over':
      checkCount(fact.payload, raise);
      return { kind: 'shift-handed-over', moment: { id, seq, at, payload: fact.payload } };
    case 'shift.closed':
      checkCount(fact.payload, raise);
      return { kind: 'shift-closed', moment: { id, seq, at, payload: fact.payload } };
  }
}

function checkCount({ countedCash, expectedCash, variance, notes }: Omit<ShiftClosed, 'shift'>, raise: Raise): void {
  if (variance !== countedCash - expectedCash)
    raise('arithmetic-differs', { told: variance, computed: countedCash - expectedCash });
  checkNotes(notes, countedCash, raise);
}

/** Notes that do not add up to the sum beside them: the sum counts. */
function checkNotes(notes: readonly CashNote[] | undefined, told: Money, raise: Raise): void {
  if (!notes) return;
  const computed = notes.reduce((all, { value, count }) => all + value * count, 0);
  if (computed !== told) raise('arithmetic-differs', { told, computed });
}

function projectSale(
  sale: SaleRecorded,
  soldAt: number,
  event: StoredEvent,
  batch: BatchFacts,
  facts: ProductFacts,
  raise: Raise,
): RecordedReceipt {
  const { day, hour } = datedWithin(soldAt, batch, raise);
  const booth = facts.booth(event.catalogueVersion);
  return {
    id: event.id,
    seq: event.seq,
    kind: 'sale',
    voids: null,
    refunds: null,
    number: sale.receipt,
    shift: sale.shift,
    day,
    hour,
    soldAt,
    total: sale.total,
    catalogueVersion: event.catalogueVersion,
    secret: sale.secret,
    lines: sale.lines.map((line, index) => {
      checkDiscount(line, index + 1, booth?.discountLimit ?? null, raise);
      return projectLine(line, index + 1, event.catalogueVersion, facts, raise);
    }),
    payments: sale.payments.map((payment, index) => {
      const business = sellerPaid(payment, sale, booth, index + 1, raise);
      return { ...projectPayment(payment, index + 1, raise), business };
    }),
  };
}

/**
 * Whose own code took a payment: of the businesses on the receipt with a code of their own, the only one that has it. Null for the
 * booth's code and for one that names nobody; a code that was neither's is told.
 */
function sellerPaid(
  { qris }: SalePayment,
  sale: SaleRecorded,
  booth: BoothFact | undefined,
  no: number,
  raise: Raise,
): Id<'business'> | null {
  if (qris === undefined || !booth) return null;
  const sellers = new Set(sale.lines.map((line) => line.business));
  const paid = [...sellers].filter((business) => booth.sellers.get(business) === qris);
  if (paid.length === 0 && qris !== booth.qris) raise('qris-differs', { payment: no, used: qris, booth: booth.qris });
  return (paid.length === 1 && paid[0]) || null;
}

function datedWithin(at: number, batch: BatchFacts, raise: Raise) {
  const { startsOn, endsOn } = batch.edition;
  const { day, hour } = localTime(at, batch.edition);
  if (day < startsOn || day > endsOn) raise('outside-dates', { day, startsOn, endsOn });
  return { day, hour };
}

/** A snapshot of before there was a limit names none, and nothing is held against what was sold from it. */
function checkDiscount(line: SaleLine, no: number, limit: number | null, raise: Raise): void {
  if (line.discount === undefined || limit === null) return;
  const gross = line.unitPrice * line.quantity;
  if (line.discount > mostDiscount(gross, limit))
    raise('discount-over-limit', { line: no, product: line.product, discount: line.discount, gross, limit });
}

/** Whatever it repeats wrongly, it is counted as it was paid: the money left the drawer. */
function projectRefund(
  refund: RefundRecorded,
  paidAt: number,
  event: StoredEvent,
  batch: BatchFacts,
  facts: ProductFacts,
  raise: Raise,
): RecordedReceipt {
  const { day, hour } = datedWithin(paidAt, batch, raise);
  const version = refund.soldFrom ?? event.catalogueVersion;
  return {
    id: event.id,
    seq: event.seq,
    kind: 'refund',
    voids: null,
    refunds: refund.sale,
    number: refund.receipt,
    shift: refund.shift,
    day,
    hour,
    soldAt: paidAt,
    total: minus(refund.total),
    catalogueVersion: version,
    secret: refund.secret,
    lines: refund.lines.map((line) => turnLine(projectGoods(line, line.line, version, facts, raise))),
    payments: refund.payments.map((payment, index) => turnPayment(projectPayment(payment, index + 1, raise))),
  };
}

/** The price that the buyer paid counts, whatever the catalogue says: the money is in the drawer. */
function projectLine(line: SaleLine, no: number, version: number, facts: ProductFacts, raise: Raise): RecordedLine {
  const { product, unitPrice } = line;
  const listed = facts.find(product, version)?.price ?? null;
  if (listed !== null && listed !== unitPrice) raise('price-differs', { line: no, product, sold: unitPrice, listed });
  return projectGoods(line, no, version, facts, raise);
}

/** Whose goods they are, by the catalogue where it knows them. */
function projectGoods(
  line: SaleLine | RefundLine,
  no: number,
  version: number,
  facts: ProductFacts,
  raise: Raise,
): RecordedLine {
  const { product, name, quantity, unitPrice, discount = ZERO, amount } = line;
  const note = 'note' in line ? (line.note ?? null) : null;
  const told = { no, product, name, quantity, unitPrice, discount, amount, note };
  const fact = facts.find(product, version);
  if (!fact) {
    raise('unknown-product', { line: no, product, catalogueVersion: version });
    return { ...told, business: line.business, region: null, category: null };
  }
  if (fact.business !== line.business)
    raise('business-differs', { line: no, product, sold: line.business, listed: fact.business });
  const { business, region, category } = fact;
  return { ...told, business, region, category };
}

const ZERO = money(0);

function projectPayment(payment: SalePayment, no: number, raise: Raise): RecordedPayment {
  const { method, amount, tendered = null, change = null, reference = null } = payment;
  const isCard = reference !== null && looksLikeCard(reference);
  if (isCard) raise('card-number', { payment: no });
  const state = method === 'cash' ? 'received' : 'claimed';
  return { method, amount, tendered, change, state, reference: isCard ? null : reference, business: null };
}

function turnLine(line: RecordedLine): RecordedLine {
  const { quantity, discount, amount } = line;
  return { ...line, quantity: minus(quantity), discount: minus(discount), amount: minus(amount) };
}

function turnPayment(payment: RecordedPayment): RecordedPayment {
  return { ...payment, amount: minus(payment.amount), tendered: null, change: null };
}

function projectClaim(voided: SaleVoided, at: number, event: StoredEvent): VoidClaim {
  const { sale, shift, reason } = voided;
  return { id: event.id, seq: event.seq, sale, shift, at, reason, copy: copyOf(voided) };
}

interface Copied {
  readonly lines: readonly {
    readonly product: string;
    readonly quantity: number;
    readonly unitPrice: number;
    readonly discount?: number;
  }[];
  readonly payments: readonly { readonly method: string; readonly amount: number }[];
}

/** What makes two copies of a sale the same, as one text: goods, prices and how it was paid, in their order. */
export function copyOf(sale: Copied): string {
  const lines = sale.lines.map(
    ({ quantity, unitPrice, discount = 0, product }) =>
      `${quantity} x ${unitPrice}${discount === 0 ? '' : ` - ${discount}`} ${product}`,
  );
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
    lines: sale.lines.map(turnLine),
    payments: sale.payments.map(turnPayment),
  };
}

/** Zero stays zero: a minus zero would not equal what the database gives back. */
function minus(amount: number): Money {
  return money(amount === 0 ? 0 : -amount);
}
