import { getLocale, pathIn } from '../../../platform/i18n/index.ts';
import type { LoadedProducts } from './load-products.ts';
import { type ProductQuery, productsPath } from './paths.ts';

/** The address of the list as another query narrows it, from its beginning unless `after` says where it goes on. */
export function listLink({ slug, currency }: LoadedProducts['edition'], query: ProductQuery): string {
  return pathIn(getLocale(), productsPath(slug, query, currency));
}
