import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packNamed } from '../../../kinds/country/index.ts';
import { type RegionCode, regionCode } from '../../../kinds/region.ts';
import { contentOf, understandColumns } from '../../../platform/lists/index.ts';
import { headingOf, LIST_COLUMNS, NOMINATION_WORDS } from './columns.ts';
import { gatherRows, joinRows, judgeRow } from './judge-row.ts';

const balikpapan = regionCode('64.71');
const paser = regionCode('64.01');
const all = new Map<RegionCode, string>([
  [balikpapan, 'Balikpapan'],
  [paser, 'Paser'],
]);
const named = [
  { code: balikpapan, name: 'Balikpapan', fullName: 'Kota Balikpapan' },
  { code: paser, name: 'Paser', fullName: 'Kabupaten Paser' },
];
const lead = { all, named, own: [balikpapan] };
const mapHeader = (header: readonly string[]) => understandColumns(NOMINATION_WORDS, contentOf({ header, rows: [] }));
const header = mapHeader(LIST_COLUMNS.map((column) => headingOf(column, 'id')));

/** A line whose cells are given by column. */
function judge(cells: Partial<Record<(typeof LIST_COLUMNS)[number], string>>, regions = lead, line = 2) {
  return judgeRow(
    { line, cells: LIST_COLUMNS.map((column) => cells[column] ?? ''), formulas: [] },
    header,
    regions,
    packNamed('id'),
  );
}
const told = (cells: Parameters<typeof judge>[0], regions = lead) =>
  judge(cells, regions).problems.map(({ column, code }) => `${column} ${code}`);

describe('the columns', () => {
  it('knows the headings of both languages, however they are written', () => {
    expect(mapHeader(['NAMA  USAHA', 'Region code', 'harga', '', 'Catatan', 'Nama usaha'])).toMatchObject({
      places: { name: 0, region: 1, price: 2 },
      unknown: ['Catatan'],
      repeated: ['name'],
    });
  });
});

describe('a list in another country', () => {
  const india = packNamed('in');
  const headings = LIST_COLUMNS.map((column) => headingOf(column, 'en', india));
  const row = (registration: string, price: string) =>
    judgeRow(
      { line: 2, cells: ['Loom', '', registration, 'Saree', '', '', price], formulas: [] },
      mapHeader(headings),
      lead,
      india,
    );

  it('asks for its registration number and its money', () => {
    expect(headings.slice(2, 7)).toEqual(['Udyam', 'Main product', 'Product name in English', 'Category', 'Price (₹)']);
    expect(row('udyam-tn-03-0000777', '1,25,000.50').row).toMatchObject({
      registration: 'UDYAM-TN-03-0000777',
      product: { price: 12_500_050 },
    });
  });

  it('has no NIB and no whole rupiah', () => {
    expect(row('9123456789012', 'Rp 25').problems.map(({ column, code }) => `${column} ${code}`)).toEqual([
      'registration registration-shape',
      'price not-a-price',
    ]);
  });
});

