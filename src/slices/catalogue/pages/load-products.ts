import type { LoaderFunctionArgs } from 'react-router';
import { editionOf, servicesOf } from '../../../platform/page/page-context.ts';
import { getEdition } from '../../editions/index.ts';
import { listCategories, searchOffers } from '../index.ts';
import { readProductQuery, SHOWN_SORTS } from './paths.ts';

/** Fills its rows in two, three and four columns. */
const A_PAGE = 24;

/** The list of products as its address narrows it. */
export async function loadProducts({ request, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const edition = await getEdition(ctx, tx);
    const query = readProductQuery(new URL(request.url).searchParams, edition.currency);
    const sort = query.sort && SHOWN_SORTS[query.sort];
    return {
      query,
      edition: {
        slug: edition.slug,
        name: edition.name,
        currency: edition.currency,
        regions: edition.delegations.map(({ region }) => ({ code: region.code, name: region.name })),
      },
      categories: await listCategories(ctx, tx),
      found: await searchOffers(ctx, tx, { ...query, sort, limit: A_PAGE }),
    };
  });
}

export type LoadedProducts = Awaited<ReturnType<typeof loadProducts>>;
