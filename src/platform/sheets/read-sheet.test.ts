import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { readSheet } from './index.ts';
import { makeWorkbook, makeZip } from './testing/make-workbook.ts';
import { writeCsv } from './write-csv.ts';
import { writeXlsx } from './write-xlsx.ts';
import type { WrittenSheet } from './written-sheet.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

/** What was read, as lines: `3: a | b`; or the fault. */
async function linesOf(bytes: Uint8Array): Promise<string[]> {
  const read = await readSheet(bytes);
  if (!read.ok) return [`${read.code} ${JSON.stringify(read.data)}`];
  const { header, headerLine, rows } = read.value;
  return [
    `${headerLine}: ${header.join(' | ')}`,
    ...rows.map(
      (row) => `${row.line}: ${row.cells.join(' | ')}${row.formulas.length > 0 ? ` f${row.formulas.join()}` : ''}`,
    ),
  ];
}

const TEXT = 'Nama;Alamat\r\nCafé “Ñusa”;Jalan €1\r\n';
const LINES = ['1: Nama | Alamat', '2: Café “Ñusa” | Jalan €1'];

describe('a CSV file', () => {
  it.each([
    ['UTF-8', utf8(TEXT)],
    ['UTF-8 with a mark', utf8(`\uFEFF${TEXT}`)],
    ['UTF-16 little endian', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
    ['UTF-16 big endian', Buffer.from(`\uFEFF${TEXT}`, 'utf16le').swap16()],
    ['Windows-1252', Buffer.from(TEXT.replace('“', '\x93').replace('”', '\x94').replace('€', '\x80'), 'latin1')],
  ])('is read as %s', async (_, bytes) => expect(await linesOf(bytes)).toEqual(LINES));

  it.each([
    [',', 'Nama,Kota\nA,"B, C"\n'],
    [';', 'Nama;Kota\nA;B, C\n'],
    ['tab', 'Nama\tKota\nA\tB, C\n'],
    ['said', 'sep=;\nNama;Kota\nA;B, C\n'],
  ])('is split at %s', async (separator, text) => {
    const first = separator === 'said' ? 2 : 1;
    expect(await linesOf(utf8(text))).toEqual([`${first}: Nama | Kota`, `${first + 1}: A | B, C`]);
  });

  it('keeps the numbers of its lines, whatever is empty or runs over several', async () => {
    expect(await linesOf(utf8('\n\nNama,Cerita\n\nA,"satu\ndua"\n,\nB,tiga\n'))).toEqual([
      '3: Nama | Cerita',
      '5: A | satu\ndua',
      '8: B | tiga',
    ]);
  });

  it('may have rows that are shorter or longer than its header', async () => {
    expect(await linesOf(utf8('a,b\n1\n1,2,3\n'))).toEqual(['1: a | b', '2: 1 | ', '3: 1 | 2 | 3']);
  });

  it('says where a quote was left open', async () => {
    expect(await linesOf(utf8('a,b\n1,2\n"3,4\n5,6\n'))).toEqual(['open-quote {"line":3}']);
  });
});

describe('what is no list', () => {
  it.each([
    ['nothing', new Uint8Array(), 'empty {}'],
    ['blank lines', utf8('\n\n , ,\n'), 'empty {}'],
    ['a PDF', utf8('%PDF-1.7\n'), 'not-a-list {}'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1]), 'not-a-list {}'],
    ['a page called .xls', utf8('<html><table><tr><td>1</td></tr></table></html>'), 'not-a-list {}'],
    ['bytes', Uint8Array.from([1, 2, 0, 3]), 'not-a-list {}'],
    ['an old workbook', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 1]), 'old-xls {}'],
    [
      'a workbook with a password',
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]),
      'encrypted {}',
    ],
    ['a text document', makeZip({ 'word/document.xml': '<w/>' }), 'not-a-list {}'],
    ['half a workbook', makeWorkbook('<row r="1"><c r="A1"><v>1</v></c></row>').slice(0, 200), 'damaged {}'],
    ['rubbish after PK', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(80)]), 'damaged {}'],
    ['a file of 11 MB', new Uint8Array(11_000_000), 'too-large {"limit":10000000}'],
  ])('%s is told', async (_, bytes, told) => expect(await linesOf(bytes)).toEqual([told]));

  it('refuses more rows, columns and longer cells than it takes', async () => {
    const limits = { rows: 2, columns: 3, cell: 5 };
    const told = async (text: string) => {
      const read = await readSheet(utf8(text), { limits });
      return read.ok ? read.value.rows.length : `${read.code} ${JSON.stringify(read.data)}`;
    };
    expect(await told('a\n1\n2\n')).toBe(2);
    expect(await told('a\n1\n2\n3\n')).toBe('too-many-rows {"limit":2}');
    expect(await told('a,b,c,d\n')).toBe('too-many-columns {"limit":3}');
    expect(await told('a\n123456\n')).toBe('cell-too-long {"line":2,"limit":5}');
  });
});

