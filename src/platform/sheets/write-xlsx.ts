import { setImmediate as breathe } from 'node:timers/promises';
import { harmless } from './harmless.ts';
import { type ZipPart, zipPieces } from './write-zip.ts';
import type { SheetCell, WrittenSheet } from './written-sheet.ts';

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What XML 1.0 cannot hold: one such would make the whole file unreadable. */
const UNWRITABLE = /[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu;
/** What would be read as the sign for a character that XML cannot hold: `_x0041_`. */
const ESCAPE_LIKE = /_(?=x[0-9A-F]{4}_)/gi;
/** The longest text that a cell of Excel takes. */
const LONGEST = 32_767;
const ROWS_A_PIECE = 500;

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const PROLOG = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PARTS_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Numbers of the cell formats in `STYLES`. */
const HEADING = 1;
/** Kept as text: a number of thirteen digits stays as it was typed, with its leading zeros. */
const TEXT = 2;
const NUMBER = 3;
const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`;

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(UNWRITABLE, '')
    .replaceAll(ESCAPE_LIKE, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '_x000D_');
}

/** 0 -> `A`, 26 -> `AA`. Not every reader finds a cell that does not say its place. */
function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter;
}

function cellXml(cell: SheetCell, place: string, style: number): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? `<c r="${place}" s="${NUMBER}"><v>${cell}</v></c>` : '';
  const text = harmless(cell).slice(0, LONGEST);
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

function rowXml(row: readonly SheetCell[], line: number, style: number): string {
  const cells = row.map((cell, at) => cellXml(cell, `${columnLetters(at)}${line}`, style));
  return `<row r="${line}">${cells.join('')}</row>`;
}

/** The row of headings stays in sight; a column that waits for an entry is formatted as text already. */
async function* sheetXml({ columns, rows }: WrittenSheet): AsyncGenerator<string> {
  const widths = columns.map(({ heading, width = Math.max(10, heading.length + 2) }, at) => {
    return `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1" style="${TEXT}"/>`;
  });
  yield `${PROLOG}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${
    widths.length > 0 ? `<cols>${widths.join('')}</cols>` : ''
  }<sheetData>${rowXml(
    columns.map(({ heading }) => heading),
    1,
    HEADING,
  )}`;
  let piece: string[] = [];
  let line = 1;
  for await (const row of rows) {
    if (piece.push(rowXml(row, ++line, TEXT)) < ROWS_A_PIECE) continue;
    yield piece.join('');
    piece = [];
    await breathe();
  }
  yield `${piece.join('')}</sheetData></worksheet>`;
}

/** What a tab may not be called, by Excel; two are never called the same. */
function tabNames(sheets: readonly WrittenSheet[]): string[] {
  const taken = new Set<string>();
  return sheets.map(({ name }, at) => {
    const allowed = name
      .toWellFormed()
      .replaceAll(/[\\/?*[\]:]/g, ' ')
      .replaceAll(UNWRITABLE, '')
      .slice(0, 31)
      .toWellFormed()
      .replaceAll(/^['\s]+|['\s]+$/g, '');
    const own =
      allowed === '' || taken.has(allowed.toLowerCase()) ? `${allowed.slice(0, 25)} ${at + 1}`.trim() : allowed;
    taken.add(own.toLowerCase());
    return own;
  });
}

/** A workbook with one tab a sheet, in the form that every spreadsheet program reads (ECMA-376). */
export async function writeXlsx(sheets: readonly WrittenSheet[]): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  for await (const piece of xlsxPieces(sheets)) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}

/** The same in pieces, for an answer that is streamed: no more of it is in memory than is on its way. */
export function xlsxPieces(sheets: readonly WrittenSheet[]): AsyncGenerator<Buffer> {
  const part = (name: string, text: string): ZipPart => ({ name, pieces: [PROLOG + text] });
  const numbers = sheets.map((_, at) => at + 1);
  const overrides = numbers.map(
    (n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${PARTS_TYPE}.worksheet+xml"/>`,
  );
  const tabs = tabNames(sheets).map(
    (name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const targets = numbers.map(
    (n) => `<Relationship Id="rId${n}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
  );
  return zipPieces([
    part(
      '[Content_Types].xml',
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${PARTS_TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${PARTS_TYPE}.styles+xml"/>${overrides.join('')}</Types>`,
    ),
    part(
      '_rels/.rels',
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    part(
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${tabs.join('')}</sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${PACKAGE}/relationships">${targets.join('')}<Relationship Id="rId${sheets.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    ),
    part('xl/styles.xml', STYLES),
    ...sheets.map((sheet, at) => ({ name: `xl/worksheets/sheet${at + 1}.xml`, pieces: sheetXml(sheet) })),
  ]);
}
