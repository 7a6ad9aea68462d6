/** What the stock says to the rest of the house. Browser-safe. Quantities are whole pieces. */
import { z } from 'zod';
import type { Id } from '../../kinds/id.ts';
import { typedDay } from '../../platform/forms/typed-day.ts';
import { typedLine } from '../../platform/forms/typed-line.ts';
import { id } from '../editions/contract.ts';
import type { MovementKind, NoteState } from './rules/states.ts';

export type { MovementKind, NoteState } from './rules/states.ts';

export const MOST_LINES = 200;
export const MOST_PIECES = 1_000_000;

const pieces = z.int().min(1).max(MOST_PIECES);
const batch = typedLine(40);
const signer = typedLine(80).min(1);
const remark = z.string().trim().max(500);

export const deliveryLineInput = z.strictObject({
  product: id<'product'>(),
  /** The maker's mark on a lot; empty where there is none. */
  batch,
  expiresOn: typedDay.nullable(),
  sent: pieces,
});
export type DeliveryLineInput = z.input<typeof deliveryLineInput>;

export const deliveryNoteInput = z.strictObject({
  id: id<'delivery-note'>().exactOptional(),
  business: id<'business'>(),
  remark,
  lines: z.array(deliveryLineInput).min(1).max(MOST_LINES),
  /** The version that was read; left out, a new note is written. */
  version: z.int().min(1).exactOptional(),
});
export type DeliveryNoteInput = z.input<typeof deliveryNoteInput>;

export const sendInput = z.strictObject({ note: id<'delivery-note'>(), by: signer });
export type SendInput = z.input<typeof sendInput>;

/** The handover: what was counted, by line number. */
export const receiveInput = z.strictObject({
  note: id<'delivery-note'>(),
  by: signer,
  remark,
  counted: z
    .array(z.strictObject({ line: z.int().min(1).max(MOST_LINES), received: z.int().min(0).max(MOST_PIECES) }))
    .min(1)
    .max(MOST_LINES),
});
export type ReceiveInput = z.input<typeof receiveInput>;

export const movementInput = z
  .strictObject({
    id: id<'movement'>().exactOptional(),
    business: id<'business'>(),
    product: id<'product'>(),
    kind: z.enum(['returned', 'damaged', 'corrected']),
    /** Below zero in a correction alone. */
    quantity: z
      .int()
      .min(-MOST_PIECES)
      .max(MOST_PIECES)
      .refine((quantity) => quantity !== 0, 'not zero'),
    batch,
    reason: z.string().trim().min(1).max(300),
  })
  .refine(({ kind, quantity }) => kind === 'corrected' || quantity > 0, { path: ['quantity'], message: 'above zero' });
export type MovementInput = z.input<typeof movementInput>;

export interface DeliveryLine {
  readonly line: number;
  readonly product: Id<'product'>;
  readonly batch: string;
  readonly expiresOn: string | null;
  readonly sent: number;
  /** Null until the handover. */
  readonly received: number | null;
}

export interface DeliveryNoteSummary {
  readonly id: Id<'delivery-note'>;
  readonly business: Id<'business'>;
  /** As written on paper: `SJ-007` in Indonesia. */
  readonly number: string;
  readonly state: NoteState;
  /** Milliseconds since 1970, like all instants here. */
  readonly writtenAt: number;
  readonly sentAt: number | null;
  readonly receivedAt: number | null;
  /** Pieces of all lines. */
  readonly sent: number;
  readonly received: number | null;
}

export interface DeliveryNote extends DeliveryNoteSummary {
  readonly remark: string;
  readonly version: number;
  readonly sentBy: string | null;
  readonly receivedBy: string | null;
  readonly receiptRemark: string | null;
  readonly lines: readonly DeliveryLine[];
}

export interface Movement {
  readonly id: Id<'movement'>;
  readonly product: Id<'product'>;
  readonly kind: MovementKind;
  readonly quantity: number;
  readonly batch: string;
  readonly expiresOn: string | null;
  readonly reason: string;
  readonly at: number;
  /** The number of the delivery note that brought it. */
  readonly note: string | null;
}

/** How many pieces of a product moved which way, but for sales. */
export interface Moved {
  readonly business: Id<'business'>;
  readonly product: Id<'product'>;
  readonly received: number;
  readonly returned: number;
  readonly damaged: number;
  /** Added by corrections; below zero when fewer were there than was thought. */
  readonly corrected: number;
}

export { movementName, noteStateName, noteStateTone } from './words.ts';
