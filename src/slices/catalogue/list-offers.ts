import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, getEditionFacts } from '../editions/index.ts';
import type { Offer, OfferFilter, OfferPage } from './contract.ts';
import { selectOffersById, selectOffersSince } from './offers.ts';
import { shelfOf } from './shelves.ts';

/** The most that one page holds. */
export const MOST_OFFERS = 100;

/**
 * What is sold at the edition in the order of the addresses, from after one of them on. The shelf knows which they are
 * however many are sold; only what was written since some time is asked of the database.
 */
export async function readOffers(
  ctx: AtEdition,
  tx: Tx,
  { since, ...filter }: OfferFilter,
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<Offer[]> {
  if (since !== undefined) return selectOffersSince(ctx, tx, { ...filter, since }, page);
  const shelf = await shelfOf(ctx, tx);
  return selectOffersById(ctx, tx, shelf.read(filter, page));
}

/**
 * A page of what is sold at the edition, in the order of the products' addresses: three queries, however long the list is.
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
  const found = await readOffers(ctx, tx, filter, { after: page.after, limit: limit + 1 });
  const items = found.slice(0, limit);
  return { items, currency, next: found.length > limit ? (items.at(-1)?.slug ?? null) : null };
}
