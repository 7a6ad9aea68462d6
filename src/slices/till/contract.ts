/**
 * What the till says to the rest of the house: the payloads of its events, the rows it publishes, and the facts it needs
 * from the catalogue. Browser-safe: the device, the server and the API's description all read this file.
 */
import { z } from 'zod';
import { type Id, isId } from '../../kinds/id.ts';
import { isMoney, MAX_AMOUNT, type Money } from '../../kinds/money.ts';
import { isRegionCode, type RegionCode } from '../../kinds/region.ts';

export const TILL_KINDS = [
  'shift.opened',
  'cash.moved',
  'sale.recorded',
  'sale.voided',
  'refund.recorded',
  'shift.handed-over',
  'shift.closed',
] as const;
export type TillKind = (typeof TILL_KINDS)[number];

/**
 * The newest payload shape this program reads. An event of a newer one is kept in the log and waits for a newer server.
 * Version 2 only added to version 1 (discounts, notes, references, refunds, handovers), so that one schema reads both; an
 * event of version 1 stays readable for ever.
 */
export const TILL_SCHEMA_VERSION = 2;

export const PAYMENT_METHODS = ['cash', 'qris', 'card', 'transfer'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/** Cash is in the drawer, so `received`; all else is `claimed` until the merchant or a gateway says it has arrived. */
export const PAYMENT_STATES = ['received', 'claimed', 'confirmed'] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];

export const MAX_LINES = 100;
export const MAX_PAYMENTS = 5;
export const MAX_QUANTITY = 9999;

const id = <K extends string>() => z.custom<Id<K>>(isId, 'not an id');

const amountWithin = (least: number, most: number) =>
  z.custom<Money>((value) => isMoney(value) && value >= least && value <= most, 'not an amount of money');

const amount = amountWithin(0, MAX_AMOUNT);
const signedAmount = amountWithin(-MAX_AMOUNT, MAX_AMOUNT);

const positiveAmount = amountWithin(1, MAX_AMOUNT);

/** Text that PostgreSQL can keep exactly: well-formed UTF-16 without the character NUL. */
const text = (least: number, most: number) =>
  z
    .string()
    .min(least)
    .max(most)
    .refine((value) => value.isWellFormed() && !value.includes('\0'), 'not well-formed text');

/** A device's code and its running number, as printed: `A1-2-000042`. */
export const RECEIPT_NUMBER = /^(?=.{8,32}$)[0-9A-Z]+(?:-[0-9A-Z]+)*-\d{6,12}$/;

/** 16 bytes in base64url without padding: the last of the 22 characters carries two bits. */
export const RECEIPT_SECRET = /^[A-Za-z0-9_-]{21}[AQgw]$/;

export const saleLine = z.strictObject({
  product: id<'product'>(),
  business: id<'business'>(),
  name: text(1, 200),
  quantity: z.int().min(1).max(MAX_QUANTITY),
  unitPrice: amount,
  /** What was let off on the whole line; left out where nothing was. Since version 2. */
  discount: positiveAmount.exactOptional(),
  /** What the cashier noted on the line (a size, a wish). Since version 2. */
  note: text(1, 200).exactOptional(),
  /** Quantity times unit price, less the discount; never below 0. */
  amount,
});
export type SaleLine = z.infer<typeof saleLine>;

/** Typed by the cashier: an approval code, the last digits of a transfer. Never a card's number (rules/reference.ts). */
const reference = text(1, 64);

/** The first 16 hex digits of the SHA-256 of the merchant's own static QRIS string: see src/kinds/qris/qris-digest.ts. */
export const QRIS_DIGEST = /^[0-9a-f]{16}$/;

export const salePayment = z.strictObject({
  method: z.enum(PAYMENT_METHODS),
  amount,
  /** Not with cash. Since version 2. */
  reference: reference.exactOptional(),
  /** QRIS only: which static string the shown code was made from, so that a swapped one is noticed. Since version 2. */
  qris: z.string().regex(QRIS_DIGEST).exactOptional(),
  /** Cash only: what the buyer handed over, and what went back. */
  tendered: amount.exactOptional(),
  change: amount.exactOptional(),
});
export type SalePayment = z.infer<typeof salePayment>;

