import { type ListWords, plain } from '../../../platform/lists/list-words.ts';

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

export const PRODUCT_WORDS: ListWords<ProductColumn> = {
  columns: PRODUCT_COLUMNS,
  needed: ['product', 'price'],
  known: new Map([
    ...ALSO,
    ...PRODUCT_COLUMNS.flatMap((column) =>
      Object.values(PRODUCT_HEADINGS[column]).map((heading): [string, ProductColumn] => [plain(heading), column]),
    ),
  ]),
};
