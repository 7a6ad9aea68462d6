import type { CountryPack } from '../../../kinds/country/index.ts';
import { kindName } from '../../exhibitors/labels.ts';
import type { Criterion } from '../contract.ts';

/**
 * What panels of such calls commonly look at (legality, quality, originality, innovation, packaging, readiness), offered to
 * a committee that begins; every word and number of it can be changed.
 */
export function firstRubric({ identifiers }: CountryPack): Criterion[] {
  const permits = identifiers.map(kindName).join(', ');
  const lines = [
    [
      'legalitas',
      'Legalitas',
      'Legality',
      `${permits}, atau izin lain yang sesuai.`,
      `Permits that fit: ${permits}.`,
      2,
    ],
    ['mutu', 'Mutu', 'Quality', 'Bahan, pengerjaan, rasa untuk pangan.', 'Material, workmanship, taste for food.', 4],
    [
      'keaslian',
      'Keaslian',
      'Originality',
      'Ciri daerah dan cerita di baliknya.',
      'What is of the region, and its story.',
      3,
    ],
    [
      'inovasi',
      'Inovasi',
      'Innovation',
      'Hal baru dalam bentuk, bahan, atau cara.',
      'Something new in form, material or method.',
      2,
    ],
    ['kemasan', 'Kemasan', 'Packaging', 'Rapi, aman, dan siap dibawa pulang.', 'Tidy, safe, ready to take home.', 2],
    [
      'kesiapan',
      'Kesiapan',
      'Readiness',
      'Stok, harga, dan petugas untuk hari pameran.',
      'Stock, prices and people for the days.',
      1,
    ],
  ] as const;
  return lines.map(([code, id, en, helpId, helpEn, weight]) => ({
    code,
    name: { id, en },
    help: { id: helpId, en: helpEn },
    weight,
    scale: 5,
    remarkUpTo: 1,
  }));
}