/** One sort of note or coin in the drawer. */
export const cashNote = z.strictObject({ value: positiveAmount, count: z.int().min(1).max(99_999) });
export type CashNote = z.infer<typeof cashNote>;
const notes = z.array(cashNote).max(30);

/** Who works at the till, as the crew calls them: not an account, and no figure depends on it. */
const cashier = text(1, 60);

const lines = z.array(saleLine).min(1).max(MAX_LINES);
const payments = z.array(salePayment).min(1).max(MAX_PAYMENTS);
const receipt = z.string().regex(RECEIPT_NUMBER);

export const shiftOpened = z.strictObject({
  shift: id<'shift'>(),
  openingCash: amount,
  /** Since version 2. */
  cashier: cashier.exactOptional(),
  /** How the opening cash was counted; adds up to it. Since version 2. */
  notes: notes.exactOptional(),
});
export type ShiftOpened = z.infer<typeof shiftOpened>;

export const cashMoved = z.strictObject({
  shift: id<'shift'>(),
  direction: z.enum(['in', 'out']),
  amount,
  reason: text(0, 200),
});
export type CashMoved = z.infer<typeof cashMoved>;

/** The id of its event is the id of the sale. */
export const saleRecorded = z.strictObject({
  shift: id<'shift'>(),
  receipt,
  lines,
  /** The sum of the lines and, again, of the payments. */
  total: amount,
  payments,
  /** Opens the public page of this receipt to whoever holds it, and to nobody else. */
  secret: z.string().regex(RECEIPT_SECRET),
});
export type SaleRecorded = z.infer<typeof saleRecorded>;

/** Reverses a whole sale. It repeats what it reverses, so that a person can judge it while the sale has not arrived. */
export const saleVoided = z.strictObject({
  shift: id<'shift'>(),
  /** The id of the sale's event. */
  sale: id<'event'>(),
  /** The number of the voided sale: a void has none of its own. */
  receipt,
  reason: text(0, 200),
  lines,
  payments,
  total: amount,
});
export type SaleVoided = z.infer<typeof saleVoided>;

export const refundLine = z.strictObject({
  /** Which line of the sale, from 1; each at most once. */
  line: z.int().min(1).max(MAX_LINES),
  product: id<'product'>(),
  business: id<'business'>(),
  name: text(1, 200),
  /** How many come back. */
  quantity: z.int().min(1).max(MAX_QUANTITY),
  unitPrice: amount,
  /** The part of the line's discount that goes with them. */
  discount: positiveAmount.exactOptional(),
  /** What is paid back for them: quantity times unit price, less the discount. */
  amount,
});
export type RefundLine = z.infer<typeof refundLine>;

export const refundPayment = z.strictObject({
  method: z.enum(PAYMENT_METHODS),
  amount,
  reference: reference.exactOptional(),
});
export type RefundPayment = z.infer<typeof refundPayment>;

/**
 * Money paid back for all or some of a sale, with a supervisor's word. All amounts are positive; it counts against the day
 * on which it is paid back. It repeats what it pays back, so that a person can judge it while the sale has not arrived, and
 * so that a sale of another phone can be refunded. Since version 2.
 */
export const refundRecorded = z.strictObject({
  /** The shift whose drawer pays. */
  shift: id<'shift'>(),
  /** The id of the sale's event. */
  sale: id<'event'>(),
  /** The number on the sale's receipt. */
  saleReceipt: receipt,
  /** The catalogue version that the sale was sold from, where the phone knows it: whose the goods were then. */
  soldFrom: z.int().min(0).max(999_999_999).exactOptional(),
  /** Its own number, of the same counter as the sales. */
  receipt,
  lines: z.array(refundLine).min(1).max(MAX_LINES),
  /** The sum of the lines and, again, of the payments. */
  total: amount,
  payments: z.array(refundPayment).min(1).max(MAX_PAYMENTS),
  reason: text(1, 200),
  /** Whose PIN was typed. */
  approval: z.strictObject({ supervisor: id<'supervisor'>(), name: text(1, 60) }),
  /** Opens the public page of the refund's receipt. */
  secret: z.string().regex(RECEIPT_SECRET),
});
export type RefundRecorded = z.infer<typeof refundRecorded>;

