/**
 * Which figures a caller may see. A sole trader's turnover is that person's financial data (UU PDP 27/2022): in public
 * there is no sum of one business. How many of a product were sold is public where the organiser has opened the figures;
 * with the price on the tag it tells about what that one product took, so its makers must have agreed (decision 5).
 */
import type { Reach } from '../../../platform/authz/access.ts';
import type { Labels } from '../contract.ts';
import { narrowingOf } from './choose-figures.ts';
import type { Figure } from './figure.ts';

/** A region or category is shown in public when at least so many businesses could have sold in it. */
export const LEAST_SELLERS = 3;

/** How many businesses sell in each region and in each category of an edition. */
export interface Sellers {
  readonly regions: Readonly<Record<string, number>>;
  readonly categories: Readonly<Record<string, number>>;
}

/**
 * The regions (or categories) that public figures do not name: those with too few sellers. When they are hidden alone,
 * their sum could still be had by subtraction; then the smallest of the others is hidden with them.
 */
export function hiddenParts(sellers: Readonly<Record<string, number>>): ReadonlySet<string> {
  const bySize = Object.entries(sellers).sort(([a, first], [b, second]) => first - second || (a < b ? -1 : 1));
  const hidden = new Set<string>();
  let together = 0;
  for (const [part, count] of bySize) {
    if (count >= LEAST_SELLERS && (hidden.size === 0 || together >= LEAST_SELLERS)) break;
    hidden.add(part);
    together += count;
  }
  return hidden;
}

/** Totals, days, hours, methods, and regions and categories with enough sellers; of products only how many were sold. */
export function publicFigures(figures: readonly Figure[], sellers: Sellers): Figure[] {
  const regions = hiddenParts(sellers.regions);
  const categories = hiddenParts(sellers.categories);
  return figures.filter(({ metric, scope }) => {
    if (scope.booth !== undefined) return false;
    if (scope.product !== undefined) return metric === 'units';
    if (scope.region !== undefined) return scope.region in sellers.regions && !regions.has(scope.region);
    if (scope.category !== undefined) return scope.category in sellers.categories && !categories.has(scope.category);
    return true;
  });
}

/** A lead sees the own delegation: its regions, and what its producers sold. */
export function figuresInReach(
  figures: readonly Figure[],
  reach: Reach,
  regionOf: (product: string) => string | undefined,
): Figure[] {
  if (reach.all) return [...figures];
  const within = (region: string | undefined) => region !== undefined && reach.regions.includes(region);
  return figures.filter(({ scope }) => {
    const narrowing = narrowingOf(scope);
    if (narrowing === 'region') return within(scope.region);
    return narrowing === 'product' && within(regionOf(scope.product ?? ''));
  });
}

/**
 * Whether the receipts that a reader may see add up to a figure: for a lead, only those of the own delegation's figures do.
 * @param regions of the reader; null for whoever sees all receipts.
 */
export function opensTo(figure: Figure, regions: readonly string[] | null, labels: Pick<Labels, 'products'>): boolean {
  if (regions === null) return true;
  const reach = { all: false as const, regions, businesses: [] };
  return figuresInReach([figure], reach, (product) => labels.products[product]?.region ?? undefined).length > 0;
}
