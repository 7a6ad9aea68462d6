import type { WrittenSheet } from '../../platform/sheets/index.ts';
import type { FigureSheet } from './contract.ts';

const COLUMNS =
  'metric,day,hour,region,region_name,category,category_name,method,product,product_name,booth,basis,value,unit,receipts,leaves_out,as_of,sources';

/** The figures as rows of a file, each with its basis, what it leaves out, and where its receipts are listed. */
export function writeFigureSheet({ figures, labels }: FigureSheet): WrittenSheet {
  const rows = figures.map(({ metric, scope, basis, value, unit, count, exclusions, asOf, sources }) => [
    metric,
    scope.day ?? null,
    scope.hour ?? null,
    scope.region ?? null,
    labels.regions[scope.region ?? ''] ?? null,
    scope.category ?? null,
    labels.categories[scope.category ?? '']?.id ?? null,
    scope.method ?? null,
    scope.product ?? null,
    labels.products[scope.product ?? '']?.name.id ?? null,
    labels.booths[scope.booth ?? ''] ?? scope.booth ?? null,
    basis,
    value,
    unit,
    count,
    exclusions.map((left) => (left.count === null ? left.code : `${left.code} ${left.count}`)).join('; '),
    asOf,
    sources,
  ]);
  return { name: 'figures', columns: COLUMNS.split(',').map((heading) => ({ heading })), rows };
}