/** The same drawer goes on under another cashier. It changes no expected cash: see rules/till-book.ts. Since version 2. */
export const shiftHandedOver = z.strictObject({
  shift: id<'shift'>(),
  from: cashier,
  to: cashier,
  countedCash: amount,
  expectedCash: signedAmount,
  /** Counted less expected. */
  variance: amountWithin(-2 * MAX_AMOUNT, 2 * MAX_AMOUNT),
  notes: notes.exactOptional(),
});
export type ShiftHandedOver = z.infer<typeof shiftHandedOver>;

export const shiftClosed = z.strictObject({
  shift: id<'shift'>(),
  countedCash: amount,
  /** By the device's own fold of the shift; below zero when more was taken out than ever came in. */
  expectedCash: signedAmount,
  /** Counted less expected. */
  variance: amountWithin(-2 * MAX_AMOUNT, 2 * MAX_AMOUNT),
  /** How it was counted; adds up to the counted cash. Since version 2. */
  notes: notes.exactOptional(),
});
export type ShiftClosed = z.infer<typeof shiftClosed>;

export const tillPayloads = {
  'shift.opened': shiftOpened,
  'cash.moved': cashMoved,
  'sale.recorded': saleRecorded,
  'sale.voided': saleVoided,
  'refund.recorded': refundRecorded,
  'shift.handed-over': shiftHandedOver,
  'shift.closed': shiftClosed,
} as const satisfies Record<TillKind, z.ZodType>;

/** A till event's kind with the payload that belongs to it. */
export type TillFact = {
  [K in TillKind]: { readonly kind: K; readonly payload: z.infer<(typeof tillPayloads)[K]> };
}[TillKind];

/** What a person is asked to look at; the event itself is stored whatever it says. */
export const TILL_EXCEPTIONS = [
  /** Not projected: */
  'unknown-kind',
  'newer-schema',
  'invalid-payload',
  /** Projected, and counted: */
  'unknown-product',
  'price-differs',
  'business-differs',
  'outside-dates',
  'arithmetic-differs',
  'void-differs',
  /** A void that reverses nothing, because an earlier one did. */
  'already-voided',
  /** Voids that reverse nothing: their sale has not come, or another phone made it. */
  'void-of-unknown-sale',
  'void-of-other-phone',
  'discount-over-limit',
  /** A reference that is a card's number: it is in the log's line and kept nowhere else. */
  'card-number',
  /** The QRIS code was made from another string than the booth's. */
  'qris-differs',
  /** Refunds: the money left the drawer, so all of them count. */
  'refund-of-unknown-sale',
  'refund-differs',
  'over-refund',
  /** Less was paid back than was paid for the goods. */
  'refund-short',
  'supervisor-unknown',
  'supervisor-ended',
  /** Two sales, or a sale and a refund, with one number. */
  'receipt-reused',
  'booth-closed',
  /** In a shift that was not opened before, or was closed: no drawer's count has it. */
  'sale-without-shift',
  'sale-after-close',
  /** The drawer held less than it should when it was counted at the close. */
  'shift-short',
  /** Still open although its business day has ended. */
  'shift-late',
  /** The payment gateway tells another amount, or of another way to pay, than the sale. */
  'gateway-differs',
  /** A part of the money went back to the buyer at the gateway. */
  'gateway-part-refunded',
  /** The money of a payment came twice: by two codes of the gateway, or by one and by the booth's own code. */
  'gateway-paid-twice',
] as const;
export type TillExceptionCode = (typeof TILL_EXCEPTIONS)[number];

