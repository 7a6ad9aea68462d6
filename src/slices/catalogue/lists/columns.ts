/** The columns of a list of products, in the order of the template. */
export const PRODUCT_COLUMNS = [
  'business',
  'region',
  'product',
  'productEn',
  'category',
  'price',
  'unit',
  'description',
] as const;
export type ProductColumn = (typeof PRODUCT_COLUMNS)[number];

/** As the template says them; a list in either language is read, whatever language its reader sees. */
export const PRODUCT_HEADINGS: Readonly<Record<ProductColumn, { readonly id: string; readonly en: string }>> = {
  business: { id: 'Nama usaha', en: 'Business name' },
  region: { id: 'Kode daerah', en: 'Region code' },
  product: { id: 'Nama produk', en: 'Product name' },
  productEn: { id: 'Nama produk dalam bahasa Inggris', en: 'Product name in English' },
  category: { id: 'Kategori', en: 'Category' },
  price: { id: 'Harga', en: 'Price' },
  unit: { id: 'Satuan', en: 'Unit' },
  description: { id: 'Keterangan', en: 'Description' },
};

/** What people call the columns besides. */
const ALSO: readonly (readonly [string, ProductColumn])[] = [
  ['usaha', 'business'],
  ['business', 'business'],
  ['daerah', 'region'],
  ['region', 'region'],
  ['produk', 'product'],
  ['product', 'product'],
  ['nama', 'product'],
  ['name', 'product'],
  ['nama inggris', 'productEn'],
  ['name in english', 'productEn'],
  ['deskripsi', 'description'],
];

/** What names and headings are compared by: capitals, accents, marks and spaces do not count. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const KNOWN: ReadonlyMap<string, ProductColumn> = new Map([
  ...ALSO,
  ...PRODUCT_COLUMNS.flatMap((column) =>
    Object.values(PRODUCT_HEADINGS[column]).map((heading): [string, ProductColumn] => [plain(heading), column]),
  ),
]);

export interface MappedHeader {
  /** Where each column stands; undefined where the list has none. */
  readonly places: Readonly<Partial<Record<ProductColumn, number>>>;
  /** Headings that mean nothing here, or that stood there before; their cells are not read. */
  readonly unread: readonly string[];
}

export function mapHeader(header: readonly string[]): MappedHeader {
  const places: Partial<Record<ProductColumn, number>> = {};
  const unread: string[] = [];
  for (const [place, heading] of header.entries()) {
    if (heading === '') continue;
    // "Harga (Rp)" is "Harga".
    const column = KNOWN.get(plain(heading)) ?? KNOWN.get(plain(heading.replace(/\(.*\)/, '')));
    if (column === undefined || places[column] !== undefined) unread.push(heading);
    else places[column] = place;
  }
  return { places, unread };
}

/** How many columns of such a list a row names: its header names most. */
export function countKnown(cells: readonly string[]): number {
  return Object.keys(mapHeader(cells).places).length;
}