describe('a workbook', () => {
  it('is read cell by cell: texts, numbers, days, truths, formulas', async () => {
    const bytes = makeWorkbook(
      `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="inlineStr"><is><t>C &amp; D</t></is></c></row>
       <row r="3"><c r="A3"><v>9.123456789012E12</v></c><c r="B3" s="1"><v>45100</v></c><c r="C3" t="b"><v>1</v></c></row>
       <row r="5"/><row r="6"><c r="A6" s="1"/></row>
       <row r="7"><c r="B7"><f>1+1</f><v>2</v></c><c r="C7" t="str"><f>A3</f><v>teks</v></c></row>`,
      ['Nama <r>'],
    );
    expect(await linesOf(bytes)).toEqual([
      '2: Nama <r> |  | C & D',
      '3: 9123456789012 | 2023-06-23 | TRUE',
      '7:  | 2 | teks f1,2',
    ]);
  });

  it('is read where elements have a prefix and cells no place', async () => {
    const bytes = makeWorkbook('<x:row><x:c><x:v>1</x:v></x:c><x:c t="str"><x:v>b</x:v></x:c></x:row>');
    expect(await linesOf(bytes)).toEqual(['1: 1 | b']);
  });

  it('is refused with a document type, too deep, not closed, or not XML at all', async () => {
    const row = '<row r="1"><c r="A1"><v>1</v></c></row>';
    const dtd = makeWorkbook(row, [], '<!DOCTYPE x [<!ENTITY a "aaaa">]>');
    expect(await linesOf(dtd)).toEqual(['damaged {}']);
    for (const bad of ['<a>'.repeat(40), '<row><c></row>', '<row r="1', '\u0001<', '<row><c t="s"><v>7</v></c></row>'])
      expect([bad, ...(await linesOf(makeWorkbook(bad)))]).toEqual([bad, 'damaged {}']);
  });

  it('that unpacks to more than a list could is refused while it is unpacked', async () => {
    // The directory says 100 bytes, the part has a million: only counting while unpacking finds it.
    const blank = '<row r="1"/>'.repeat(100_000);
    const lying = makeWorkbook(blank, [], '', { lie: 100 });
    const limits = { unpacked: 500_000 };
    expect(await readSheet(lying, { limits })).toEqual({ ok: false, code: 'swells', data: {} });
    expect(await readSheet(makeWorkbook(blank), { limits })).toEqual({ ok: false, code: 'swells', data: {} });
  });

  it('may have a hundred thousand rows with nothing in them', async () => {
    const blank = Array.from({ length: 100_000 }, (_, at) => `<row r="${at + 3}"><c r="A${at + 3}" s="1"/></row>`);
    const bytes = makeWorkbook(
      `<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>${blank.join('')}`,
    );
    const shares: number[] = [];
    const read = await readSheet(bytes, { onProgress: (share) => shares.push(share) });
    expect(read).toMatchObject({ ok: true, value: { rows: [{ line: 2, cells: ['2'] }] } });
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
    expect(shares.length).toBeGreaterThan(10);
  });

  it('with an encrypted part is told', async () => {
    const bytes = Buffer.from(makeWorkbook('<row/>'));
    const central = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    for (let at = central; at !== -1; at = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]), at + 4))
      bytes.writeUInt16LE(1, at + 8);
    expect(await linesOf(bytes)).toEqual(['encrypted {}']);
  });
});

const cell = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.stringMatching(/^'{0,2}[=+\-@][A-Z0-9(),"';]{0,12}$/),
    fc.constantFrom(
      '',
      '0123',
      '081234567890',
      '1e5',
      'TRUE',
      'a"b',
      'a;b,c\td',
      '_x0041_',
      'toString',
      '__proto__',
      ' ',
    ),
  )
  .map((text) => text.replaceAll(/[\p{Cc}\uFFFE\uFFFF\uFEFF]/gu, '').trim());
type TextSheet = WrittenSheet & { readonly rows: readonly (readonly string[])[] };
const sheet: fc.Arbitrary<TextSheet> = fc
  .tuple(fc.array(fc.tuple(cell, cell, cell), { maxLength: 12 }), fc.string({ maxLength: 40 }))
  .map(([rows, name]) => ({ name, columns: ['Satu', 'Dua', 'Tiga'].map((heading) => ({ heading })), rows }));

