/** Rows of the schema `takings` (migration 0016). */
import type { ColumnType, Generated } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Money } from '../../kinds/money.ts';
import type { InstantColumn, OptionalInstantColumn } from '../../platform/db/database.ts';
import type { Source, Verdict } from './contract.ts';
import type { GatewayName } from './gateways/gateway.ts';
import type { ChargeState } from './rules/charge-state.ts';
import type { Holder } from './rules/link-days.ts';
import type { StatementMapping } from './rules/read-statement.ts';
import type { StatementRow } from './rules/statement-amount.ts';

interface JudgementTable {
  organiser_id: Id<'organiser'>;
  id: Id<'judgement'>;
  edition_id: Id<'edition'>;
  source: Source;
  verdict: Verdict;
  note: string;
  made_at: InstantColumn;
  made_by: string | null;
  undoes: Id<'judgement'> | null;
  statement_id: Id<'statement'> | null;
}

interface ConfirmationTable {
  organiser_id: Id<'organiser'>;
  seq: Generated<number>;
  judgement_id: Id<'judgement'>;
  receipt_id: Id<'event'>;
  payment_no: number;
  verdict: Verdict;
  amount: Money;
  reference: string;
  line_key: string | null;
  paid_at: OptionalInstantColumn;
}

interface ReportLinkTable {
  organiser_id: Id<'organiser'>;
  id: Id<'report-link'>;
  edition_id: Id<'edition'>;
  booth_id: Id<'booth'>;
  secret_hash: Buffer;
  made_at: InstantColumn;
  revoked_at: OptionalInstantColumn;
  holder: ColumnType<Holder | null, string | null, never>;
}

/** Reading JSON gives it parsed; writing takes its text. */
type Json<T> = ColumnType<T, string, string>;

interface DayReportTable {
  organiser_id: Id<'organiser'>;
  id: Id<'day-report'>;
  edition_id: Id<'edition'>;
  booth_id: Id<'booth'>;
  day: string;
  revision: number;
  amount: Money;
  sales: number | null;
  by_method: Json<Readonly<Record<string, number>>>;
  by_product: Json<Readonly<Record<string, number>>>;
  note: string;
  reporter: string;
  channel: 'link' | 'officer';
  made_at: InstantColumn;
  made_by: string | null;
}

interface StatementTable {
  organiser_id: Id<'organiser'>;
  id: Id<'statement'>;
  edition_id: Id<'edition'>;
  name: string;
  headers: Json<readonly string[]>;
  header_line: number;
  above: Json<readonly StatementRow[]>;
  cells: Json<readonly StatementRow[]>;
  mapping: ColumnType<StatementMapping | null, string | null, string | null>;
  made_at: InstantColumn;
  made_by: string | null;
}

interface StatementMappingTable {
  organiser_id: Id<'organiser'>;
  headings: string;
  mapping: Json<StatementMapping>;
}

interface GatewayTable {
  organiser_id: Id<'organiser'>;
  gateway: GatewayName;
  active: boolean;
  sandbox: boolean;
  sealed: Buffer;
  changed_at: InstantColumn;
}

export interface ChargeTable {
  organiser_id: Id<'organiser'>;
  id: Id<'charge'>;
  edition_id: Id<'edition'>;
  gateway: GatewayName;
  order_ref: string;
  gateway_ref: string | null;
  sale_id: Id<'event'>;
  payment_no: number;
  device_id: Id<'device'>;
  booth_id: Id<'booth'> | null;
  amount: number;
  qr: string | null;
  state: ChargeState;
  made_at: InstantColumn;
  expires_at: InstantColumn;
  state_at: InstantColumn;
  ask_at: OptionalInstantColumn;
  asked: Generated<number>;
  applied_state: ChargeState | null;
  /** What of it went back to the buyer at the gateway, a part of it. */
  refunded: Generated<number>;
}

/** What became of a notification: of a charge that is not ours, of another amount, too late to be news, or applied. */
export type NotificationOutcome = 'applied' | 'stale' | 'waiting' | 'unmatched' | 'mismatch' | 'ignored';

interface NotificationTable {
  organiser_id: Id<'organiser'>;
  id: Id<'notification'>;
  gateway: GatewayName;
  key: string;
  received_at: InstantColumn;
  order_ref: string;
  gateway_ref: string;
  amount: number | null;
  says: string;
  outcome: NotificationOutcome;
  charge_id: Id<'charge'> | null;
  body: string;
  settled_at: OptionalInstantColumn;
  settled_by: string | null;
  note: Generated<string>;
}

declare module '../../platform/db/database.ts' {
  interface Database {
    'takings.judgement': JudgementTable;
    'takings.confirmation': ConfirmationTable;
    'takings.report_link': ReportLinkTable;
    'takings.day_report': DayReportTable;
    'takings.statement': StatementTable;
    'takings.gateway': GatewayTable;
    'takings.charge': ChargeTable;
    'takings.notification': NotificationTable;
    'takings.statement_mapping': StatementMappingTable;
  }
}
