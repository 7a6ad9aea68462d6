import { refused } from '../../kinds/result.ts';

export interface ReadRow {
  /** The line of the file, as a spreadsheet numbers it: the first is 1. */
  readonly line: number;
  /** As texts, trimmed, as many as the header has; a number as it reads in full, a day as `YYYY-MM-DD`. */
  readonly cells: readonly string[];
  /** Places of cells that hold a formula; the value beside it in the file, which may be old, is in `cells`. */
  readonly formulas: readonly number[];
}

export interface ReadTable {
  readonly kind: 'csv' | 'xlsx';
  /** The first row that is not empty. */
  readonly header: readonly string[];
  readonly headerLine: number;
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

/** Collects rows, whatever file they come from; the limits are held here. */
export class TableBuilder {
  readonly #limits: Limits;
  #header: string[] | undefined;
  #headerLine = 0;
  readonly #rows: ReadRow[] = [];

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** `cells` may have holes. */
  add(line: number, cells: readonly (string | undefined)[], formulas: readonly number[]): void {
    const texts = Array.from(cells, (cell) => cell?.trim() ?? '');
    const last = texts.findLastIndex((text) => text !== '');
    if (last === -1) return;
    const { cell, columns, rows } = this.#limits;
    if (texts.some((text) => text.length > cell)) throw new Unreadable({ code: 'cell-too-long', line, limit: cell });
    if (last >= columns) throw new Unreadable({ code: 'too-many-columns', limit: columns });
    if (this.#header === undefined) {
      this.#header = texts.slice(0, last + 1);
      this.#headerLine = line;
      return;
    }
    if (this.#rows.length === rows) throw new Unreadable({ code: 'too-many-rows', limit: rows });
    const width = this.#header.length;
    this.#rows.push({
      line,
      cells: Array.from({ length: Math.max(width, last + 1) }, (_, at) => texts[at] ?? ''),
      formulas,
    });
  }

  finish(kind: ReadTable['kind']): ReadTable {
    if (this.#header === undefined) throw new Unreadable({ code: 'empty' });
    return { kind, header: this.#header, headerLine: this.#headerLine, rows: this.#rows };
  }
}
