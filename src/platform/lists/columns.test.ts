import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReadRow, readSheet } from '../sheets/index.ts';
import { makeZip } from '../sheets/testing/make-workbook.ts';
import { chooseColumns } from './choose-columns.ts';
import {
  contentOf,
  countKnown,
  type ListContent,
  type ListWords,
  linesByHash,
  showColumns,
  understandColumns,
} from './index.ts';

type Column = 'name' | 'region' | 'price';
const words: ListWords<Column> = {
  columns: ['name', 'region', 'price'],
  needed: ['name'],
  known: new Map([
    ['nama usaha', 'name'],
    ['kode daerah', 'region'],
    ['harga', 'price'],
  ]),
};

const row = (line: number, ...cells: string[]): ReadRow => ({ line, cells, formulas: [] });
const understood = (content: ListContent) => {
  const { places, missing, unknown, repeated } = understandColumns(words, content);
  return { places, missing, unknown, repeated };
};

async function readCsv(text: string): Promise<ListContent> {
  const read = await readSheet(new TextEncoder().encode(text), {
    knows: (cells, above) => countKnown(words, cells, above),
  });
  if (!read.ok) throw new Error(read.code);
  return read.value;
}

describe('a header', () => {
  it('is known by its words, however they are written', () => {
    const header = ['NAMA\nUSAHA', 'Kode  daerah', 'Harga\n(Rp)', '', 'Catatan', 'harga'];
    expect(understood(contentOf({ header, rows: [] }))).toEqual({
      places: { name: 0, region: 1, price: 2 },
      missing: [],
      unknown: ['Catatan'],
      repeated: ['price'],
    });
  });

  it('is found in row 7, below a letterhead', async () => {
    const letterhead = 'PEMERINTAH KOTA BALIKPAPAN\nDINAS KOPERASI\nJalan Contoh 1\n\nDaftar nama usaha\n\n';
    const content = await readCsv(`${letterhead}No,Nama usaha,Kode daerah,Harga\n1,Amplang Satu,64.71,25000\n`);
    expect([content.headerLine, understood(content).places]).toEqual([7, { name: 1, region: 2, price: 3 }]);
  });

  it('may stand in two rows, of which cells were merged', async () => {
    const content = await readCsv(
      'Daftar,,,\nNo,Nama usaha,Usaha dan isinya,\n,,Kode daerah,Harga (Rp)\n1,Amplang Satu,64.71,25000\n',
    );
    expect([content.headerLine, understood(content).places, content.rows.length]).toEqual([
      3,
      { name: 1, region: 2, price: 3 },
      1,
    ]);
  });

  it('is not made of a row of data with a gap below the headings', async () => {
    const content = await readCsv('Nama usaha,Kode daerah,Harga\nAmplang,,\nHarga,64.71,\n');
    expect([content.headerLine, content.rows.length]).toEqual([1, 2]);
  });

  it('may be missing', async () => {
    const content = await readCsv('Amplang Satu,64.71,25000\nAmplang Dua,64.72,1\n');
    expect(understood(content).missing).toEqual(['name']);
    const said = chooseColumns(
      words,
      content,
      {
        line: 0,
        meanings: new Map([
          [0, 'name'],
          [2, 'price'],
        ]),
      },
      5,
    );
    if (!said.ok) throw new Error(said.code);
    expect(said.value).toMatchObject({
      header: [],
      headerLine: 0,
      rows: [{ line: 1, cells: ['Amplang Satu', '64.71', '25000'] }, { line: 2 }],
      chosen: { places: { name: 0, price: 2 }, by: 'person', at: 5 },
    });
    expect(understood(said.value).missing).toEqual([]);
  });
});

describe('headings that a file says again on its next page', () => {
  it('are where they stand first', () => {
    const rows = [row(3, 'Firma', 'Prijs'), row(4, 'A', '1'), row(9, 'FIRMA', 'Prijs')];
    expect([...linesByHash(rows).values()]).toEqual([3, 4]);
  });
});

describe('a choice', () => {
  const content = contentOf({
    header: ['Nama usaha', 'Firma', 'Harga'],
    headerLine: 2,
    above: [row(1, 'Kode daerah', 'Nama usaha', 'Prijs')],
    rows: [row(3, 'A', 'B', 'C')],
  });

  it('says another column than the words do', () => {
    const meanings = new Map<number, Column | null>([
      [0, null],
      [1, 'name'],
      [2, 'price'],
    ]);
    const said = chooseColumns(words, content, { line: 2, meanings }, 0);
    expect(said.ok && understood(said.value)).toEqual({
      places: { name: 1, price: 2 },
      missing: [],
      unknown: ['Nama usaha'],
      repeated: [],
    });
  });

  it('of another row takes that row’s words, and keeps what was changed in the same form', () => {
    const untouched = new Map<number, Column | null>([
      [0, 'name'],
      [1, null],
      [2, 'price'],
    ]);
    const pointed = chooseColumns(words, content, { line: 1, meanings: untouched }, 0);
    expect(pointed.ok && [pointed.value.chosen, understood(pointed.value).places]).toEqual([
      undefined,
      { region: 0, name: 1 },
    ]);
    const both = chooseColumns(words, content, { line: 1, meanings: new Map([...untouched, [2, 'region']]) }, 0);
    expect(both.ok && understood(both.value).places).toEqual({ name: 1, region: 2 });
  });

  it('of two columns as the same is refused', () => {
    const meanings = new Map<number, Column | null>([
      [0, 'name'],
      [1, 'name'],
    ]);
    expect(chooseColumns(words, content, { line: 2, meanings }, 0)).toEqual({
      ok: false,
      code: 'chosen-twice',
      data: { column: 'name' },
    });
  });

  it('of a row that is not there leaves the header where it is', () => {
    const said = chooseColumns(words, content, { line: 99, meanings: new Map([[0, 'name']]) }, 0);
    expect(said).toMatchObject({ ok: true, value: { headerLine: 2, header: content.header } });
  });
});

