import { afterAll, expect, test } from 'vitest';
import { framePaper } from './paper.ts';
import { createPress } from './press.ts';
import { plainHouse } from './testing/house.ts';
import { missingFrom, readPaper } from './testing/read-paper.ts';
import { SCRIPTS } from './testing/scripts.ts';

const press = createPress(new URL('../../../', import.meta.url));
afterAll(() => press.close());

const frame = framePaper(
  {
    title: 'Contoh',
    edition: { name: '#panic("x") *a* $b$ <c> 😀 \u0007\ud800', zone: 'Asia/Jakarta', demo: true },
    house: plainHouse(),
    printedAt: Date.parse('2023-06-23T12:00:00Z'),
  },
  'id',
);
const template = 'platform/press/sample.typ';
const rows = [[{ text: '=1+1' }, { text: 'Rp1.250.000' }]];
const table = {
  columns: [
    { title: 'Barang', numeric: false },
    { title: 'Harga', numeric: true },
  ],
  rows,
  foot: null,
};

test('says when it was printed, in the edition’s zone, and cuts the page words at their numbers', () => {
  expect(frame).toMatchObject({
    asOf: 'Dicetak Jumat, 23 Juni 2023 pukul 19.00\u00a0WIB',
    demo: 'Data contoh',
    pageWords: ['Halaman ', ' dari '],
  });
});

test('prints what a person typed as text, as a tagged PDF', async () => {
  const pdf = Buffer.from(await press.print({ template, data: { frame, table } }));
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.includes('/StructTreeRoot')).toBe(true);
});

test('draws the same as SVG', async () => {
  const svg = await press.draw({ template, data: { frame, table } });
  expect(svg).toMatch(/^<svg[^>]+viewBox="0 0 595\.2\d* 841\.8\d*"/);
});

test('prints orders given at once each with its own data', async () => {
  const orders = Array.from({ length: 5 }, (_, at) => {
    const many = Array.from({ length: 1 + at * 40 }, () => rows[0]);
    return press.draw({ template, data: { frame, table: { ...table, rows: many } } });
  });
  const heights = (await Promise.all(orders)).map((svg) => Number(/viewBox="0 0 \S+ ([\d.]+)"/.exec(svg)?.[1]));
  expect(heights).toEqual([...heights].sort((a, b) => a - b));
  expect(new Set(heights).size).toBeGreaterThan(3);
});

test('prints no template from elsewhere, and a paper that fails fails alone', async () => {
  for (const wrong of ['../package.typ', 'slices/x.ts', '/etc/passwd', 'slices/../../a.typ'])
    await expect(press.print({ template: wrong, data: {} })).rejects.toThrow('no template');
  await expect(press.print({ template, data: { frame } })).rejects.toThrow();
  expect(await press.draw({ template, data: { frame, table } })).toContain('<svg');
});

test.each(Object.entries(SCRIPTS))('prints %s, and reads it back', async (_, text) => {
  const order = { template, data: { frame, table: { ...table, rows: [[{ text }, { text }]] } } };
  const paper = await readPaper(await press.print(order));
  expect([missingFrom(paper, text), paper.includes('□')]).toEqual([[], false]);
  expect(await press.draw(order)).toContain('<svg');
});

test('prints a box for what no font has, and every other sign beside it', async () => {
  const text = `Kain \ue000 ${Object.values(SCRIPTS).join(' ')} \u{10ffff} \u0378 क\u0302 \u2028 \ufe0f`;
  const paper = await readPaper(
    await press.print({ template, data: { frame, table: { ...table, rows: [[{ text }, { text: '1' }]] } } }),
  );
  expect(missingFrom(paper, Object.values(SCRIPTS).join(''))).toEqual([]);
  expect(paper).toContain('□');
});
