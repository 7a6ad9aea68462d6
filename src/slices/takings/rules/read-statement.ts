/** Lines of a statement, read by the columns that somebody has named. */
import type { Money } from '../../../kinds/money.ts';
import { dayAt } from '../../../kinds/time.ts';
import { type AmountColumns, type AmountRefusal, readMoved, type StatementRow } from './statement-amount.ts';
import { refuseStatus, type StatusRefusal } from './statement-status.ts';
import { type DayOrder, readStatementTime, type TimeRefusal } from './statement-time.ts';

/** Which column (from 0) is what. Day, clock and zone may stand in one column or in several. */
export interface StatementMapping extends AmountColumns {
  readonly date: number;
  readonly time: number | null;
  readonly zone: number | null;
  /** A column of words such as Berhasil or Failed; not there in what was remembered before there was such a column. */
  readonly status?: number | null;
  readonly reference: number | null;
  /** NMID, terminal or merchant number, to tell booths apart. */
  readonly merchant: number | null;
  readonly order: DayOrder;
}

export interface StatementLine {
  /** The line of the file, from 1. */
  readonly line: number;
  /** The same for the same line of another copy of the statement. */
  readonly key: string;
  /** Milliseconds since 1970; the middle of the day where the file tells no time. */
  readonly at: number;
  readonly timed: boolean;
  readonly day: string;
  readonly amount: Money;
  readonly reference: string;
  readonly merchant: string;
}

export interface UnreadLine {
  readonly line: number;
  readonly why: TimeRefusal | AmountRefusal | StatusRefusal;
}

export interface ReadStatement {
  /** What came in. */
  readonly lines: readonly StatementLine[];
  /** Lines of the file that went out: a fee, a payout. */
  readonly out: readonly number[];
  /** Lines that cannot be read, or that the bank itself calls no payment; they are left out, and never guessed. */
  readonly unread: readonly UnreadLine[];
}

const cellOf = ({ cells }: StatementRow, at: number | null) => (at === null ? '' : (cells[at] ?? '').trim());

export function readStatement(
  rows: readonly StatementRow[],
  mapping: StatementMapping,
  { zone, currency }: { readonly zone: string; readonly currency: string },
): ReadStatement {
  const lines: StatementLine[] = [];
  const out: number[] = [];
  const unread: UnreadLine[] = [];
  const seen = new Map<string, number>();
  for (const row of rows) {
    const { line } = row;
    const when = readLineTime(row, mapping, zone);
    const moved = readMoved(row, mapping, currency);
    if (moved.ok && moved.value.direction === 'out') {
      out.push(line);
      continue;
    }
    if (!when.ok || !moved.ok) {
      unread.push({ line, why: when.ok ? (moved.ok ? 'amount-unreadable' : moved.code) : when.code });
      continue;
    }
    const status = refuseStatus(row, mapping.status ?? null);
    if (status) {
      unread.push({ line, why: status });
      continue;
    }
    const { amount } = moved.value;
    const reference = cellOf(row, mapping.reference).slice(0, 200);
    const merchant = cellOf(row, mapping.merchant).slice(0, 200);
    const what = [when.value.at, amount, reference, merchant].join('|');
    // Two equal lines are two payments; in another copy of the file they are the same two.
    const nth = (seen.get(what) ?? 0) + 1;
    seen.set(what, nth);
    const day = dayAt(when.value.at, zone);
    lines.push({ line, key: `${what}|${nth}`, ...when.value, day, amount, reference, merchant });
  }
  return { lines, out, unread };
}

function readLineTime(row: StatementRow, { date, time, zone, order }: StatementMapping, editionZone: string) {
  const written = { date: cellOf(row, date), time: cellOf(row, time), zone: cellOf(row, zone) };
  return readStatementTime(written, order, editionZone);
}
