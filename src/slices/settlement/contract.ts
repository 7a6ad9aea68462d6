/** What the settlement says: what a producer sold, what it cost to be paid, what became of the goods. Browser-safe. */
import { z } from 'zod';
import type { Id } from '../../kinds/id.ts';
import type { Money } from '../../kinds/money.ts';
import { typedLine } from '../../platform/forms/typed-line.ts';
import { id } from '../editions/contract.ts';
import { PAYMENT_METHODS, type PaymentMethod } from '../till/contract.ts';

export const SIDES = ['business', 'committee'] as const;
/** Who agrees: the producer, and the committee. */
export type Side = (typeof SIDES)[number];

export const signatureInput = z.strictObject({
  business: id<'business'>(),
  side: z.enum(SIDES),
  /** As they sign on paper. */
  name: typedLine(80).min(1),
  /** Of the statement that was read: another one is not signed by mistake. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** Both sides sit before this screen: said on the paper. */
  oneScreen: z.literal('ya').optional(),
});
export type SignatureInput = z.input<typeof signatureInput>;

/** Sales less voids are `gross`; refunds are below zero; `net` is both together. */
export interface Sums {
  readonly gross: Money;
  readonly refunds: Money;
  readonly net: Money;
}

export interface DayRow extends Sums {
  /** `YYYY-MM-DD` in the edition's zone. */
  readonly day: string;
  /** Receipts that stand. */
  readonly receipts: number;
}

export interface MethodRow extends Sums {
  readonly method: PaymentMethod;
  /** What nobody has confirmed yet; part of `net`. */
  readonly claimed: Money;
  /** What the acquirer keeps, by the dated table; known for QRIS alone. */
  readonly fee: Money;
  /** Net less fee. */
  readonly afterFee: Money;
}

export interface ProductRow {
  readonly product: Id<'product'>;
  readonly name: string;
  /** Pieces sold less those refunded. */
  readonly sold: number;
  readonly refunded: number;
  readonly net: Money;
}

export interface StockRow {
  readonly product: Id<'product'>;
  readonly name: string;
  readonly received: number;
  readonly sold: number;
  readonly returned: number;
  readonly damaged: number;
  readonly corrected: number;
  /** What should be on the shelf. Below zero: more was sold or given back than ever came in. */
  readonly left: number;
}

export interface Statement {
  readonly sums: Sums;
  readonly receipts: number;
  readonly byDay: DayRow[];
  readonly byMethod: MethodRow[];
  readonly byProduct: ProductRow[];
  readonly fee: Money;
  /** Net less fees: what the producer's goods brought. */
  readonly payout: Money;
  /** QRIS payments whose fee nobody can say, because the booth's merchant class is not known. */
  readonly feesUnknown: number;
  /** Whether payments fall into the weeks in which providers could still differ. */
  readonly feesUncertain: boolean;
  readonly stock: StockRow[];
}

export interface Signature {
  readonly side: Side;
  readonly name: string;
  readonly at: number;
  /** What the account is called by which it was signed; null where none was kept. */
  readonly account: string | null;
  /** Whether one account signed for both sides, who sat before it together. */
  readonly oneScreen: boolean;
  /** Whether it was put under what the statement says now. */
  readonly current: boolean;
}

export interface SettlementSheet {
  readonly edition: {
    readonly slug: string;
    readonly name: string;
    readonly organiser: string;
    readonly zone: string;
    readonly dayEndsAt: string;
    readonly currency: string;
    readonly startsOn: string;
    readonly endsOn: string;
    readonly demo: boolean;
  };
  readonly business: {
    readonly id: Id<'business'>;
    readonly slug: string;
    readonly name: string;
    readonly region: string;
  };
  readonly statement: Statement;
  /** SHA-256 of the statement, in hexadecimal. */
  readonly digest: string;
  readonly signatures: Signature[];
  /** Milliseconds since 1970. */
  readonly asOf: number;
}

/** A business in the list of all settlements. */
export interface SettlementSummary {
  readonly business: {
    readonly id: Id<'business'>;
    readonly slug: string;
    readonly name: string;
    readonly region: string;
  };
  readonly net: Money;
  readonly sold: number;
  readonly received: number;
  readonly returned: number;
  readonly damaged: number;
  readonly left: number;
  readonly signed: Side[];
}

/** The same for the API's description. Amounts in minor units, quantities in pieces. */
const sums = { gross: z.int(), refunds: z.int(), net: z.int() };
const business = z.object({ id: z.string(), slug: z.string(), name: z.string(), region: z.string() });
const product = { product: z.string(), name: z.string() };

export const settlementSummary = z.object({
  business,
  net: z.int(),
  sold: z.int(),
  received: z.int(),
  returned: z.int(),
  damaged: z.int(),
  left: z.int(),
  signed: z.array(z.enum(SIDES)),
});

export const settlementSheet = z.object({
  edition: z.object({
    slug: z.string(),
    name: z.string(),
    organiser: z.string(),
    zone: z.string(),
    dayEndsAt: z
      .string()
      .meta({ description: '`HH:MM` in the zone: what is sold before it counts on the day before.' }),
    currency: z.string(),
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    demo: z.boolean(),
  }),
  business,
  statement: z.object({
    sums: z.object(sums),
    receipts: z.int(),
    byDay: z.array(z.object({ day: z.iso.date(), ...sums, receipts: z.int() })),
    byMethod: z.array(
      z.object({ method: z.enum(PAYMENT_METHODS), ...sums, claimed: z.int(), fee: z.int(), afterFee: z.int() }),
    ),
    byProduct: z.array(z.object({ ...product, sold: z.int(), refunded: z.int(), net: z.int() })),
    fee: z.int(),
    payout: z.int(),
    feesUnknown: z.int(),
    feesUncertain: z.boolean(),
    stock: z.array(
      z.object({
        ...product,
        received: z.int(),
        sold: z.int(),
        returned: z.int(),
        damaged: z.int(),
        corrected: z.int(),
        left: z.int(),
      }),
    ),
  }),
  digest: z.string(),
  signatures: z.array(
    z.object({
      side: z.enum(SIDES),
      name: z.string(),
      at: z.int(),
      account: z.string().nullable(),
      oneScreen: z.boolean(),
      current: z.boolean(),
    }),
  ),
  asOf: z.int(),
});
