import { afterAll, expect, test } from 'vitest';
import { createPress } from '../../../platform/press/press.ts';
import { plainHouse } from '../../../platform/press/testing/house.ts';
import type { FigureSheet } from '../contract.ts';
import { sampleParticipation, sampleSheet, sampleShifts } from '../testing/sample-sheet.ts';
import { type Block, type Cell, orderReport, type Paper } from './paper.ts';
import { writeReport } from './write-report.ts';
import type { ClosingReport } from './writing.ts';

const press = createPress(new URL('../../../../', import.meta.url));
afterAll(() => press.close());

const report: ClosingReport = {
  sheet: sampleSheet(),
  participation: sampleParticipation,
  shifts: { sums: sampleShifts, whole: true },
  house: plainHouse(),
  publicUrl: 'https://gelaran.example.org',
};

function blocksOf(paper: Paper): Block[] {
  return paper.sections.flatMap((section) => section.blocks);
}

function cellsOf(paper: Paper): Cell[] {
  return blocksOf(paper).flatMap((block) => (block.kind === 'table' ? [...block.rows, block.foot ?? []].flat() : []));
}

test('says first what is counted, on which basis, what is left out and as of when', () => {
  const paper = writeReport(report, 'id');
  const [scope] = paper.sections;
  expect(paper.asOf).toBe('Keadaan per Sabtu, 24 Juni 2023 pukul 15.42\u00a0WIB');
  expect(scope?.title).toBe('Ruang lingkup dan dasar hitung');
  expect(scope?.blocks.find((block) => block.kind === 'terms')?.items.map(({ term }) => term)).toEqual([
    'Dihitung',
    'Diklaim',
    'Dilaporkan',
  ]);
  expect(scope?.blocks.find((block) => block.kind === 'list')?.items).toContain(
    'Catatan perangkat yang ditahan sampai diputuskan petugas (2)',
  );
});

test('every amount of money in a table opens to its receipts or shifts', () => {
  for (const locale of ['id', 'en'] as const) {
    const amounts = cellsOf(writeReport(report, locale)).filter(({ text }) => text.startsWith('Rp'));
    expect(amounts.length).toBeGreaterThan(30);
    for (const { href } of amounts)
      expect(href).toMatch(/^https:\/\/gelaran\.example\.org(\/en)?\/kerja\/kaltim-2023\/(angka\/|sif\?)/);
  }
});

test('both languages say the same things in the same order', () => {
  const shape = (paper: Paper) => paper.sections.map(({ blocks }) => blocks.map(({ kind }) => kind));
  const hrefs = (paper: Paper) => cellsOf(paper).map(({ href }) => href?.replace('/en/', '/'));
  const [id, en] = [writeReport(report, 'id'), writeReport(report, 'en')];
  expect(shape(en)).toEqual(shape(id));
  expect(hrefs(en)).toEqual(hrefs(id));
});

test('what was not recorded is said and not guessed', () => {
  const paper = writeReport({ ...report, sheet: { ...sampleSheet(0), matters: null } }, 'en');
  const said = blocksOf(paper).flatMap((block) => (block.kind === 'nothing' ? [block.text] : []));
  expect(said).toEqual(
    expect.arrayContaining([
      'No receipts have been recorded yet.',
      expect.stringContaining('does not guess'),
      expect.stringContaining('Nothing odd is open'),
    ]),
  );
});

function tableOf(given: ClosingReport, locale: 'id' | 'en'): string[][] | undefined {
  const title = locale === 'id' ? 'Sif kasir dan selisih kas' : 'Till shifts and cash differences';
  const section = writeReport(given, locale).sections.find((one) => one.title === title);
  const table = section?.blocks.find((block) => block.kind === 'table');
  return table?.rows.map((row) => row.map(({ text }) => text));
}

test('says how the shifts ended, each line on its basis, and what the drawers lacked', () => {
  expect(tableOf(report, 'id')).toEqual([
    ['Ditutup', 'Dilaporkan: hitungan laci oleh kasir', '12', 'Kurang Rp41.000'],
    ['Kurang saat ditutup', 'Dilaporkan: hitungan laci oleh kasir', '3', 'Kurang Rp46.000'],
    ['Lebih saat ditutup', 'Dilaporkan: hitungan laci oleh kasir', '1', 'Lebih Rp5.000'],
    ['Tidak pernah ditutup, harinya sudah lewat', 'Dihitung: catatan buka dan tutup', '2', '–'],
  ]);
  expect(tableOf(report, 'en')?.map(([what, , shifts, variance]) => [what, shifts, variance])).toEqual([
    ['Closed', '12', 'Rp41,000 short'],
    ['Short at the close', '3', 'Rp46,000 short'],
    ['Over at the close', '1', 'Rp5,000 over'],
    ['Never closed, their day has ended', '2', '–'],
  ]);
});

test('says nothing of shifts where there was none, and of those still open only where there are', () => {
  const withSums = (change: Partial<ClosingReport['shifts']['sums']>) =>
    tableOf({ ...report, shifts: { whole: true, sums: { ...sampleShifts, ...change } } }, 'id');
  expect(withSums({ closed: 0, neverClosed: 0 })).toBeUndefined();
  expect(withSums({ closed: 0, neverClosed: 0, stillOpen: 1 })?.at(-1)?.[0]).toBe('Masih buka');
});

/** A sheet in which somebody has put what a template could trip over. */
function awkward(): FigureSheet {
  const sheet = sampleSheet(300);
  const name = `#panic("x") *tebal* $1^2$ <label> @ref \\ — “kutipan” ${'panjang sekali '.repeat(12)}`;
  return {
    ...sheet,
    edition: { ...sheet.edition, name, theme: '', demo: false },
    labels: { ...sheet.labels, regions: { ...sheet.labels.regions, '64.71': name } },
  };
}

test.each([
  ['the sample', report],
  ['no sales and no regions', { ...report, sheet: sampleSheet(0), participation: [] }],
  ['awkward names', { ...report, sheet: awkward() }],
  [
    'many regions',
    {
      ...report,
      participation: Array.from({ length: 60 }, () => sampleParticipation)
        .flat()
        .slice(0, 60),
    },
  ],
])('prints as an accessible PDF with %s', async (_what, given) => {
  for (const locale of ['id', 'en'] as const) {
    const pdf = Buffer.from(await press.print(orderReport(writeReport(given, locale))));
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.includes('/StructTreeRoot')).toBe(true);
  }
});

test('a report that cannot be typeset fails alone', async () => {
  const broken = { ...writeReport(report, 'id'), motifs: ['<svg'] };
  await expect(press.print(orderReport(broken))).rejects.toThrow();
  expect((await press.print(orderReport(writeReport(report, 'id')))).length).toBeGreaterThan(20_000);
});

test('is printed whatever stands in a name', async () => {
  const theme = '#panic("x") *a* $b$ <c> 😀 \u0007\ud800';
  const pdf = await press.print(orderReport({ ...writeReport(report, 'id'), theme }));
  expect(new TextDecoder('latin1').decode(pdf.subarray(0, 5))).toBe('%PDF-');
});
