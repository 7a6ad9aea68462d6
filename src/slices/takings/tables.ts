/** Rows of the schema `takings` (migration 0016). */
import type { ColumnType, Generated } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Money } from '../../kinds/money.ts';
import type { InstantColumn, OptionalInstantColumn } from '../../platform/db/database.ts';
import type { Source, Verdict } from './contract.ts';
import type { StatementMapping } from './rules/read-statement.ts';

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
  cells: Json<readonly { readonly line: number; readonly cells: readonly string[] }[]>;
  mapping: ColumnType<StatementMapping | null, string | null, string | null>;
  made_at: InstantColumn;
  made_by: string | null;
}

interface StatementMappingTable {
  organiser_id: Id<'organiser'>;
  headings: string;
  mapping: Json<StatementMapping>;
}

declare module '../../platform/db/database.ts' {
  interface Database {
    'takings.judgement': JudgementTable;
    'takings.confirmation': ConfirmationTable;
    'takings.report_link': ReportLinkTable;
    'takings.day_report': DayReportTable;
    'takings.statement': StatementTable;
    'takings.statement_mapping': StatementMappingTable;
  }
}
