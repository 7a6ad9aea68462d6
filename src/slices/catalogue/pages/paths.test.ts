import { expect, it } from 'vitest';
import { regionCode } from '../../../kinds/region.ts';
import { offerPath, type ProductQuery, productPath, productsPath, readProductQuery } from './paths.ts';

const NOTHING: ProductQuery = {
  typed: undefined,
  region: undefined,
  category: undefined,
  halal: undefined,
  from: undefined,
  to: undefined,
  sort: undefined,
  after: undefined,
};

function read(query: string, currency = 'IDR'): ProductQuery {
  return readProductQuery(new URLSearchParams(query), currency);
}

it.each([
  ['IDR', 'dari=10000&sampai=250000'],
  ['SGD', 'dari=100.00&sampai=2500.00'],
])('reads back the query it has written in %s', (currency, prices) => {
  const query: ProductQuery = {
    typed: 'manik & batik',
    region: regionCode('64.71'),
    category: 'kriya',
    halal: true,
    from: 10_000,
    to: 250_000,
    sort: 'termurah',
    after: 'amplang-ikan-tenggiri',
  };
  const path = productsPath('kaltim-2023', query, currency);
  expect(path).toBe(
    `/e/kaltim-2023/produk?cari=manik+%26+batik&daerah=64.71&kategori=kriya&halal=ya&${prices}&urut=termurah&sesudah=amplang-ikan-tenggiri`,
  );
  expect(readProductQuery(new URL(path, 'http://localhost').searchParams, currency)).toEqual(query);
});

it('has no query for everything', () => {
  expect(productsPath('kaltim-2023')).toBe('/e/kaltim-2023/produk');
});

it.each([
  '',
  'daerah=&kategori=&sesudah=&cari=%20&dari=&sampai=&urut=cocok&halal=',
  'daerah=%00&kategori=A%20B&sesudah=..%2F..&urut=toString&dari=abc&sampai=99999999999999',
  'daerah=semua',
])('takes %j for no narrowing at all', (query) => {
  expect(read(query)).toEqual(NOTHING);
});

it('takes prices as people write them, and either way round', () => {
  expect(read('dari=Rp%2050.000&sampai=10000')).toEqual({ ...NOTHING, from: 10_000, to: 50_000 });
  expect(read('sampai=25.000')).toEqual({ ...NOTHING, to: 25_000 });
});

it('leads to a product at an edition, and to it all year round', () => {
  const product = { slug: 'kain-kelubut' };
  expect(offerPath('kaltim-2023', product)).toBe('/e/kaltim-2023/produk/kain-kelubut');
  expect(productPath('kaltim', product)).toBe('/produk/kaltim/kain-kelubut');
});
