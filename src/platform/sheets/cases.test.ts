/** Files as programs and offices make them, each in the shape of a fault that was reported in public of some reader of lists. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { headedAt, readSheet } from './index.ts';
import { makeWorkbook } from './testing/make-workbook.ts';

const fileOf = (name: string) => readFileSync(new URL(`./testing/cases/${name}`, import.meta.url));

async function read(bytes: Uint8Array, knows?: (cells: readonly string[]) => number) {
  const result = await readSheet(bytes, knows ? { knows } : {});
  if (!result.ok) return result.code;
  return [result.value.header, ...result.value.rows.map(({ cells }) => cells)];
}

describe('a list made elsewhere', () => {
  it.each([
    ['csv-bom-quoted-first-heading.csv', [['Contoh Kérupuk', '64.71', '25000']]],
    [
      'csv-mixed-ends.csv',
      [
        ['Contoh Kérupuk', '64.71', '25000'],
        ['Dua', '64.72', '1'],
      ],
    ],
    ['csv-pipe.csv', [['Contoh Kérupuk', '64.71', '25000']]],
    ['csv-sep-line.csv', [['Contoh Kérupuk', '64.71', '25000']]],
    [
      'csv-quote-inside.csv',
      [
        ['Tas 5" anjat', '64.71', '25000'],
        ['Roti "Enak"', '64.71', '1'],
      ],
    ],
  ])('is read: %s', async (name, rows) =>
    expect(await read(fileOf(name))).toEqual([['Nama usaha', 'Kode daerah', 'Harga (Rp)'], ...rows]),
  );

  it('tells where a quote was left open', async () => {
    const result = await readSheet(fileOf('csv-open-quote.csv'));
    expect(result).toMatchObject({ ok: false, code: 'open-quote', data: { line: 2 } });
  });

  it.each([
    'xlsx-absolute-target.xlsx',
    'xlsx-backslash-parts.xlsx',
    'xlsx-bom-in-part.xlsx',
    'xlsx-dotdot-target.xlsx',
    'xlsx-hidden-first-tab.xlsx',
    'xlsx-no-r.xlsx',
    'xlsx-part-capitals.xlsx',
    'xlsx-prefix-x.xlsx',
    'xlsx-quotes-and-breaks.xlsx',
    'xlsx-rels-ns0.xlsx',
  ])('is read whatever its program calls and where it puts its parts: %s', async (name) =>
    expect(await read(fileOf(name))).toEqual([
      ['Nama', 'Harga'],
      ['Satu', '25000'],
    ]),
  );

  it('shows the error of a cell as the spreadsheet does', async () => {
    expect(await read(fileOf('xlsx-error-cells.xlsx'))).toEqual([
      ['Nama', 'Harga'],
      ['Satu', '#DIV/0!'],
      ['2023-06-24T10:05:00', '25000'],
    ]);
  });

  it('is whole where its program writes a row in pieces', async () => {
    expect(await read(fileOf('one-row-element-per-cell.xlsx'))).toEqual([
      ['Nama usaha', 'Kode daerah', 'NIB'],
      ['Contoh Satu', '64.71', ''],
      ['Contoh Dua', '64.72', ''],
    ]);
  });

  it('has its numbers as they were typed, known for numbers', async () => {
    const result = await readSheet(fileOf('price-as-float.xlsx'));
    if (!result.ok) throw new Error(result.code);
    const rows = result.value.rows.map(({ cells, numbers }) => [cells[0], numbers?.includes(0)]);
    const typed = ['25000', '25000', '25000', '25000', '133.8', '150000', '0.001', '25000'];
    expect(rows).toEqual(typed.map((text) => [text, true]));
  });
});

describe('a spreadsheet’s days and clocks', () => {
  it.each([
    [45_101.822916666664, 'dd/mm/yyyy hh:mm', '2023-06-24 19:45:00'],
    [45_101, 'dd/mm/yyyy', '2023-06-24'],
    [0.822916666664, 'hh:mm', '19:45:00'],
    [0, 'hh:mm', '00:00:00'],
    [45_101.99999999, 'yyyy-mm-dd', '2023-06-25'],
    // How long something took is a number, and so is a number.
    [1.5, '[h]:mm', '1.5'],
    [45_101.5, '0.00', '45101.5'],
  ])('%s shown as %s is %s', async (value, format, shown) => {
    const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="${format}"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`;
    const file = makeWorkbook(
      `<row r="1"><c r="A1" t="str"><v>Kapan</v></c></row><row r="2"><c r="A2" s="1"><v>${value}</v></c></row>`,
      [],
      '',
      {
        styles,
      },
    );
    expect(await read(file)).toEqual([['Kapan'], [shown]]);
  });
});

describe('a header below other rows', () => {
  const csv = new TextEncoder().encode(
    'Dinas Perindustrian;;\nDaftar nama usaha 2027;;\n\nNo;Nama usaha;Kode daerah\n1;Amplang Satu;64.71\n',
  );
  const NAMES = new Set(['nama usaha', 'kode daerah']);
  const knows = (cells: readonly string[]) => cells.filter((cell) => NAMES.has(cell.toLowerCase())).length;

  it('is found by the names that are looked for', async () => {
    expect(await read(csv, knows)).toEqual([
      ['No', 'Nama usaha', 'Kode daerah'],
      ['1', 'Amplang Satu', '64.71'],
    ]);
    const told = await readSheet(csv, { knows });
    expect(told).toMatchObject({ value: { headerLine: 4, above: [{ line: 1 }, { line: 2 }] } });
  });

  it('can be pointed at, and pointed at anew', async () => {
    const result = await readSheet(csv);
    if (!result.ok) throw new Error(result.code);
    expect(result.value.headerLine).toBe(1);
    const headed = headedAt(result.value, 4);
    expect([headed.header, headed.rows.length, headed.above.length]).toEqual([
      ['No', 'Nama usaha', 'Kode daerah'],
      1,
      2,
    ]);
    expect(headedAt(headed, 1)).toEqual(headedAt(result.value, 1));
    expect(headedAt(headed, 99)).toBe(headed);
  });
});

describe('a CSV file', () => {
  it.each([';', '|', '\t', '^', '~'])('is split at what most of its lines agree on: %s', async (separator) => {
    const text = [
      'Rekening koran, Balikpapan',
      'Nama, alamat',
      `a${separator}b`,
      `1${separator}2,5`,
      `3${separator}4`,
      `5${separator}6`,
    ];
    const rows = await read(new TextEncoder().encode(text.join('\n')));
    expect(rows.slice(2)).toEqual([
      ['a', 'b'],
      ['1', '2,5'],
      ['3', '4'],
      ['5', '6'],
    ]);
  });

  it('may be UTF-16 without a mark', async () => {
    for (const order of ['le', 'be']) {
      const bytes = Buffer.from('Nama;Harga\nSatu;25000\n', 'utf16le');
      expect(await read(order === 'le' ? bytes : bytes.swap16())).toEqual([
        ['Nama', 'Harga'],
        ['Satu', '25000'],
      ]);
    }
  });
});
