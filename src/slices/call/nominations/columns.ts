import { type CountryPack, PACKS, packNamed } from '../../../kinds/country/index.ts';
import { currencyOf } from '../../../kinds/currency.ts';

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

/** What headings are compared by: capitals, accents, marks and spaces do not count. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const KNOWN: ReadonlyMap<string, ListColumn> = new Map(
  LIST_COLUMNS.flatMap((column) =>
    PACKS.flatMap((pack) =>
      (['id', 'en'] as const).flatMap((locale): [string, ListColumn][] => {
        const heading = headingOf(column, locale, pack);
        // Also without its unit: "Harga" for "Harga (Rp)".
        return [heading, heading.replace(/\(.*\)/, '')].map((each) => [plain(each), column]);
      }),
    ),
  ),
);

export interface MappedHeader {
  /** Where each column stands; undefined where the list has none. */
  readonly places: Readonly<Partial<Record<ListColumn, number>>>;
  /** Headings that mean nothing here; their cells are not read. */
  readonly unknown: readonly string[];
  /** Columns that are there more than once; the first counts. */
  readonly repeated: readonly ListColumn[];
}

export function mapHeader(header: readonly string[]): MappedHeader {
  const places: Partial<Record<ListColumn, number>> = {};
  const unknown: string[] = [];
  const repeated: ListColumn[] = [];
  for (const [place, heading] of header.entries()) {
    if (heading === '') continue;
    const column = KNOWN.get(plain(heading));
    if (column === undefined) unknown.push(heading);
    else if (places[column] === undefined) places[column] = place;
    else repeated.push(column);
  }
  return { places, unknown, repeated };
}

/** How many columns of such a list a row names: its header names most. */
export function countKnown(cells: readonly string[]): number {
  return Object.keys(mapHeader(cells).places).length;
}
