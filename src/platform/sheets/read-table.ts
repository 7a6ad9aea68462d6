import { refused } from '../../kinds/result.ts';

export interface ReadRow {
  /** The line of the file, as a spreadsheet numbers it: the first is 1. */
  readonly line: number;
  /** As texts, trimmed, as many as the header has; a number in full with a decimal point, a day as `YYYY-MM-DD`, with its clock where it has one, a clock alone as `hh:mm:ss`. */
  readonly cells: readonly string[];
  /** Places of cells that hold a formula; the value beside it in the file, which may be old, is in `cells`. */
  readonly formulas: readonly number[];
  /** Places of cells that hold a number and no text: a point in them is a decimal point, whatever the language. None where it is not said. */
  readonly numbers?: readonly number[];
}

export interface ReadTable {
  readonly kind: 'csv' | 'xlsx';
  /** Where the columns are named: the first row that is not empty, unless another one among the first knows more of the names that are looked for. */
  readonly header: readonly string[];
  readonly headerLine: number;
  /** The header as a row like the others, should it turn out to be one. */
  readonly headerRow?: ReadRow;
  /** What stands above the header: facts of an account, the name of an office. */
  readonly above: readonly ReadRow[];
  /** Without rows whose cells are all empty. */
  readonly rows: readonly ReadRow[];
}

/** Why a file cannot be read as a list. `line` and `limit` are in the data where the name suggests them. */
export type SheetFault =
  | { readonly code: 'empty' }
  | { readonly code: 'too-large'; readonly limit: number }
  | { readonly code: 'too-many-rows'; readonly limit: number }
  | { readonly code: 'too-many-columns'; readonly limit: number }
  | { readonly code: 'cell-too-long'; readonly line: number; readonly limit: number }
  | { readonly code: 'open-quote'; readonly line: number }
  /** Excel 97-2003. */
  | { readonly code: 'old-xls' }
  | { readonly code: 'encrypted' }
  /** Something else under this name: a picture, a PDF, a text document, a program. */
  | { readonly code: 'not-a-list' }
  /** It unpacks to far more than a list could. */
  | { readonly code: 'swells' }
  | { readonly code: 'damaged' };

export interface Limits {
  readonly bytes: number;
  readonly rows: number;
  readonly columns: number;
  /** Characters of one cell. */
  readonly cell: number;
  /** Bytes that a workbook may unpack to: a list of 5,000 rows needs 3 MB, 100,000 formatted empty rows 50 MB. */
  readonly unpacked: number;
}

export const LIMITS: Limits = { bytes: 10_000_000, rows: 5_000, columns: 64, cell: 10_000, unpacked: 128_000_000 };

export interface ReadOptions {
  readonly limits?: Partial<Limits>;
  /** How far reading is, from 0 to 1. */
  onProgress?(share: number): void;
  /** How many of the names that are looked for stand in a row, with the row right above it where there is one; without it the first row is the header. */
  knows?(cells: readonly string[], above?: readonly string[]): number;
}

/** Thrown inside the readers, and caught by `readSheet`. */
export class Unreadable extends Error {
  readonly fault: SheetFault;
  constructor(fault: SheetFault) {
    super(fault.code);
    this.fault = fault;
  }
}

export function unreadable(fault: SheetFault) {
  const { code, ...data } = fault;
  return refused(code, data);
}

/** A header is looked for among so many rows. */
export const HEADER_REACH = 40;
/** One name that is known may stand in any sentence; two in a row are a header. */
export const FEWEST_KNOWN = 2;

/** Collects rows, whatever file they come from; the limits are held here. */
export class TableBuilder {
  readonly #limits: Limits;
  readonly #rows: ReadRow[] = [];

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** `cells` may have holes. */
  add(
    line: number,
    cells: readonly (string | undefined)[],
    formulas: readonly number[] = [],
    numbers: readonly number[] = [],
  ): void {
    const texts = Array.from(cells, (cell) => cell?.trim() ?? '');
    const last = texts.findLastIndex((text) => text !== '');
    if (last === -1) return;
    const { cell, columns, rows } = this.#limits;
    if (texts.some((text) => text.length > cell)) throw new Unreadable({ code: 'cell-too-long', line, limit: cell });
    if (last >= columns) throw new Unreadable({ code: 'too-many-columns', limit: columns });
    if (this.#rows.length > rows + HEADER_REACH) throw new Unreadable({ code: 'too-many-rows', limit: rows });
    this.#rows.push({ line, cells: texts.slice(0, last + 1), formulas, numbers });
  }

  finish(kind: ReadTable['kind'], knows: ReadOptions['knows']): ReadTable {
    const [first] = this.#rows;
    if (first === undefined) throw new Unreadable({ code: 'empty' });
    const table = { kind, ...headed(this.#rows, headerAmong(this.#rows, knows) ?? first.line) };
    if (table.rows.length > this.#limits.rows)
      throw new Unreadable({ code: 'too-many-rows', limit: this.#limits.rows });
    return table;
  }
}

/** The row, where it stands on the line before. */
export function directlyAbove(line: number, row: ReadRow | undefined): ReadRow | undefined {
  return row?.line === line - 1 ? row : undefined;
}

/** The line of the row that knows most of the names; of equals the first. */
function headerAmong(rows: readonly ReadRow[], knows: ReadOptions['knows']): number | undefined {
  if (!knows) return undefined;
  let best = FEWEST_KNOWN - 1;
  let line: number | undefined;
  for (const [at, row] of rows.slice(0, HEADER_REACH).entries()) {
    const known = knows(row.cells, directlyAbove(row.line, rows[at - 1])?.cells);
    if (known > best) [best, line] = [known, row.line];
  }
  return line;
}

type HeadedTable = Pick<ReadTable, 'header' | 'headerLine' | 'headerRow' | 'above' | 'rows'>;

/** @param headerLine 0 where no row is the header. */
function headed(rows: readonly ReadRow[], headerLine: number): HeadedTable {
  const at = rows.findIndex(({ line }) => line === headerLine);
  const headerRow = rows[at];
  const header = headerRow ? withoutEmptyEnd(headerRow.cells) : [];
  return {
    header,
    headerLine,
    ...(headerRow ? { headerRow } : {}),
    above: rows.slice(0, Math.max(at, 0)),
    rows: rows.slice(at + 1).map((row) => ({
      ...row,
      cells: Array.from({ length: Math.max(header.length, row.cells.length) }, (_, place) => row.cells[place] ?? ''),
    })),
  };
}

/** As a header is kept. */
export function withoutEmptyEnd(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
}

/** All rows of a table in the order of the file, as long as what they hold. */
export function allRows({ header, headerLine, headerRow, above, rows }: HeadedTable): readonly ReadRow[] {
  const own = headerRow ?? { line: headerLine, cells: header, formulas: [] };
  return [...above, ...(headerLine === 0 ? [] : [own]), ...rows].map((row) => ({
    ...row,
    cells: withoutEmptyEnd(row.cells),
  }));
}

/**
 * The same table with the names of its columns on another of its lines, as somebody has pointed at it, or on none (0); as it is
 * where there is no such line.
 */
export function headedAt<T extends HeadedTable>(table: T, line: number): T {
  const rows = allRows(table);
  if (line !== 0 && !rows.some((row) => row.line === line)) return table;
  const { headerRow: _, ...rest } = table;
  return { ...rest, ...headed(rows, line) } as T;
}
