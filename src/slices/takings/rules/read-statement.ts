/** Lines of a statement, read by the columns that somebody has named. */
import { type Money, readMoney } from '../../../kinds/money.ts';
import { dayAt } from '../../../kinds/time.ts';
import { instantAt } from '../../../kinds/wall-time.ts';

/** Which column (from 0) is what. Date and time may stand in two columns. */
export interface StatementMapping {
  readonly date: number;
  readonly time: number | null;
  readonly amount: number;
  readonly reference: number | null;
  /** NMID, terminal or merchant number, to tell booths apart. */
  readonly merchant: number | null;
  /** In which order a date with numbers alone is written. */
  readonly order: 'dmy' | 'mdy';
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

export interface ReadStatement {
  readonly lines: readonly StatementLine[];
  /** Lines of the file that are no incoming payment, or cannot be read. */
  readonly unread: readonly number[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'mei|may', 'jun', 'jul', 'agu|aug|ags', 'sep', 'okt|oct', 'nov', 'des|dec'];

interface When {
  readonly at: number;
  readonly timed: boolean;
}

const two = (number: number) => String(number).padStart(2, '0');

function dateOf(text: string, order: StatementMapping['order']): string | undefined {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/.exec(text);
  if (iso) return `${iso[1]}-${two(Number(iso[2]))}-${two(Number(iso[3]))}`;
  const named = /^(\d{1,2})[ -]([a-z]{3,9})\.?[ -](\d{4}|\d{2})/i.exec(text);
  if (named) {
    const month = MONTHS.findIndex((names) => new RegExp(`^(${names})`, 'i').test(named[2] ?? ''));
    return month < 0 ? undefined : `${yearOf(named[3] ?? '')}-${two(month + 1)}-${two(Number(named[1]))}`;
  }
  const plain = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})/.exec(text);
  if (!plain) return undefined;
  const [day, month] = order === 'dmy' ? [plain[1], plain[2]] : [plain[2], plain[1]];
  return `${yearOf(plain[3] ?? '')}-${two(Number(month))}-${two(Number(day))}`;
}

const yearOf = (text: string) => (text.length === 2 ? `20${text}` : text);

/** An instant with an offset as it is; else the wall of the edition's zone. */
export function readStatementTime(
  date: string,
  time: string,
  order: StatementMapping['order'],
  zone: string,
): When | undefined {
  const text = date.trim();
  if (/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/.test(text)) {
    const at = Date.parse(text);
    return Number.isNaN(at) ? undefined : { at, timed: true };
  }
  const day = dateOf(text, order);
  if (day === undefined) return undefined;
  const clock = /(?:^|[ T,])(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:[.,]\d+)?\s*(?:WIB|WITA|WIT|IST)?$/i.exec(
    time.trim() || text.slice(8),
  );
  const wall = clock ? `${two(Number(clock[1]))}:${clock[2]}:${clock[3] ?? '00'}` : '12:00:00';
  const at = instantAt(`${day}T${wall}`, zone);
  return at === undefined ? undefined : { at, timed: clock !== null };
}

/** What comes in, without what goes out: a fee, a payout. Credit marks and cents of nought are taken off. */
function amountOf(text: string, currency: string): Money | undefined {
  const bare = text
    .trim()
    .replace(/^\+\s*/, '')
    .replace(/\s*(CR|K)$/i, '');
  const read = readMoney(bare, currency);
  return read.ok && read.value > 0 ? read.value : undefined;
}

/** @param rows cells of each line; the first is line 2 of the file. */
export function readStatement(
  rows: readonly { readonly line: number; readonly cells: readonly string[] }[],
  mapping: StatementMapping,
  { zone, currency }: { readonly zone: string; readonly currency: string },
): ReadStatement {
  const lines: StatementLine[] = [];
  const unread: number[] = [];
  const seen = new Map<string, number>();
  const cell = (cells: readonly string[], at: number | null) => (at === null ? '' : (cells[at] ?? '').trim());
  for (const { line, cells } of rows) {
    const when = readStatementTime(cell(cells, mapping.date), cell(cells, mapping.time), mapping.order, zone);
    const amount = amountOf(cell(cells, mapping.amount), currency);
    if (!when || amount === undefined) {
      unread.push(line);
      continue;
    }
    const reference = cell(cells, mapping.reference).slice(0, 200);
    const merchant = cell(cells, mapping.merchant).slice(0, 200);
    const what = [when.at, amount, reference, merchant].join('|');
    // Two equal lines are two payments; in another copy of the file they are the same two.
    const nth = (seen.get(what) ?? 0) + 1;
    seen.set(what, nth);
    lines.push({ line, key: `${what}|${nth}`, ...when, day: dayAt(when.at, zone), amount, reference, merchant });
  }
  return { lines, unread };
}

const HEADINGS: Readonly<Record<'date' | 'time' | 'amount' | 'reference' | 'merchant', readonly RegExp[]>> = {
  date: [/tanggal|date|tgl/i, /waktu|time/i],
  time: [/^(jam|waktu|time)/i],
  amount: [/gross|nominal|jumlah|amount|kredit|credit|mutasi/i, /total|nilai/i],
  reference: [/\brrn\b|referen|reference|order|invoice|\bref\b/i, /transaksi id|transaction id|keterangan/i],
  merchant: [/nmid|terminal|\btid\b|\bmid\b|merchant|toko|outlet/i],
};

/** A first guess at the columns from their headings; null for what no heading names. */
export function guessMapping(header: readonly string[]): StatementMapping | null {
  const find = (kind: keyof typeof HEADINGS, taken: readonly (number | null)[] = []) => {
    for (const pattern of HEADINGS[kind]) {
      const at = header.findIndex((heading, index) => pattern.test(heading) && !taken.includes(index));
      if (at >= 0) return at;
    }
    return null;
  };
  const date = find('date');
  const amount = find('amount', [date]);
  if (date === null || amount === null) return null;
  const time = find('time', [date, amount]);
  const merchant = find('merchant', [date, amount, time]);
  return { date, time, amount, reference: find('reference', [date, amount, time, merchant]), merchant, order: 'dmy' };
}
