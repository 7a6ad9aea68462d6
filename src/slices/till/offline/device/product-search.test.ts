import { beforeAll, expect, test } from 'vitest';
import { type Catalogue, readCatalogue } from './catalogue.ts';
import { findProducts, fold, indexProducts } from './product-search.ts';
import { PRODUCT, snapshot, snapshotSigner } from './till-fixture.ts';

let catalogue: Catalogue;
beforeAll(async () => {
  const read = await readCatalogue(snapshotSigner()(snapshot()));
  if (!read.ok) throw new Error(read.code);
  catalogue = read.value;
});

const find = (query: string, sold = new Map()) =>
  findProducts(indexProducts(catalogue, sold), query, 10).map(({ name }) => name.id);

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

test('an empty query shows everything, what sells most first', () => {
  expect(find('')).toEqual(['Amplang ikan tenggiri', 'Kalung manik-manik', 'Gelang Dayak Ngajué']);
  expect(find('', new Map([[PRODUCT.bracelet, 7]]))[0]).toBe('Gelang Dayak Ngajué');
});

test('no more are looked for than asked for', () => {
  expect(findProducts(indexProducts(catalogue, new Map()), '', 2)).toHaveLength(2);
});