/** What the catalogue said of a product in one version. */
export interface ProductFact {
  readonly business: Id<'business'>;
  readonly region: RegionCode;
  readonly category: string;
  /** Null where the seller names the price. */
  readonly price: Money | null;
}

/** What the snapshot of one version said of the booth. */
export interface BoothFact {
  /** Percent of a line's gross, 0..100; null in a snapshot that named none. */
  readonly discountLimit: number | null;
  /** The digest of the booth's static QRIS string; null where it had none. */
  readonly qris: string | null;
  /** The digests of the strings of those businesses that had one of their own. */
  readonly sellers: ReadonlyMap<Id<'business'>, string>;
}

/**
 * The catalogue snapshots that a batch was sold from. A version, once given out, must answer the same for ever: `verify`
 * recomputes every figure from it.
 */
export interface ProductFacts {
  /** Nothing when the version is not known or did not have the product. */
  find(product: Id<'product'>, version: number): ProductFact | undefined;
  /** Nothing when the version is not known. */
  booth(version: number): BoothFact | undefined;
}

/** Sales add to the turnover; voids and refunds take from it. */
export const RECEIPT_KINDS = ['sale', 'void', 'refund'] as const;
export type ReceiptKind = (typeof RECEIPT_KINDS)[number];

/** `YYYY-MM-DD`; PostgreSQL has no year 0. */
export const calendarDay = z.iso.date().refine((day) => day >= '0001', 'no such year');

/** Which receipts: all conditions hold together. Region, category and product ask for a receipt with such a line. */
export const receiptFilter = z.strictObject({
  day: calendarDay.exactOptional(),
  hour: z.int().min(0).max(23).exactOptional(),
  kind: z.enum(RECEIPT_KINDS).exactOptional(),
  /** All but refunds. */
  without: z.enum(['refund']).exactOptional(),
  /** Lines on which something was let off; their amount is what was. */
  discounted: z.literal(true).exactOptional(),
  region: z.custom<RegionCode>(isRegionCode, 'not a region code').exactOptional(),
  category: text(1, 200).exactOptional(),
  product: id<'product'>().exactOptional(),
  booth: id<'booth'>().exactOptional(),
  method: z.enum(PAYMENT_METHODS).exactOptional(),
  state: z.enum(PAYMENT_STATES).exactOptional(),
});
export type ReceiptFilter = z.infer<typeof receiptFilter>;

/**
 * A receipt in a list: a sale; the counted void of one (its amounts below zero, its day and time those of the sale); or a
 * refund (its amounts below zero, its day and time its own).
 */
export const receiptSummary = z.object({
  id: z.string(),
  kind: z.enum(RECEIPT_KINDS),
  /** The sale that a void reverses. */
  voids: z.string().nullable(),
  /** The sale that a refund pays back; it may be another phone's, or not have arrived. */
  refunds: z.string().nullable(),
  number: z.string(),
  booth: z.string().nullable(),
  device: z.string(),
  /** In the edition's zone. */
  day: z.iso.date(),
  hour: z.int(),
  /** RFC 3339 in UTC. */
  soldAt: z.iso.datetime(),
  /** What of it the filter asks for and the reader may see: these add up to the figure. */
  amount: z.int(),
  /** The whole receipt; null for a reader who may see only some of its producers. */
  total: z.int().nullable(),
});
export interface ReceiptSummary extends z.infer<typeof receiptSummary> {
  readonly id: Id<'event'>;
  readonly voids: Id<'event'> | null;
  readonly refunds: Id<'event'> | null;
  readonly booth: Id<'booth'> | null;
  readonly device: Id<'device'>;
}

export const receiptPage = z.object({
  items: z.array(receiptSummary),
  /** Say it as `after` to read on; null at the end. */
  next: z.string().nullable(),
});
export interface ReceiptPage {
  readonly items: ReceiptSummary[];
  readonly next: string | null;
}

