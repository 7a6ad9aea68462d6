import { setImmediate as breathe } from 'node:timers/promises';
import { harmless } from './harmless.ts';
import type { SheetCell, WrittenSheet } from './written-sheet.ts';

export const CSV_TYPE = 'text/csv; charset=utf-8';

/** Excel where Indonesian is set splits at `;`, because its comma is the decimal sign; where English is set, at `,`. */
export type Separator = ',' | ';' | '\t';

const ROWS_A_PIECE = 500;

/** RFC 4180 with a byte order mark, by which Excel knows that it is UTF-8; in pieces, for an answer that is streamed. */
export async function* csvPieces(sheet: WrittenSheet, separator: Separator = ','): AsyncGenerator<string> {
  const line = (row: readonly SheetCell[]) => `${row.map((cell) => field(cell, separator)).join(separator)}\r\n`;
  let piece = `\uFEFF${line(sheet.columns.map(({ heading }) => heading))}`;
  let count = 0;
  for await (const row of sheet.rows) {
    piece += line(row);
    if (++count % ROWS_A_PIECE !== 0) continue;
    yield piece;
    piece = '';
    await breathe();
  }
  yield piece;
}

/** The same as one file. */
export async function writeCsv(sheet: WrittenSheet, separator: Separator = ','): Promise<Uint8Array> {
  const pieces: string[] = [];
  for await (const piece of csvPieces(sheet, separator)) pieces.push(piece);
  return new TextEncoder().encode(pieces.join(''));
}

function field(cell: SheetCell, separator: Separator): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = harmless(cell);
  return text.includes(separator) || /["\r\n;,\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
