/** What takings say to the rest of the house, to pages and to the API's callers. Browser-safe. */
import { z } from 'zod';
import { type Id, isId } from '../../kinds/id.ts';
import { MAX_PAYMENTS } from '../till/contract.ts';

/** Who says of a payment whether its money is there. */
export const SOURCES = ['gateway', 'statement', 'person'] as const;
export type Source = (typeof SOURCES)[number];

/** `withdrawn`: the word is taken back; `disputed`: the money was, by a refund at the gateway or a chargeback. */
export const VERDICTS = ['confirmed', 'withdrawn', 'disputed'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const id = <K extends string>() => z.custom<Id<K>>(isId, 'not an id');

/** Text that PostgreSQL can keep. */
export const words = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .refine((value) => value.isWellFormed() && !value.includes('\0'), 'not well-formed text');

/** A payment's place, as one text: `SALE.NUMBER`. */
export const paymentKey = z.strictObject({ receipt: id<'event'>(), no: z.int().min(1).max(MAX_PAYMENTS) });

export const confirmByHand = z.strictObject({
  payments: z.array(paymentKey).min(1).max(200),
  note: words(300).min(1, 'say how it was seen'),
});
export type ConfirmByHand = z.input<typeof confirmByHand>;

/** What is said of one payment. */
export interface Word {
  /** The sale, and the number of the payment in it. */
  readonly receipt: Id<'event'>;
  readonly no: number;
  /** How the other side names it; empty where it has no name. */
  readonly reference: string;
  /** The statement's line that stands for it. */
  readonly lineKey?: string | null;
  /** Milliseconds since 1970, as the other side says. */
  readonly paidAt?: number | null;
}
