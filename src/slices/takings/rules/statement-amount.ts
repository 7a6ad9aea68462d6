/** What a line of a statement moved, and which way: by a sign, a word beside it, a column of its own, or two columns. */
import { currencyOf } from '../../../kinds/currency.ts';
import type { Money } from '../../../kinds/money.ts';
import { ok, type Result, refused } from '../../../kinds/result.ts';
import { moneyOfCell, type ReadRow } from '../../../platform/sheets/index.ts';

export type Direction = 'in' | 'out';

export interface Moved {
  readonly direction: Direction;
  readonly amount: Money;
}

export type AmountRefusal = 'amount-unreadable' | 'direction-unreadable' | 'two-amounts';

export interface AmountColumns {
  /** The amount; what came in where `debit` says what went out. */
  readonly amount: number;
  readonly debit: number | null;
  /** A column of marks or words such as D/K or Debit/Credit. */
  readonly direction: number | null;
}

export type StatementRow = Pick<ReadRow, 'line' | 'cells' | 'numbers'>;

const IN = [
  ...['k', 'kr', 'c', 'cr', 'kredit', 'credit', '+', 'in', 'masuk', 'uang masuk', 'dana masuk', 'transfer masuk'],
  ...['incoming', 'received', 'terima', 'diterima', 'penerimaan', 'deposit', 'setoran', 'money in'],
];
const OUT = [
  ...['d', 'db', 'dr', 'debit', 'debet', '-', '−', '–', 'out', 'keluar', 'uang keluar', 'dana keluar'],
  ...['transfer keluar', 'outgoing', 'sent', 'payout', 'withdrawal', 'penarikan', 'tarikan', 'money out'],
];
const WORDS: ReadonlyMap<string, Direction> = new Map([
  ...IN.map((word): [string, Direction] => [word, 'in']),
  ...OUT.map((word): [string, Direction] => [word, 'out']),
]);

/** Which way a mark or word says that money went; undefined for any other text. */
export function directionOf(text: string): Direction | undefined {
  const word = text.normalize('NFKC').toLowerCase().replace(/[.()]/g, '').replace(/\s+/g, ' ').trim();
  return WORDS.get(word);
}

/** Marks beside an amount in its own cell; longer ones first, so that `CR` is not `C`. */
const WORD_MARKS = 'kredit|credit|debit|debet|cr|db|dr|kr|k|d|c';
const BEFORE = new RegExp(`^((?:${WORD_MARKS})(?=\\.?[\\s\\d(])|[+\\-−–])\\.?\\s*`, 'i');
const AFTER = new RegExp(`(?<=[\\d\\s)])\\s*(?:(${WORD_MARKS}|[+\\-−–])\\.?|\\((${WORD_MARKS})\\.?\\))$`, 'i');

/** An amount without the marks of its direction, and what they say. */
function withoutMarks(text: string, currency: string): { readonly bare: string; readonly said: readonly Direction[] } {
  const said: Direction[] = [];
  let bare = text.normalize('NFKC').trim();
  // `25.000,-` is an amount without cents, and no debit.
  const dashed = /,-+$|\.-+$/.test(bare);
  for (const mark of dashed ? [BEFORE] : [BEFORE, AFTER]) {
    const found = mark.exec(bare);
    const direction = found && directionOf(found[1] ?? found[2] ?? '');
    if (!direction) continue;
    said.push(direction);
    bare = bare.replace(mark, '').trim();
  }
  const enclosed = /^\((.*)\)$/.exec(bare);
  if (enclosed) {
    said.push('out');
    bare = (enclosed[1] ?? '').trim();
  }
  // A sign between the sign of money and the digits, as in `Rp-31.223`.
  const marked = bare.replace(currencyOf(currency).marks, '').trim();
  const sign = /^[-−–+]/.exec(marked);
  if (sign && marked !== bare) {
    said.push(directionOf(sign[0]) ?? 'out');
    bare = marked.slice(1).trim();
  }
  return { bare, said };
}

interface Read {
  readonly amount: Money;
  readonly said: Direction | undefined;
}

/** What a cell says by itself; undefined for nothing: an empty cell, a dash, nought. */
function readCell(row: StatementRow, place: number, currency: string): Result<Read | undefined, AmountRefusal> {
  const text = (row.cells[place] ?? '').trim();
  if (text === '' || /^[-−–]+$/.test(text)) return ok(undefined);
  const isNumber = row.numbers?.includes(place) ?? false;
  const { bare, said } = withoutMarks(text, currency);
  const read = moneyOfCell({ cells: [bare], numbers: isNumber ? [0] : [] }, 0, currency);
  if (!read.ok) return refused('amount-unreadable');
  if (read.value === 0) return ok(undefined);
  if (new Set(said).size > 1) return refused('direction-unreadable');
  return ok({ amount: read.value, said: said[0] });
}

function readTwo(row: StatementRow, { amount, debit }: AmountColumns, currency: string): Result<Moved, AmountRefusal> {
  const came = readCell(row, amount, currency);
  const went = debit === null ? ok(undefined) : readCell(row, debit, currency);
  if (!came.ok) return came;
  if (!went.ok) return went;
  if (came.value && went.value) return refused('two-amounts');
  if (came.value) {
    // A credit below nought is one that was taken back.
    return ok({ direction: came.value.said ?? 'in', amount: came.value.amount });
  }
  if (!went.value) return refused('amount-unreadable');
  // Banks write what went out with a sign and without; a plus there could mean either.
  return went.value.said === 'in'
    ? refused('direction-unreadable')
    : ok({ direction: 'out', amount: went.value.amount });
}

/** What a line moved. Without any mark it is what came in: acquirers list nothing else. */
export function readMoved(row: StatementRow, columns: AmountColumns, currency: string): Result<Moved, AmountRefusal> {
  if (columns.debit !== null) return readTwo(row, columns, currency);
  const read = readCell(row, columns.amount, currency);
  if (!read.ok) return read;
  if (!read.value) return refused('amount-unreadable');
  const { amount, said } = read.value;
  if (columns.direction === null) return ok({ direction: said ?? 'in', amount });
  const told = directionOf(row.cells[columns.direction] ?? '');
  if (told === undefined || (said !== undefined && said !== told)) return refused('direction-unreadable');
  return ok({ direction: told, amount });
}