/** What reading gives of rows that were written: without those that hold nothing. */
const kept = (rows: TextSheet['rows']) => rows.filter((row) => row.some((text) => text !== ''));

describe('what is written here', () => {
  it('is read again as it was, from CSV', () =>
    fc.assert(
      fc.asyncProperty(sheet, fc.constantFrom(',' as const, ';' as const, '\t' as const), async (given, separator) => {
        const read = await readSheet(await writeCsv(given, separator));
        expect(read.ok && read.value.rows.map((row) => row.cells)).toEqual(kept(given.rows));
      }),
      { numRuns: 60 },
    ));

  it('is read again as it was, from XLSX', () =>
    fc.assert(
      fc.asyncProperty(sheet, async (given) => {
        const read = await readSheet(await writeXlsx([given]));
        expect(read.ok && read.value.rows.map((row) => row.cells)).toEqual(kept(given.rows));
      }),
      { numRuns: 40 },
    ));

  it('is read from what another writer wrote', async () => {
    const file = writeExcelFile([
      [{ value: 'Nama', type: String }, null, { value: 'Hari', type: String }],
      [
        { value: 'Amplang <1> & "2"', type: String },
        1_250_000,
        { value: new Date('2023-06-23'), format: 'dd/mm/yyyy' },
      ],
      [{ value: '=A2', type: 'Formula' }, true, null],
    ]);
    expect(await linesOf(await file.toBuffer())).toEqual([
      '1: Nama |  | Hari',
      '2: Amplang <1> & "2" | 1250000 | 2023-06-23',
      '3:  | TRUE |  f0',
    ]);
  });

  it('has tabs that are called as Excel allows, no two the same', async () => {
    const names = ['Usaha: [1]', 'usaha  [1]', '', "'kutip'", 'x'.repeat(50)];
    const bytes = await writeXlsx(names.map((name) => ({ name, columns: [{ heading: 'A' }], rows: [] })));
    const read = await readExcelFile(Buffer.from(bytes));
    expect(read.map((tab) => tab.sheet)).toEqual(['Usaha   1', 'usaha   1 2', '3', 'kutip', 'x'.repeat(31)]);
  });

  it('is what another reader reads too', async () => {
    const rows = [
      ['Amplang & co', '081234', '=1+1'],
      ['<b>', null, 'ya'],
    ];
    const bytes = await writeXlsx([
      { name: 'Usaha: [1]', columns: [{ heading: 'A' }, { heading: 'B' }, { heading: 'C' }], rows },
    ]);
    const [read] = await readExcelFile(Buffer.from(bytes));
    expect(read).toEqual({
      sheet: 'Usaha   1',
      data: [
        ['A', 'B', 'C'],
        ['Amplang & co', '081234', "'=1+1"],
        ['<b>', null, 'ya'],
      ],
    });
  });
});

describe('anything at all', () => {
  const fault = expect.objectContaining({ ok: expect.any(Boolean) });
  it('is read or refused, never more', async () => {
    const good = await writeXlsx([
      { name: 'x', columns: [{ heading: 'A' }], rows: [['satu'], ['=dua'], ['tiga'.repeat(200)]] },
    ]);
    const mangled = fc
      .tuple(fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 8 }), fc.nat(good.length))
      .map(([changes, end]) => {
        const bytes = Uint8Array.from(good);
        for (const [at, value] of changes) bytes[at] = value;
        return end % 3 === 0 ? bytes.slice(0, end) : bytes;
      });
    const sheetXml = fc
      .array(
        fc.constantFrom(
          '<row>',
          '</row>',
          '<c r="A1">',
          '</c>',
          '<v>',
          '</v>',
          '1',
          '<',
          '>',
          '"',
          '&#99999999;',
          '<c r="ZZZZ9"/>',
          '<![CDATA[',
          ']]>',
          '<!--',
          '-->',
          '<f>',
          '</f>',
          '<row r="-1">',
          '<row r="x">',
        ),
        { maxLength: 20 },
      )
      .map((pieces) => makeWorkbook(pieces.join('')));
    await fc.assert(
      fc.asyncProperty(fc.oneof(mangled, sheetXml, fc.uint8Array({ maxLength: 400 })), async (bytes) => {
        expect(await readSheet(bytes)).toEqual(fault);
      }),
      { numRuns: 400 },
    );
  });

  it('is also a part that is no deflated stream', async () => {
    const bytes = Buffer.from(makeWorkbook('<row/>'));
    const at = bytes.indexOf(deflateRawSync('<').subarray(0, 1));
    bytes.fill(0xff, at, at + 20);
    expect((await readSheet(bytes)).ok).toBe(false);
  });
});
