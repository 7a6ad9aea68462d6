import type { InstantColumn, OptionalInstantColumn } from '../../platform/db/database.ts';
import type { ClockSource, DeviceKind, ExceptionOutcome, QuarantineCode, QuarantineVerdict } from './contract.ts';

interface PlaceColumns {
  organiser_id: string;
  edition_id: string;
  id: string;
  kind: DeviceKind;
  booth_id: string | null;
  gate: string | null;
  role: string;
  label: string;
}

interface EnrolmentTable extends PlaceColumns {
  code_hash: Buffer;
  made_by: string | null;
  made_at: InstantColumn;
  expires_at: InstantColumn;
  device_id: string | null;
  replaces: string | null;
}

interface DeviceTable extends PlaceColumns {
  code: string;
  public_key: string;
  enrolled_at: InstantColumn;
  revoked_at: OptionalInstantColumn;
  delivered: number[];
  head_seq: number | null;
  head_hash: Buffer | null;
  last_seen_at: OptionalInstantColumn;
  clock_offset: number | null;
  unsent: number | null;
  persisted: boolean | null;
  battery: number | null;
  app_version: string | null;
  replaces: string | null;
  catalogue_asked_at: OptionalInstantColumn;
  clock_seen: number | null;
  clock_trial: number | null;
  clock_trial_since: OptionalInstantColumn;
}

interface BatchTable {
  organiser_id: string;
  id: string;
  edition_id: string;
  device_id: string;
  received_at: InstantColumn;
  sent_at: InstantColumn;
  clock_offset: number;
  clock_source: ClockSource;
  events: number;
}

interface EventTable {
  organiser_id: string;
  device_id: string;
  seq: number;
  id: string;
  batch_id: string;
  wall_time: InstantColumn;
  schema_version: number;
  hash: Buffer;
  kind: string;
  line: string;
}

interface QuarantineTable {
  organiser_id: string;
  device_id: string;
  line_hash: Buffer;
  batch_id: string;
  seq: number | null;
  event_id: string | null;
  code: QuarantineCode;
  detail: string;
  line: Buffer;
  received_at: InstantColumn;
  verdict: QuarantineVerdict | null;
  reason: string | null;
  judged_at: OptionalInstantColumn;
  judged_by: string | null;
}

interface ExceptionTable {
  organiser_id: string;
  id: string;
  edition_id: string;
  device_id: string;
  batch_id: string;
  event_id: string | null;
  seq: number | null;
  code: string;
  data: unknown;
  raised_at: InstantColumn;
  settled_at: OptionalInstantColumn;
  settled_by: string | null;
  outcome: ExceptionOutcome | null;
  note: string | null;
  reopened_at: OptionalInstantColumn;
}

declare module '../../platform/db/database.ts' {
  interface Database {
    'hall.enrolment': EnrolmentTable;
    'hall.device': DeviceTable;
    'hall.batch': BatchTable;
    'hall.event': EventTable;
    'hall.quarantine': QuarantineTable;
    'hall.exception': ExceptionTable;
  }
}
