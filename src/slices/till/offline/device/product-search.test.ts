import { beforeAll, expect, test } from 'vitest';
import { productCode } from '../../../catalogue/rules/product-code.ts';
import { type Catalogue, readCatalogue } from './catalogue.ts';
import { fold, ProductIndex } from './product-search.ts';
import { PRODUCT, snapshot, snapshotSigner } from './till-fixture.ts';

let catalogue: Catalogue;
beforeAll(async () => {
  const read = await readCatalogue(snapshotSigner()(snapshot()));
  if (!read.ok) throw new Error(read.code);
  catalogue = read.value;
});

const find = (query: string, sold = new Map()) =>
  new ProductIndex(catalogue, sold).find(query, 10).map(({ name }) => name.id);

test('case, accents, hyphens and spaces do not matter', () => {
  expect(fold('  Kalung Manik-Manik É ')).toBe('kalung manik manik e');
  for (const query of ['manik manik', 'manik-manik', 'MANIKMANIK', 'kalung  man'])
    expect(find(query), query).toContain('Kalung manik-manik');
  expect(find('ngajue')).toEqual(['Gelang Dayak Ngajué']);
});

test('a product is found by its English name and by its maker', () => {
  expect(find('mackerel')).toEqual(['Amplang ikan tenggiri']);
  expect(find('manggar')).toEqual(['Kalung manik-manik', 'Gelang Dayak Ngajué']);
});

test('all words have to be there', () => {
  expect(find('kalung amplang')).toEqual([]);
});

test('letters left out are forgiven when nothing fits as typed', () => {
  expect(find('amplng')).toEqual(['Amplang ikan tenggiri']);
  expect(find('amx')).toEqual([]);
});

test('slips of the pen are forgiven as on the public pages', () => {
  for (const query of ['ampalng tengiri', 'ampalng', 'tengirri', 'amplang tengiri'])
    expect(find(query), query).toEqual(['Amplang ikan tenggiri']);
  expect(find('kalung ampalng')).toEqual([]);
  const [first] = catalogue.products;
  if (!first) throw new Error('no product');
  const coffee = { ...first, name: { id: 'Kopi liberika 200 g', en: 'Liberica coffee' } };
  const local = { ...first, name: { id: 'Kopi liberika', en: 'Coffee' } };
  const named = (query: string) =>
    new ProductIndex({ ...catalogue, products: [coffee, local] }, new Map()).find(query, 5).map(({ name }) => name.id);
  expect(named('kopi liberica')).toEqual(['Kopi liberika 200 g']);
  expect(named('kopi libereca')).toEqual(['Kopi liberika 200 g', 'Kopi liberika']);
});

test('what a scanner types finds a product that has the code in its name', () => {
  const [first] = catalogue.products;
  if (!first) throw new Error('no product');
  const coded = { ...first, name: { id: 'Abon 8991002101234', en: 'Floss' } };
  expect(new ProductIndex({ ...catalogue, products: [first, coded] }, new Map()).find('8991002101234', 5)).toEqual([
    coded,
  ]);
  expect(find('8991002101234')).toEqual([]);
});

test('what a scanner reads from a price label finds that product alone', () => {
  for (const { id, name } of catalogue.products) expect(find(` ${productCode(id)} `)).toEqual([name.id]);
  const [first, second] = catalogue.products;
  if (!first || !second) throw new Error('no product');
  const twin = { ...second, id: `01890000${first.id.slice(8)}` as typeof first.id };
  const index = new ProductIndex({ ...catalogue, products: [first, twin] }, new Map());
  expect(index.find(productCode(first.id), 5)).toEqual([first, twin]);
  expect(find('2000000000008')).toEqual([]);
});

test('an empty query shows everything, what sells most first', () => {
  expect(find('')).toEqual(['Amplang ikan tenggiri', 'Kalung manik-manik', 'Gelang Dayak Ngajué']);
  expect(find('', new Map([[PRODUCT.bracelet, 7]]))[0]).toBe('Gelang Dayak Ngajué');
});

test('no more are looked for than asked for', () => {
  expect(new ProductIndex(catalogue, new Map()).find('', 2)).toHaveLength(2);
});

test('it is made ready bit by bit, and a search does not wait for it', () => {
  const [first] = catalogue.products;
  if (!first) throw new Error('no product');
  const many = Array.from({ length: 1_000 }, (_, n) => ({ ...first, name: { id: `Gelang ${n}`, en: `Bangle ${n}` } }));
  const index = new ProductIndex({ ...catalogue, products: many }, new Map());
  expect(index.prepare()).toBe(true);
  expect(index.find('gelang 999', 10).map(({ name }) => name.id)).toEqual(['Gelang 999']);
  expect(index.prepare()).toBe(false);
});

test('what sells most is found first', () => {
  const found = new ProductIndex(catalogue, new Map([[PRODUCT.bracelet, 1]])).find('manggar', 10);
  expect(found.map(({ id }) => id)).toEqual([PRODUCT.bracelet, PRODUCT.necklace]);
});
