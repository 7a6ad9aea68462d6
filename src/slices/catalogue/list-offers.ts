import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, getEditionFacts } from '../editions/index.ts';
import type { OfferFilter, OfferPage } from './contract.ts';
import { selectOffers } from './offers.ts';

/** The most that one page holds. */
export const MOST_OFFERS = 100;

/**
 * A page of what is sold at the edition, in the order of the products' addresses: two queries, however long the list is.
 * `after` is the `next` of the page before.
 */
export async function listOffers(
  ctx: AtEdition,
  tx: Tx,
  filter: OfferFilter = {},
  page: { readonly after?: string | undefined; readonly limit?: number } = {},
): Promise<OfferPage> {
  const limit = Math.min(page.limit ?? MOST_OFFERS, MOST_OFFERS);
  const { currency } = await getEditionFacts(ctx, tx);
  const found = await selectOffers(ctx, tx, filter, { after: page.after, limit: limit + 1 });
  const items = found.slice(0, limit);
  return { items, currency, next: found.length > limit ? (items.at(-1)?.slug ?? null) : null };
}
