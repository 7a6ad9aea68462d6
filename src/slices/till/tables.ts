/** Rows of the schema `till` (migrations 0008 and 0015). */
import type { ColumnType, Generated } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Money } from '../../kinds/money.ts';
import type { RegionCode } from '../../kinds/region.ts';
import type { InstantColumn, OptionalInstantColumn } from '../../platform/db/database.ts';
import type { CashNote, PaymentMethod, PaymentState } from './contract.ts';

interface ReceiptTable {
  organiser_id: Id<'organiser'>;
  id: Id<'event'>;
  edition_id: Id<'edition'>;
  booth_id: Id<'booth'> | null;
  device_id: Id<'device'>;
  shift_id: Id<'shift'>;
  batch_id: Id<'batch'>;
  voids: Id<'event'> | null;
  refunds: Id<'event'> | null;
  sold_at: InstantColumn;
  /** `YYYY-MM-DD` in the edition's zone. */
  day: string;
  hour: number;
  seq: number;
  catalogue_version: number;
  total: Money;
  number: string;
  secret_hash: Buffer | null;
}

interface LineTable {
  organiser_id: Id<'organiser'>;
  receipt_id: Id<'event'>;
  edition_id: Id<'edition'>;
  booth_id: Id<'booth'> | null;
  batch_id: Id<'batch'>;
  product_id: Id<'product'>;
  business_id: Id<'business'>;
  day: string;
  line_no: number;
  quantity: number;
  unit_price: Money;
  discount: Generated<Money>;
  amount: Money;
  note: string | null;
  region_code: RegionCode | null;
  category: string | null;
  name: string;
}

interface PaymentTable {
  organiser_id: Id<'organiser'>;
  receipt_id: Id<'event'>;
  edition_id: Id<'edition'>;
  batch_id: Id<'batch'>;
  day: string;
  no: number;
  amount: Money;
  tendered: Money | null;
  change: Money | null;
  method: PaymentMethod;
  state: PaymentState;
  reference: string | null;
  business_id: Id<'business'> | null;
}

export interface RefundTable {
  organiser_id: Id<'organiser'>;
  id: Id<'event'>;
  edition_id: Id<'edition'>;
  booth_id: Id<'booth'> | null;
  device_id: Id<'device'>;
  shift_id: Id<'shift'>;
  batch_id: Id<'batch'>;
  seq: number;
  sale_id: Id<'event'>;
  sale_receipt: string;
  supervisor_id: Id<'supervisor'>;
  supervisor_name: string;
  reason: string;
  paid_at: InstantColumn;
  reviewed_at: OptionalInstantColumn;
  reviewed_by: string | null;
}

export interface VoidClaimTable {
  organiser_id: Id<'organiser'>;
  device_id: Id<'device'>;
  sale_id: Id<'event'>;
  seq: number;
  id: Id<'event'>;
  edition_id: Id<'edition'>;
  booth_id: Id<'booth'> | null;
  shift_id: Id<'shift'>;
  batch_id: Id<'batch'>;
  claimed_at: InstantColumn;
  reason: string;
  copy: string;
}

interface ShiftTable {
  organiser_id: Id<'organiser'>;
  device_id: Id<'device'>;
  id: Id<'shift'>;
  edition_id: Id<'edition'>;
  booth_id: Id<'booth'> | null;
  opened_seq: number | null;
  opened_at: OptionalInstantColumn;
  opening_cash: Money | null;
  closed_seq: number | null;
  closed_at: OptionalInstantColumn;
  counted_cash: Money | null;
  expected_cash: Money | null;
  variance: Generated<Money | null>;
  cashier: string | null;
  /** JSON of `CashNote[]`. */
  opening_notes: ColumnType<CashNote[] | null, string | null, string | null>;
  closing_notes: ColumnType<CashNote[] | null, string | null, string | null>;
}

export interface HandoverTable {
  organiser_id: Id<'organiser'>;
  device_id: Id<'device'>;
  seq: number;
  id: Id<'event'>;
  edition_id: Id<'edition'>;
  booth_id: Id<'booth'> | null;
  shift_id: Id<'shift'>;
  batch_id: Id<'batch'>;
  handed_at: InstantColumn;
  from_cashier: string;
  to_cashier: string;
  counted_cash: Money;
  expected_cash: Money;
  notes: ColumnType<CashNote[] | null, string | null, string | null>;
}

export interface CashMovementTable {
  organiser_id: Id<'organiser'>;
  device_id: Id<'device'>;
  seq: number;
  id: Id<'event'>;
  edition_id: Id<'edition'>;
  booth_id: Id<'booth'> | null;
  shift_id: Id<'shift'>;
  batch_id: Id<'batch'>;
  moved_at: InstantColumn;
  direction: 'in' | 'out';
  amount: Money;
  reason: string;
}

declare module '../../platform/db/database.ts' {
  interface Database {
    'till.receipt': ReceiptTable;
    'till.line': LineTable;
    'till.payment': PaymentTable;
    'till.void_claim': VoidClaimTable;
    'till.shift': ShiftTable;
    'till.cash_movement': CashMovementTable;
    'till.refund': RefundTable;
    'till.handover': HandoverTable;
  }
}
