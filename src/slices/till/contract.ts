/**
 * What the till says to the rest of the house: the payloads of its events, the rows it publishes, and the facts it needs
 * from the catalogue. Browser-safe: the device, the server and the API's description all read this file.
 */
import { z } from 'zod';
import { type Id, isId } from '../../kinds/id.ts';
import { isMoney, MAX_AMOUNT, type Money } from '../../kinds/money.ts';
import { isRegionCode, type RegionCode } from '../../kinds/region.ts';

export const TILL_KINDS = ['shift.opened', 'cash.moved', 'sale.recorded', 'sale.voided', 'shift.closed'] as const;
export type TillKind = (typeof TILL_KINDS)[number];

/** The newest payload shape this program reads. An event of a newer one is kept in the log and waits for a newer server. */
export const TILL_SCHEMA_VERSION = 1;

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
  /** Quantity times unit price. */
  amount,
});
export type SaleLine = z.infer<typeof saleLine>;

export const salePayment = z.strictObject({
  method: z.enum(PAYMENT_METHODS),
  amount,
  /** Cash only: what the buyer handed over, and what went back. */
  tendered: amount.exactOptional(),
  change: amount.exactOptional(),
});
export type SalePayment = z.infer<typeof salePayment>;

const lines = z.array(saleLine).min(1).max(MAX_LINES);
const payments = z.array(salePayment).min(1).max(MAX_PAYMENTS);
const receipt = z.string().regex(RECEIPT_NUMBER);

export const shiftOpened = z.strictObject({ shift: id<'shift'>(), openingCash: amount });
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

export const shiftClosed = z.strictObject({
  shift: id<'shift'>(),
  countedCash: amount,
  /** By the device's own fold of the shift; below zero when more was taken out than ever came in. */
  expectedCash: signedAmount,
  /** Counted less expected. */
  variance: amountWithin(-2 * MAX_AMOUNT, 2 * MAX_AMOUNT),
});
export type ShiftClosed = z.infer<typeof shiftClosed>;

export const tillPayloads = {
  'shift.opened': shiftOpened,
  'cash.moved': cashMoved,
  'sale.recorded': saleRecorded,
  'sale.voided': saleVoided,
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

/**
 * The catalogue snapshots that a batch was sold from. A version, once given out, must answer the same for ever: `verify`
 * recomputes every figure from it.
 */
export interface ProductFacts {
  /** Nothing when the version is not known or did not have the product. */
  find(product: Id<'product'>, version: number): ProductFact | undefined;
}

/** `YYYY-MM-DD`; PostgreSQL has no year 0. */
export const calendarDay = z.iso.date().refine((day) => day >= '0001', 'no such year');

/** Which receipts: all conditions hold together. Region, category and product ask for a receipt with such a line. */
export const receiptFilter = z.strictObject({
  day: calendarDay.exactOptional(),
  hour: z.int().min(0).max(23).exactOptional(),
  kind: z.enum(['sale', 'void']).exactOptional(),
  region: z.custom<RegionCode>(isRegionCode, 'not a region code').exactOptional(),
  category: text(1, 200).exactOptional(),
  product: id<'product'>().exactOptional(),
  booth: id<'booth'>().exactOptional(),
  method: z.enum(PAYMENT_METHODS).exactOptional(),
  state: z.enum(PAYMENT_STATES).exactOptional(),
});
export type ReceiptFilter = z.infer<typeof receiptFilter>;

/** A receipt in a list: a sale, or the counted void of one (its amounts below zero, its day and time those of the sale). */
export const receiptSummary = z.object({
  id: z.string(),
  kind: z.enum(['sale', 'void']),
  /** The sale that a void reverses. */
  voids: z.string().nullable(),
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
  /** Only those of producers whom the reader may see. */
  lines: z.array(
    z.object({
      product: z.string(),
      business: z.string(),
      region: z.string().nullable(),
      category: z.string().nullable(),
      name: z.string(),
      quantity: z.int(),
      unitPrice: z.int(),
      amount: z.int(),
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
    }),
  ),
});
export interface ReceiptDetail extends Omit<z.infer<typeof receiptDetail>, 'lines'> {
  readonly id: Id<'event'>;
  readonly voids: Id<'event'> | null;
  readonly voidedBy: Id<'event'> | null;
  readonly booth: Id<'booth'> | null;
  readonly device: Id<'device'>;
  readonly shift: Id<'shift'>;
  readonly lines: {
    readonly product: Id<'product'>;
    readonly business: Id<'business'>;
    readonly region: RegionCode | null;
    readonly category: string | null;
    readonly name: string;
    readonly quantity: number;
    readonly unitPrice: number;
    readonly amount: number;
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
  /** Sales less voids, by how they were paid. */
  readonly byMethod: Readonly<Record<PaymentMethod, Money>>;
  readonly turnover: Money;
  readonly sales: number;
  readonly voids: number;
  readonly cashIn: Money;
  readonly cashOut: Money;
  /** Null while the opening has not arrived. */
  readonly expectedCash: Money | null;
  readonly countedCash: Money | null;
  /** Counted less expected. */
  readonly variance: Money | null;
  /** What the device expected at the close: differs from `expectedCash` while some of its events are missing. */
  readonly toldExpectedCash: Money | null;
}