describe('judgeRow', () => {
  it('takes a line that says all', () => {
    const cells = {
      name: 'Contoh Amplang',
      registration: '9123456789012',
      product: 'Amplang',
      productEn: 'Crackers',
      category: 'kuliner',
      price: 'Rp25.000',
      unit: '250 g',
      statement: 'Pernah ikut.',
    };
    expect(judge(cells)).toEqual({
      line: 2,
      name: 'Contoh Amplang',
      formula: false,
      problems: [],
      row: {
        name: 'Contoh Amplang',
        region: balikpapan,
        registration: '9123456789012',
        statement: 'Pernah ikut.',
        product: { name: 'Amplang', nameEn: 'Crackers', category: 'kuliner', price: 25_000, unit: '250 g' },
      },
    });
  });

  it.each([
    [{}, ['name missing']],
    [{ name: 'x'.repeat(121) }, ['name too-long']],
    [{ name: 'A', region: '64.01' }, ['region other-region']],
    [{ name: 'A', region: '64.1' }, ['region unknown-region']],
    [{ name: 'A', region: 'balikpapan' }, []],
    [{ name: 'A', region: 'KOTA Balikpapan' }, []],
    [{ name: 'A', region: 'kab. paser' }, ['region other-region']],
    [{ name: 'A', region: 'balik' }, ['region unknown-region']],
    [{ name: 'A', product: 'B', price: '15,750,000' }, []],
    [{ name: 'A', product: 'B', price: '1.5' }, ['price not-a-price']],
    [{ name: 'A', registration: '123' }, ['registration registration-shape']],
    [{ name: 'A', registration: '6471012345670001' }, ['registration personal-number']],
    [{ name: 'A', statement: 'NIK 6471 0123 4567 0001' }, ['statement personal-number']],
    [{ name: 'A', product: 'B', price: 'murah' }, ['price not-a-price']],
    [{ name: 'A', price: '5000' }, ['product product-missing']],
    [
      { name: '', product: '', price: '-5', region: '99.99' },
      ['name missing', 'region unknown-region', 'price not-a-price', 'product product-missing'],
    ],
  ])('says of %j: %j', (cells, problems) => expect(told(cells)).toEqual(problems));

  it('wants the region from whoever nominates for several', () => {
    const officer = { all, named, own: [balikpapan, paser] };
    expect(told({ name: 'A' }, officer)).toEqual(['region missing']);
    expect(judge({ name: 'A', region: '64.01' }, officer).row?.region).toBe(paser);
  });

  it('marks a line with a formula and reads its value', () => {
    const judged = judgeRow({ line: 9, cells: ['A'], formulas: [0] }, mapHeader(['Nama usaha']), lead, packNamed('id'));
    expect([judged.formula, judged.row?.name]).toEqual([true, 'A']);
  });

  it('reads a cell of two lines, or of nothing to see, as one line and as nothing', () => {
    expect(judge({ name: 'Amplang\nBu  Ani', region: '64.71', statement: 'Satu.\nDua.' }).row).toMatchObject({
      name: 'Amplang Bu Ani',
      statement: 'Satu.\nDua.',
    });
    expect(told({ name: '\u200b' })).toEqual(['name missing']);
  });

  it('says something of every line, whatever is in it', () =>
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary' }), { maxLength: 12 }),
        fc.array(fc.string(), { maxLength: 12 }),
        (cells, headings) => {
          const judged = judgeRow({ line: 1, cells, formulas: [] }, mapHeader(headings), lead, packNamed('id'));
          expect((judged.row === undefined) === judged.problems.length > 0).toBe(true);
        },
      ),
    ));
});

describe('joinRows', () => {
  const join = (...rows: Parameters<typeof judge>[0][]) =>
    joinRows(rows.map((cells, at) => judge(cells, lead, at + 2))).map(({ line, with: first, problems }) => [
      line,
      first ?? null,
      ...problems.map(({ column, code, line: earlier }) => `${column} ${code} ${earlier}`),
    ]);
  const registration = '9123456789012';

  it('puts the products of one business together', () =>
    expect(
      join(
        { name: 'Contoh', registration, product: 'A' },
        { name: 'CONTOH!', product: 'B' },
        { name: 'Contoh', registration, product: 'C' },
      ),
    ).toEqual([
      [2, null],
      [3, 2],
      [4, 2],
    ]));

  it('says which cell is another one, and what stands there twice', () =>
    expect(
      join(
        { name: 'Contoh', registration, product: 'A', statement: 'Baik.' },
        { name: 'Contoh', registration: '9123456789013', product: 'B' },
        { name: 'Contoh', product: 'C', statement: 'Lain.' },
        { name: 'Contoh', product: 'a' },
        { name: 'Contoh' },
        { name: 'Usaha lain', registration, product: 'D' },
      ),
    ).toEqual([
      [2, null],
      [3, null, 'registration differs 2'],
      [4, null, 'statement differs 2'],
      [5, null, 'product repeated 2'],
      [6, null, 'name repeated 2'],
      [7, null, 'registration repeated 2'],
    ]));

  it('takes no more products than an application', () =>
    expect(join(...Array.from({ length: 21 }, (_, at) => ({ name: 'Contoh', product: `P${at}` }))).at(-1)).toEqual([
      22,
      null,
      'product too-many 2',
    ]));

  it('gathers them', () => {
    const rows = joinRows([
      judge({ name: 'Contoh', product: 'A' }, lead, 2),
      judge({ name: 'Lain', product: 'X' }, lead, 3),
      judge({ name: 'Contoh', registration, product: 'B', statement: 'Baik.' }, lead, 4),
    ]).flatMap((each) => (each.row ? [{ ...each, row: each.row }] : []));
    expect(
      gatherRows(rows).map(({ line, row, products }) => [
        line,
        row.registration,
        row.statement,
        products.map(({ name }) => name),
      ]),
    ).toEqual([
      [2, registration, 'Baik.', ['A', 'B']],
      [3, null, '', ['X']],
    ]);
  });
});
