import type { SheetCell } from '../../../platform/sheets/index.ts';
import { getFigureSheet, viewOf } from '../../../slices/insights/index.ts';
import { amount, type ExportSheet, text, words } from '../export-sheet.ts';
import { BASES, EXCLUSIONS, METHODS, METRICS } from '../value-words.ts';

/** All at one moment, as the page shows them to the same person: each with its basis and what it leaves out. */
export const figures: ExportSheet = {
  name: 'figures',
  file: { id: 'angka', en: 'figures' },
  title: { id: 'Angka dengan dasar hitungnya', en: 'Figures, each with its basis' },
  action: 'figures.read',
  columns: [
    words('Angka', 'Figure', METRICS),
    words('Dasar hitung', 'Basis', BASES),
    text('Hari', 'Day'),
    text('Jam', 'Hour'),
    text('Kode daerah', 'Region code'),
    text('Daerah', 'Region', 24),
    text('Kode kategori', 'Category code'),
    text('Kategori', 'Category', 24),
    text('Kategori (Inggris)', 'Category in English', 24),
    words('Cara bayar', 'Method', METHODS),
    text('Produk', 'Product', 34),
    text('Produk (Inggris)', 'Product in English', 34),
    text('Stan', 'Booth'),
    amount('Nilai uang', 'Amount'),
    text('Banyaknya', 'Count'),
    text('Dari struk', 'From receipts'),
    { ...words('Tidak termasuk', 'Leaves out', EXCLUSIONS), many: true, width: 60 },
    text('Keadaan per', 'As of', 26),
    text('Rincian', 'Where to look', 50),
  ],
  async read(ctx, tx, _reach, after) {
    if (after !== undefined) return [];
    const { figures, labels } = await getFigureSheet(ctx, tx, await viewOf(ctx, tx));
    return figures.map(
      (
        { metric, scope, basis, value, unit, count, exclusions, asOf, sources },
        at,
      ): readonly [string, ...SheetCell[]] => {
        const category = labels.categories[scope.category ?? ''];
        const product = labels.products[scope.product ?? '']?.name;
        return [
          String(at),
          metric,
          basis,
          scope.day ?? null,
          scope.hour ?? null,
          scope.region ?? null,
          labels.regions[scope.region ?? ''] ?? null,
          scope.category ?? null,
          category?.id ?? null,
          category?.en ?? null,
          scope.method ?? null,
          product?.id ?? null,
          product?.en ?? null,
          labels.booths[scope.booth ?? ''] ?? scope.booth ?? null,
          unit === 'count' ? null : value,
          unit === 'count' ? value : null,
          count,
          exclusions.map(({ code }) => code).join('; '),
          asOf,
          sources,
        ];
      },
    );
  },
};
