import type { Locale } from '../../i18n/index.ts';

/** Picks the text of the gallery's language; its texts stand in pairs, because they are of no use elsewhere. */
export type Say = (id: string, en: string) => string;

export function sayIn(locale: Locale): Say {
  return (id, en) => (locale === 'id' ? id : en);
}

export interface SampleRegion {
  readonly code: string;
  readonly name: string;
  readonly producers: number;
  /** Made up. */
  readonly turnover: number;
}

/** The ten regions of Kalimantan Timur; their numbers are made up. */
export const REGIONS: readonly SampleRegion[] = [
  { code: '64.71', name: 'Balikpapan', producers: 12, turnover: 21_400_000 },
  { code: '64.72', name: 'Samarinda', producers: 8, turnover: 15_200_000 },
  { code: '64.74', name: 'Bontang', producers: 6, turnover: 5_300_000 },
  { code: '64.01', name: 'Paser', producers: 5, turnover: 5_800_000 },
  { code: '64.02', name: 'Kutai Kartanegara', producers: 7, turnover: 4_900_000 },
  { code: '64.03', name: 'Berau', producers: 6, turnover: 8_100_000 },
  { code: '64.07', name: 'Kutai Barat', producers: 6, turnover: 12_500_000 },
  { code: '64.08', name: 'Kutai Timur', producers: 4, turnover: 2_615_000 },
  { code: '64.09', name: 'Penajam Paser Utara', producers: 4, turnover: 1_200_000 },
  { code: '64.11', name: 'Mahakam Ulu', producers: 3, turnover: 9_400_000 },
];

export interface SampleProduct {
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly booth: string;
  readonly price: number;
  readonly sold: number;
}

export const PRODUCTS: readonly SampleProduct[] = [
  { code: 'amplang', name: 'Amplang tenggiri', region: 'Balikpapan', booth: 'A1', price: 25_000, sold: 318 },
  { code: 'wedang-jahe', name: 'Wedang jahe', region: 'Balikpapan', booth: 'A1', price: 18_000, sold: 241 },
  { code: 'kalung', name: 'Kalung manik-manik', region: 'Mahakam Ulu', booth: 'C2', price: 150_000, sold: 97 },
  { code: 'anjat', name: 'Tas anjat rotan', region: 'Kutai Barat', booth: 'B4', price: 325_000, sold: 58 },
  { code: 'kelubut', name: 'Batik Kelubut 2 m', region: 'Balikpapan', booth: 'A2', price: 350_000, sold: 41 },
  { code: 'sarung', name: 'Sarung Samarinda', region: 'Samarinda', booth: 'A5', price: 450_000, sold: 39 },
  { code: 'cokelat', name: 'Cokelat Berau', region: 'Berau', booth: 'B1', price: 40_000, sold: 36 },
];
