import { describe, expect, it } from 'vitest';
import type { Id } from '../../../kinds/id.ts';
import { regionCode } from '../../../kinds/region.ts';
import type { ProductSheet } from '../index.ts';
import { productData } from './schema-org.ts';

const region = regionCode('64.71');

function sheet(freePrice: boolean): ProductSheet {
  const business = {
    id: 'b' as Id<'business'>,
    slug: 'contoh',
    name: 'Contoh',
    region,
    story: { id: '', en: '' },
    whatsapp: null,
    madeUp: true,
  };
  return {
    edition: {
      id: 'e' as Id<'edition'>,
      slug: 'pertama',
      name: 'Pameran',
      theme: '',
      summary: { id: '', en: '' },
      organiser: { slug: 'panitia', name: 'Panitia' },
      country: 'ID',
      series: 'Pameran',
      venue: 'Sarinah',
      city: 'Jakarta',
      place: 'Sarinah, Jakarta',
      zone: 'Asia/Jakarta',
      dayEndsAt: '00:00',
      currency: 'IDR',
      startsOn: '2023-06-23',
      endsOn: '2023-06-25',
      opensAt: '10:00',
      closesAt: '22:00',
      figuresPublic: true,
      state: 'public',
      demo: true,
      contentVersion: 1,
    },
    over: false,
    offer: {
      id: 'p' as Id<'product'>,
      slug: 'amplang',
      name: { id: 'Amplang', en: 'Amplang' },
      price: 25_000,
      freePrice,
      category: 'kuliner',
      unit: null,
      business,
      region: { code: region, name: 'Balikpapan' },
      booth: null,
      motif: 'amplang',
      photo: null,
    },
    description: { id: '', en: '' },
    category: { code: 'kuliner', name: { id: 'Kuliner', en: 'Food' } },
    photos: [],
    business,
    proven: [],
    others: [],
    appearances: [],
  };
}

describe('productData', () => {
  const offersOf = (freePrice: boolean) => productData(sheet(freePrice), 'http://contoh.invalid', 'id').offers;

  it('tells the listed price', () =>
    expect(offersOf(false)).toMatchObject({ price: '25000', priceCurrency: 'IDR', priceValidUntil: '2023-06-25' }));

  it('tells none where the price is set at the booth', () => {
    expect(offersOf(true)).toMatchObject({ availability: 'https://schema.org/InStoreOnly' });
    expect(Object.keys(offersOf(true) as object)).not.toEqual(expect.arrayContaining(['price']));
    expect(JSON.stringify(offersOf(true))).not.toContain('25000');
  });
});
