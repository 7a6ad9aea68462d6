/** What takings say to the rest of the house, to pages and to the API's callers. Browser-safe. */
import { z } from 'zod';
import { type Id, isId } from '../../kinds/id.ts';
import { isMoney, MAX_AMOUNT, type Money } from '../../kinds/money.ts';
import { calendarDay, PAYMENT_METHODS } from '../till/contract.ts';

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

const amount = z.custom<Money>(
  (value) => isMoney(value) && value >= 0 && value <= MAX_AMOUNT,
  'a whole amount of money, not below zero',
);

/** What a booth says it took on a day. */
export const dayReportInput = z.strictObject({
  day: calendarDay,
  amount,
  sales: z.int().min(0).max(100_000).nullable(),
  byMethod: z.partialRecord(z.enum(PAYMENT_METHODS), amount),
  /** Units by product id. */
  byProduct: z.record(z.custom<Id<'product'>>(isId), z.int().min(1).max(100_000)),
  note: words(500),
  /** Who says so: the name they give. */
  reporter: words(80).min(1),
});
export type DayReportInput = z.infer<typeof dayReportInput>;

/** A reported day as lists show it: the newest of its revisions. */
export const reportedDay = z.object({
  booth: z.string(),
  boothNumber: z.string(),
  region: z.string().nullable(),
  day: z.iso.date(),
  revision: z.int().meta({ description: 'How often it was told; the newest counts.' }),
  amount: z.int().meta({ description: 'Minor units of the edition’s currency; basis `reported`.' }),
  sales: z.int().nullable(),
  byMethod: z.record(z.string(), z.int()),
  byProduct: z.record(z.string(), z.int()),
  note: z.string(),
  reporter: z.string(),
  channel: z.enum(['link', 'officer']),
  reportedAt: z.iso.datetime(),
});
export interface ReportedDay extends z.infer<typeof reportedDay> {
  readonly booth: Id<'booth'>;
}

/** One payment's place as one text, for a form's value or a key. */
export function placeOf({ receipt, no }: { readonly receipt: Id<'event'>; readonly no: number }): string {
  return `${receipt}.${no}`;
}