const aCell = fc.constantFrom('', 'Nama usaha', 'Kode daerah', 'Harga (Rp)', 'Amplang', '25.000', 'Catatan');
const aTable = fc
  .array(fc.array(aCell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 })
  .map((rows) => contentOf({ header: [], headerLine: 0, rows: rows.map((cells, at) => row(at + 1, ...cells)) }));
const aChoice = fc.record({
  line: fc.integer({ min: 0, max: 9 }),
  meanings: fc
    .array(fc.constantFrom<(Column | null)[]>(null, 'name', 'region', 'price'), { minLength: 5, maxLength: 5 })
    .map((said) => new Map(said.entries())),
});
/** Every cell of a table that is not empty, with its line and place. */
const cellsOf = ({ above, headerRow, rows }: ListContent) =>
  [...above, ...(headerRow ? [headerRow] : []), ...rows].flatMap(({ line, cells }) =>
    cells.flatMap((cell, place) => (cell === '' ? [] : [`${line} ${place} ${cell}`])),
  );

describe('whatever is said of a table', () => {
  it('no cell is lost, and what is said is what is read', () => {
    fc.assert(
      fc.property(aTable, fc.array(aChoice, { minLength: 1, maxLength: 4 }), (table, choices) => {
        let content: ListContent = table;
        for (const choice of choices) {
          const said = chooseColumns(words, content, choice, 0);
          if (!said.ok) continue;
          const moved = said.value.headerLine !== content.headerLine;
          content = said.value;
          expect(cellsOf(content)).toEqual(cellsOf(table));
          if (moved) continue;
          const { places } = understandColumns(words, content);
          for (const [place, column] of choice.meanings) if (column !== null) expect(places[column]).toBe(place);
        }
      }),
    );
  });

  it('a column is one place, and a place one column', () => {
    fc.assert(
      fc.property(aTable, aChoice, (table, choice) => {
        const said = chooseColumns(words, table, choice, 0);
        if (!said.ok) return;
        const { columns, missing } = showColumns(words, said.value);
        const meanings = columns.flatMap(({ meaning }) => meaning ?? []);
        expect(new Set(meanings).size).toBe(meanings.length);
        expect(missing.length === 0).toBe(meanings.includes('name'));
      }),
    );
  });
});

type Tab = readonly (readonly string[])[];

describe('a workbook', () => {
  const rowsOf = (rows: Tab) =>
    rows
      .map((cells, at) => {
        const written = cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('');
        return `<row r="${at + 1}">${written}</row>`;
      })
      .join('');
  const workbookOf = (tabs: readonly Tab[]) =>
    makeZip({
      '[Content_Types].xml': '<Types/>',
      'xl/workbook.xml': `<workbook><sheets>${tabs.map((_, at) => `<sheet name="${at}" r:id="r${at}"/>`).join('')}</sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships>${tabs.map((_, at) => `<Relationship Id="r${at}" Target="worksheets/s${at}.xml"/>`).join('')}</Relationships>`,
      ...Object.fromEntries(
        tabs.map((rows, at) => [
          `xl/worksheets/s${at}.xml`,
          `<worksheet><sheetData>${rowsOf(rows)}</sheetData></worksheet>`,
        ]),
      ),
    });
  const readWorkbook = async (...tabs: readonly Tab[]) => {
    const read = await readSheet(workbookOf(tabs), { knows: (cells, above) => countKnown(words, cells, above) });
    return read.ok ? [read.value.headerLine, read.value.rows.map(({ cells }) => cells)] : read.code;
  };
  const HEADINGS = ['Nama usaha', 'Harga'];
  const LIST = [['Dinas Contoh'], HEADINGS, ['Amplang', '25000']];

  it('may have its list on another tab than the first, which only says how to fill it in', async () => {
    const HELP = [['Petunjuk'], ['Isi satu baris untuk satu usaha']];
    expect(await readWorkbook(HELP, LIST)).toEqual([2, [['Amplang', '25000']]]);
    expect(await readWorkbook([], HELP, LIST)).toEqual([2, [['Amplang', '25000']]]);
    expect(await readWorkbook(LIST, [HEADINGS, ['Lain', '1']])).toEqual([2, [['Amplang', '25000']]]);
    expect(await readWorkbook(HELP, [['Lijst']])).toEqual([1, [['Isi satu baris untuk satu usaha']]]);
    expect(await readWorkbook([], [['Lijst']])).toBe('empty');
  });
});

describe('sixty columns', () => {
  it('are all asked about, and those that hold nothing are left out', async () => {
    const headings = Array.from({ length: 60 }, (_, at) =>
      at === 57 ? 'NAMA USAHA' : at % 10 === 0 ? '' : `Kolom ${at}`,
    );
    const cells = headings.map((heading, at) => (heading === '' ? '' : `isi ${at}`));
    const content = await readCsv(`${headings.join(';')}\n${cells.join(';')}\n`);
    const { columns, missing } = showColumns(words, content);
    expect([columns.length, missing]).toEqual([54, []]);
    expect(columns.find(({ meaning }) => meaning === 'name')).toEqual({
      place: 57,
      heading: 'NAMA USAHA',
      values: ['isi 57'],
      meaning: 'name',
    });
  });
});
