import { describe, expect, it } from 'vitest';
import { newId } from '../../../kinds/id.ts';
import type { RegionCode } from '../../../kinds/region.ts';
import { contentOf, understandColumns } from '../../../platform/lists/index.ts';
import { PRODUCT_WORDS } from './columns.ts';
import { findRepeated, judgeLine, type Maker } from './judge-line.ts';

const maker = (slug: string, name: string, region: string, regionName: string): Maker => ({
  id: newId<'business'>(),
  slug,
  name,
  region: region as RegionCode,
  regionName,
});
const ULAP = maker('ulap', 'Ulap Doyo Sari', '64.02', 'Kutai Kartanegara');
const SARI = maker('sari', 'Sari Rasa', '64.71', 'Balikpapan');
const TWIN = maker('sari-rasa-paser', 'Sari Rasa', '64.01', 'Paser');
const header = understandColumns(
  PRODUCT_WORDS,
  contentOf({ header: ['Usaha', 'Daerah', 'Nama Produk', 'Harga (Rp)', 'Kategori', 'Catatan'], rows: [] }),
);

const judge = (cells: readonly string[], makers = [ULAP, SARI, TWIN], line = 2) =>
  judgeLine({ line, cells, formulas: [] }, header, makers, 'IDR');
const faults = (cells: readonly string[]) => judge(cells).faults.map(({ column, code }) => [column, code]);

describe('a line of a list of products', () => {
  it('reads columns by their headings and leaves the others', () => {
    expect(header.unknown).toEqual(['Catatan']);
    expect(judge(['ULAP doyo–sari', '', 'Selendang', 'Rp 250.000,-', 'Kain', 'x']).product).toEqual({
      business: ULAP.id,
      name: 'Selendang',
      nameEn: '',
      category: 'Kain',
      price: 250_000,
      unit: null,
      description: '',
    });
  });

  it.each([
    ['25000', 25_000],
    ['25.000', 25_000],
    ['25,000', 25_000],
    ['Rp25.000', 25_000],
    ['Rp 1.250.000', 1_250_000],
    ['25000.00', 25_000],
  ])('reads %s as a price', (written, price) => {
    expect(judge(['ulap', '', 'Selendang', written]).product?.price).toBe(price);
  });

  it.each(['25.5', '-5000', 'murah', '1.5 juta', '99999999999'])('does not guess what %s might be', (written) => {
    expect(faults(['ulap', '', 'Selendang', written])).toEqual([['price', 'not-a-price']]);
  });

  it('tells businesses of one name apart by region, its name, or the address', () => {
    expect(faults(['Sari Rasa', '', 'Abon', '1000'])).toEqual([['business', 'which-business']]);
    expect(judge(['Sari Rasa', '64.01', 'Abon', '1000']).product?.business).toBe(TWIN.id);
    expect(judge(['Sari Rasa', 'balikpapan', 'Abon', '1000']).product?.business).toBe(SARI.id);
    expect(judge(['sari-rasa-paser', '', 'Abon', '1000']).product?.business).toBe(TWIN.id);
    expect(faults(['Lain', '', 'Abon', '1000'])).toEqual([['business', 'unknown-business']]);
  });

  it('need not name the only business that its sender speaks for', () => {
    expect(judge(['', '', 'Abon', '1000'], [SARI]).product?.business).toBe(SARI.id);
    expect(faults(['', '', '', ''])).toEqual([
      ['business', 'missing'],
      ['product', 'missing'],
      ['price', 'missing'],
    ]);
  });

  it('refuses numbers of persons', () => {
    expect(faults(['ulap', '', 'Selendang 6471012345678901', '1000'])).toEqual([['product', 'personal-number']]);
  });

  it('takes a product of a business once', () => {
    const lines = findRepeated([
      judge(['ulap', '', 'Selendang', '1000'], undefined, 2),
      judge(['sari', '', 'Selendang', '1000'], undefined, 3),
      judge(['ulap', '', ' selendang ', '2000'], undefined, 4),
    ]);
    expect(lines.map((each) => each.faults)).toEqual([
      [],
      [],
      [{ column: 'product', value: 'selendang', code: 'repeated', line: 2 }],
    ]);
  });
});
