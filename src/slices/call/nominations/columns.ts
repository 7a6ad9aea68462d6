import { type CountryPack, PACKS, packNamed } from '../../../kinds/country/index.ts';
import { currencyOf } from '../../../kinds/currency.ts';
import { type ListWords, plain } from '../../../platform/lists/list-words.ts';

/** The columns of a list of nominations, in the order of the template. */
export const LIST_COLUMNS = [
  'name',
  'region',
  'registration',
  'product',
  'productEn',
  'category',
  'price',
  'unit',
  'statement',
] as const;
export type ListColumn = (typeof LIST_COLUMNS)[number];

/** What every country has alike; a list in either language is read, whatever language its reader sees. */
const HEADINGS: Readonly<Record<Exclude<ListColumn, 'registration'>, { readonly id: string; readonly en: string }>> = {
  name: { id: 'Nama usaha', en: 'Business name' },
  region: { id: 'Kode daerah', en: 'Region code' },
  product: { id: 'Produk unggulan', en: 'Main product' },
  productEn: { id: 'Nama produk dalam bahasa Inggris', en: 'Product name in English' },
  category: { id: 'Kategori', en: 'Category' },
  price: { id: 'Harga', en: 'Price' },
  unit: { id: 'Satuan', en: 'Unit' },
  statement: { id: 'Alasan dicalonkan', en: 'Why nominated' },
};

/** A heading as the template says it: the price with the sign of the country's money, the number by its name there. */
export function headingOf(column: ListColumn, locale: 'id' | 'en', pack: CountryPack = packNamed('id')): string {
  if (column === 'registration') return pack.registration.called;
  const heading = HEADINGS[column][locale];
  return column === 'price' ? `${heading} (${currencyOf(pack.currency).sign.trim()})` : heading;
}

/** In the words of every country and both languages; a heading without its unit too: `Harga` for `Harga (Rp)`. */
export const NOMINATION_WORDS: ListWords<ListColumn> = {
  columns: LIST_COLUMNS,
  needed: ['name'],
  known: new Map(
    LIST_COLUMNS.flatMap((column) =>
      PACKS.flatMap((pack) =>
        (['id', 'en'] as const).flatMap((locale): [string, ListColumn][] => {
          const heading = headingOf(column, locale, pack);
          return [heading, heading.replace(/\(.*\)/, '')].map((each) => [plain(each), column]);
        }),
      ),
    ),
  ),
};
