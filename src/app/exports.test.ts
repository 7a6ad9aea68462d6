/**
 * Files that people open in a spreadsheet come out of one writer, which makes harmless what a spreadsheet would run. Found by
 * what is declared and by the source, so that an export that goes another way fails here.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { XLSX_TYPE } from '../platform/sheets/index.ts';
import { zipEntries } from '../platform/sheets/zip-entries.ts';
import { type Hostile, openHostile } from './testing/open-hostile.ts';

const root = new URL('../../', import.meta.url).pathname;
const WRITER = 'src/platform/sheets/';

/** Why a source goes round the writer; undefined where it does not. */
function wrongIn(file: string, source: string): string | undefined {
  if (file.startsWith(WRITER)) return undefined;
  if (/from '(write-excel-file|exceljs|xlsx|papaparse|csv-stringify)/.test(source)) return 'brings another writer';
  // A type is named in what is declared (`content: { 'text/csv': ...`) and in what a form takes (`accept=`), nowhere else.
  const said = source
    .replace(/'text\/csv': \{ schema/g, '')
    .replace(/accept="[^"]*"/g, '')
    .replace(/\/\^text\\\/csv\\b\//g, '')
    .replace(/`Accept: text\/csv`/g, '')
    .replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
  if (/text\/(csv|tab-separated-values)|spreadsheetml|ms-excel|opendocument\.spreadsheet/.test(said))
    return 'says the type of a spreadsheet by itself';
  const names =
    /\b(CSV_TYPE|XLSX_TYPE)\b/.test(said) || /\.(csv|xlsx|xls|tsv|ods)["'`]/.test(said.replace(/path: `[^`]*`/g, ''));
  const writes = /\b(csvPieces|writeCsv|writeXlsx|xlsxPieces|sendOpenCsv)\b/.test(said);
  return names && !writes ? 'names a spreadsheet that it does not have the writer write' : undefined;
}

function sources(folder = join(root, 'src')): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'compiled' || entry.name === 'testing' ? [] : sources(path);
    return /\.(ts|tsx)$/.test(entry.name) && !/\.(test|fixture)\./.test(entry.name) ? [path] : [];
  });
}

describe('the source', () => {
  it('has no other way to write a spreadsheet', () => {
    const files = sources();
    expect(files.length).toBeGreaterThan(700);
    const wrong = files.flatMap((path) => {
      const file = relative(root, path);
      const why = wrongIn(file, readFileSync(path, 'utf8'));
      return why ? [`${file} ${why}`] : [];
    });
    expect(wrong).toEqual([]);
  });

  it.each([
    ["return new Response(rows.join(), { headers: { 'content-type': 'text/csv' } });"],
    ["c.header('content-disposition', 'attachment; filename=\"peserta.csv\"');"],
    ["import { CSV_TYPE } from '../sheets/index.ts';\nreturn c.body(lines, 200, { 'content-type': CSV_TYPE });"],
    ["import writeXlsxFile from 'write-excel-file';"],
    ["const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';"],
    ["link.download = 'rekap.xlsx';"],
  ])('would be caught: %s', (source) => expect(wrongIn('src/slices/till/wrong.ts', source)).toBeDefined());
});

const CANARIES = ['=HYPERLINK("http://contoh.invalid")', '+62811', '-5+3', '@SUM(1)', '\t=1+1'];

let hostile: Hostile;
/** Addresses of everything that is declared to answer with a spreadsheet, and as what. */
let exported: readonly { readonly address: string; readonly type: string }[];

beforeAll(async () => {
  hostile = await openHostile(CANARIES);
  exported = ['text/csv', XLSX_TYPE].flatMap((type) => hostile.declared(type).map((address) => ({ address, type })));
});
afterAll(() => hostile.stop());

describe('what is declared to be a spreadsheet', () => {
  it('is found', () => {
    expect(exported.filter(({ type }) => type === 'text/csv').length).toBeGreaterThanOrEqual(12);
    expect(exported.filter(({ type }) => type === XLSX_TYPE).length).toBeGreaterThanOrEqual(1);
  });

  it('holds no cell that a spreadsheet runs', async () => {
    let cells = 0;
    let harmless = 0;
    for (const { address, type } of exported) {
      const answer = await hostile.app.request(address, { headers: { accept: type } });
      expect([address, answer.status, answer.headers.get('content-type')?.split(';')[0]]).toEqual([address, 200, type]);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      for (const cell of type === 'text/csv' ? cellsOfCsv(new TextDecoder().decode(bytes)) : cellsOfBook(bytes)) {
        cells++;
        if (/^'[=+\-@]/.test(cell)) harmless++;
        expect([address, cell, /^[=+\-@\t\r]/.test(cell)]).toEqual([address, cell, false]);
      }
    }
    // It is not that nothing was asked of.
    expect(cells).toBeGreaterThan(150);
    expect(harmless).toBeGreaterThan(10);
  });
});

/** The cells of a CSV text; quoted ones may hold separators and line ends. */
function cellsOfCsv(text: string): string[] {
  return [...text.replace('\uFEFF', '').matchAll(/(?<=^|,|\r\n)(?:"((?:[^"]|"")*)"|([^,\r\n]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}

/** The texts of a workbook's cells, as they are written. */
function cellsOfBook(bytes: Uint8Array): string[] {
  return [...zipEntries(bytes)].flatMap(([name, { compressed, method }]) => {
    if (!name.startsWith('xl/worksheets/')) return [];
    const xml = (method === 0 ? Buffer.from(compressed) : inflateRawSync(compressed)).toString('utf8');
    return [...xml.matchAll(/<t xml:space="preserve">([^<]*)<\/t>/g)].map(([, text]) => text ?? '');
  });
}
