/** How much the demo's tills sell, and what sells best. Made up, in the proportions of the news about such expos. */

/** A simulated till: the booth's number and how many sales it makes on the first and on the second day. */
export interface TillScript {
  readonly booth: string;
  readonly label: string;
  readonly sales: readonly [first: number, second: number];
}

export const TILLS: readonly TillScript[] = [
  { booth: 'A1', label: 'Kasir A1 pertama', sales: [262, 268] },
  { booth: 'A1', label: 'Kasir A1 kedua', sales: [250, 252] },
  { booth: 'A2', label: 'Kasir A2', sales: [7, 6] },
  { booth: 'A4', label: 'Kasir A4', sales: [42, 45] },
  { booth: 'A9', label: 'Kasir A9', sales: [15, 16] },
  { booth: 'A10', label: 'Kasir A10', sales: [124, 136] },
  { booth: 'A11', label: 'Kasir A11', sales: [11, 11] },
  { booth: 'B1', label: 'Kasir B1', sales: [36, 38] },
  { booth: 'B4', label: 'Kasir B4', sales: [25, 27] },
  { booth: 'B5', label: 'Kasir B5', sales: [12, 13] },
  { booth: 'B6', label: 'Kasir B6', sales: [42, 44] },
  { booth: 'B9', label: 'Kasir B9', sales: [46, 46] },
  { booth: 'B10', label: 'Kasir B10', sales: [44, 44] },
  { booth: 'C1', label: 'Kasir C1', sales: [24, 27] },
  { booth: 'C2', label: 'Kasir C2', sales: [17, 19] },
  { booth: 'C3', label: 'Kasir C3', sales: [52, 58] },
  { booth: 'C4', label: 'Kasir C4', sales: [12, 14] },
  { booth: 'C6', label: 'Kasir C6', sales: [76, 79] },
  { booth: 'C9', label: 'Kasir C9', sales: [76, 74] },
  { booth: 'C11', label: 'Kasir C11', sales: [14, 14] },
];

/** How likely a product is to be the next one bought at its booth; what is not named goes by its price. */
const POPULAR: Readonly<Record<string, number>> = {
  'amplang-ikan-tenggiri': 74,
  'wedang-jahe': 58,
  'kalung-manik-manik': 20,
  'kopi-gula-aren': 11,
  'gelang-manik': 7,
  'keripik-ikan': 7,
  'batik-kelubut-2-m': 2,
  'tas-anjat-rotan': 7,
  'sarung-samarinda': 8,
  'cokelat-berau': 8,
  'roti-durian': 3,
  'gelang-rotan': 2,
  'masker-batik-jala-ngembang': 2,
};

export function popularity(product: { readonly motif: string; readonly price: number }): number {
  return POPULAR[product.motif] ?? Math.min(8, (60_000 / (product.price + 20_000)) ** 1.4 * 4);
}

/** How busy an hour is, from ten in the morning on. */
export const BUSY: readonly number[] = [4, 7, 10, 11, 10, 11, 12, 11, 10, 14, 11, 5];

export interface DayScript {
  /** Milliseconds since 1970: opening time and when the telling ends. */
  readonly opens: number;
  readonly ends: number;
  /** Whether the shift is closed at the end; the demo's today is still going on. */
  readonly closes: boolean;
}

/** 23 June 2023 from 10.00 to 22.00 WIB, and 24 June from 10.00 to 15.40 WIB. */
export const DAYS: readonly [DayScript, DayScript] = [
  { opens: Date.parse('2023-06-23T03:00:00Z'), ends: Date.parse('2023-06-23T15:00:00Z'), closes: true },
  { opens: Date.parse('2023-06-24T03:00:00Z'), ends: Date.parse('2023-06-24T08:40:00Z'), closes: false },
];

/** Of a hundred sales: by QRIS, in cash, by card, by transfer. */
export const METHODS = [
  ['qris', 55],
  ['cash', 42],
  ['card', 2],
  ['transfer', 1],
] as const;
