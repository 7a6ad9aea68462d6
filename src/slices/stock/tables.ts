/** Rows of the schema `stock` (migration 0017). */
import type { Id } from '../../kinds/id.ts';
import type { InstantColumn, OptionalInstantColumn } from '../../platform/db/database.ts';
import type { MovementKind, NoteState } from './contract.ts';

export interface DeliveryNoteTable {
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  id: Id<'delivery-note'>;
  business_id: Id<'business'>;
  number: number;
  state: NoteState;
  remark: string;
  version: number;
  written_at: InstantColumn;
  sent_at: OptionalInstantColumn;
  sent_by: string | null;
  received_at: OptionalInstantColumn;
  received_by: string | null;
  receipt_remark: string | null;
}

export interface DeliveryLineTable {
  organiser_id: Id<'organiser'>;
  note_id: Id<'delivery-note'>;
  line_no: number;
  product_id: Id<'product'>;
  batch: string;
  /** `YYYY-MM-DD`. */
  expires_on: string | null;
  sent: number;
  received: number | null;
}

export interface MovementTable {
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  id: Id<'movement'>;
  business_id: Id<'business'>;
  product_id: Id<'product'>;
  kind: MovementKind;
  quantity: number;
  batch: string;
  expires_on: string | null;
  reason: string;
  moved_at: InstantColumn;
  note_id: Id<'delivery-note'> | null;
}

/** The published view: pieces by way. */
export interface MovedView {
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  business_id: Id<'business'>;
  product_id: Id<'product'>;
  received: number;
  returned: number;
  damaged: number;
  corrected: number;
}

declare module '../../platform/db/database.ts' {
  interface Database {
    'stock.delivery_note': DeliveryNoteTable;
    'stock.delivery_line': DeliveryLineTable;
    'stock.movement': MovementTable;
    'stock.moved': MovedView;
  }
}
