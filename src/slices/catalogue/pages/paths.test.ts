import { expect, it } from 'vitest';
import { regionCode } from '../../../kinds/region.ts';
import { offerPath, productsPath, readProductQuery } from './paths.ts';

it('reads back the query it has written', () => {
  const query = { region: regionCode('64.71'), category: 'kriya', after: 'amplang-ikan-tenggiri' };
  const path = productsPath('kaltim-2023', query);
  expect(path).toBe('/e/kaltim-2023/produk?daerah=64.71&kategori=kriya&sesudah=amplang-ikan-tenggiri');
  expect(readProductQuery(new URL(path, 'http://localhost').searchParams)).toEqual(query);
});

it('has no query for everything', () => {
  expect(productsPath('kaltim-2023')).toBe('/e/kaltim-2023/produk');
});

it.each(['', 'daerah=&kategori=&sesudah=', 'daerah=%00&kategori=A%20B&sesudah=..%2F..', 'daerah=semua'])(
  'takes %j for no narrowing at all',
  (query) => {
    expect(readProductQuery(new URLSearchParams(query))).toEqual({
      region: undefined,
      category: undefined,
      after: undefined,
    });
  },
);

it('leads to a product on the page of its business', () => {
  const business = { id: '' as never, slug: 'batik-kelubut', name: 'Batik Kelubut', madeUp: false };
  expect(offerPath('kaltim-2023', { slug: 'kain-kelubut', business })).toBe(
    '/e/kaltim-2023/pelaku-usaha/batik-kelubut#produk-kain-kelubut',
  );
});