/** A receipt with what was sold and how it was paid. */
export const receiptDetail = receiptSummary.omit({ amount: true }).extend({
  shift: z.string(),
  seq: z.int(),
  catalogueVersion: z.int(),
  /** The counted void of this sale, if there is one. */
  voidedBy: z.string().nullable(),
  /** The refunds of this sale, the oldest first. */
  refundedBy: z.array(z.string()),
  /** Of a refund: why, and by whose word. */
  reason: z.string().nullable(),
  approvedBy: z.string().nullable(),
  /** Only those of producers whom the reader may see. */
  lines: z.array(
    z.object({
      /** Its number in the receipt, from 1; in a refund that of the sale's line. */
      no: z.int(),
      product: z.string(),
      business: z.string(),
      region: z.string().nullable(),
      category: z.string().nullable(),
      name: z.string(),
      quantity: z.int(),
      unitPrice: z.int(),
      /** Already taken off the amount; below zero in a void or a refund. */
      discount: z.int(),
      amount: z.int(),
      note: z.string().nullable(),
    }),
  ),
  /** Of the whole receipt, so none for a reader who may not see all of it. */
  payments: z.array(
    z.object({
      method: z.enum(PAYMENT_METHODS),
      amount: z.int(),
      tendered: z.int().nullable(),
      change: z.int().nullable(),
      state: z.enum(PAYMENT_STATES),
      /** Approval code or last digits, as the cashier typed them. */
      reference: z.string().nullable(),
    }),
  ),
});
export interface ReceiptDetail extends Omit<z.infer<typeof receiptDetail>, 'lines'> {
  readonly id: Id<'event'>;
  readonly voids: Id<'event'> | null;
  readonly refunds: Id<'event'> | null;
  readonly voidedBy: Id<'event'> | null;
  readonly refundedBy: Id<'event'>[];
  readonly booth: Id<'booth'> | null;
  readonly device: Id<'device'>;
  readonly shift: Id<'shift'>;
  readonly lines: {
    readonly no: number;
    readonly product: Id<'product'>;
    readonly business: Id<'business'>;
    readonly region: RegionCode | null;
    readonly category: string | null;
    readonly name: string;
    readonly quantity: number;
    readonly unitPrice: number;
    readonly discount: number;
    readonly amount: number;
    readonly note: string | null;
  }[];
}

/** A shift as the server reckons it from the receipts it has, beside what the device said at the close. */
export interface ShiftRecap {
  readonly shift: Id<'shift'>;
  readonly device: Id<'device'>;
  readonly booth: Id<'booth'> | null;
  /** Milliseconds since 1970; null while that half has not arrived. */
  readonly openedAt: number | null;
  readonly closedAt: number | null;
  readonly openingCash: Money | null;
  /** Sales less voids and refunds, by how they were paid. */
  readonly byMethod: Readonly<Record<PaymentMethod, Money>>;
  readonly turnover: Money;
  readonly sales: number;
  readonly voids: number;
  readonly refunds: number;
  /** What the refunds paid back, zero or more. */
  readonly refunded: Money;
  /** What was let off on sales that stand. */
  readonly discounts: Money;
  readonly cashIn: Money;
  readonly cashOut: Money;
  /** Null while the opening has not arrived. */
  readonly expectedCash: Money | null;
  readonly countedCash: Money | null;
  /** Counted less expected. */
  readonly variance: Money | null;
  /** What the device expected at the close: differs from `expectedCash` while some of its events are missing. */
  readonly toldExpectedCash: Money | null;
  /** The notes that were counted, where the device told them. */
  readonly openingNotes: readonly CashNote[] | null;
  readonly countedNotes: readonly CashNote[] | null;
  /** One after the other; one alone when nobody took over. */
  readonly cashiers: readonly CashierRecap[];
}

export const SHIFT_STATES = ['open', 'late', 'closed'] as const;
export type ShiftState = (typeof SHIFT_STATES)[number];

/** Which shifts: all conditions hold together. `short`: less was counted at the close than the till expected. */
export const shiftFilter = z.strictObject({
  day: calendarDay.exactOptional(),
  booth: id<'booth'>().exactOptional(),
  state: z.enum(['open', 'closed', 'short']).exactOptional(),
});
export type ShiftFilter = z.infer<typeof shiftFilter>;

/** A shift in a list: the cash as the server reckons it from what has arrived. */
export const shiftSummary = z.object({
  shift: z.string(),
  device: z.string(),
  deviceCode: z.string(),
  booth: z.string().nullable(),
  boothNumber: z.string().nullable(),
  /** The business day of its opening. */
  day: z.iso.date(),
  /** `late`: open although its day has ended. */
  state: z.enum(SHIFT_STATES),
  /** Who works now, or worked last; null where the till did not ask. */
  cashier: z.string().nullable(),
  /** RFC 3339 in UTC; null while that half has not arrived. */
  openedAt: z.iso.datetime().nullable(),
  closedAt: z.iso.datetime().nullable(),
  openingCash: z.int().nullable(),
  cashIn: z.int(),
  cashOut: z.int(),
  /** Null while the opening has not arrived. */
  expectedCash: z.int().nullable(),
  countedCash: z.int().nullable(),
  /** Counted less expected. */
  variance: z.int().nullable(),
  /** What the till expected at the close: differs from `expectedCash` while some of its records are missing. */
  toldExpectedCash: z.int().nullable(),
});
export interface ShiftSummary extends z.infer<typeof shiftSummary> {
  readonly shift: Id<'shift'>;
  readonly device: Id<'device'>;
  readonly booth: Id<'booth'> | null;
}

export const shiftPage = z.object({
  items: z.array(shiftSummary),
  /** Say it as `after` to read on; null at the end. */
  next: z.string().nullable(),
});
export interface ShiftPage {
  readonly items: ShiftSummary[];
  readonly next: string | null;
}

/** How the shifts of an edition ended. Money is 0 or more but for `variance`. */
export interface ShiftSums {
  readonly closed: number;
  /** Counted less expected, of all that were closed. */
  readonly variance: Money;
  readonly short: number;
  readonly missing: Money;
  readonly over: number;
  readonly surplus: Money;
  /** Open although their business day has ended. */
  readonly neverClosed: number;
  readonly stillOpen: number;
}

/** Cash that was put into a drawer or taken out of it. */
export interface ShownMovement {
  readonly id: Id<'event'>;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly direction: 'in' | 'out';
  readonly amount: Money;
  readonly reason: string;
}

export interface ShiftDetail {
  readonly summary: ShiftSummary;
  readonly recap: ShiftRecap;
  /** The oldest first. */
  readonly movements: readonly ShownMovement[];
}

/** What one cashier took between two counts of the drawer. */
export interface CashierRecap {
  /** Null where the till did not ask. */
  readonly cashier: string | null;
  readonly byMethod: Readonly<Record<PaymentMethod, Money>>;
  readonly turnover: Money;
  readonly sales: number;
  readonly voids: number;
  readonly refunds: number;
  /** Counted less expected at the end of this cashier's time, less the same at its beginning; null until counted. */
  readonly variance: Money | null;
}

/** What a phone that takes over in mid-shift is told of the old phone's open shift (docs/hall-protocol.md, section 7). */
export const takenOver = z.object({
  device: id<'device'>(),
  /** The prefix of the old phone's receipts. */
  code: z.string(),
  shift: id<'shift'>(),
  /** RFC 3339 in UTC. */
  openedAt: z.iso.datetime(),
  openingCash: amount,
  cashier: z.string().nullable(),
  byMethod: z.object({ cash: signedAmount, qris: signedAmount, card: signedAmount, transfer: signedAmount }),
  sales: z.int(),
  voids: z.int(),
  refunds: z.int(),
  refunded: amount,
  discounts: signedAmount,
  cashIn: amount,
  cashOut: amount,
  /** What should be in the drawer, as far as the server knows. */
  expectedCash: signedAmount,
  lastReceipt: z.string().nullable(),
  lastSeq: z.int(),
  /** Records that the old phone last said it still held: their sales are not in the sums. */
  missing: z.int(),
});
export type TakenOver = z.infer<typeof takenOver>;
