import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, getEditionFacts } from '../editions/index.ts';
import type { FoundOffers, OfferSearch } from './contract.ts';
import { listOffersById } from './find-offer.ts';
import { selectMakersById } from './offers.ts';
import { shelfOf } from './shelves.ts';

/** How many words are offered to somebody who found nothing. */
const SUGGESTED = 3;

/**
 * Products of the edition that a visitor's words and choices find, in the order asked for, with how many there are: a
 * handful of statements, however many products are searched.
 */
export async function searchOffers(ctx: AtEdition, tx: Tx, search: OfferSearch): Promise<FoundOffers> {
  const { currency } = await getEditionFacts(ctx, tx);
  const shelf = await shelfOf(ctx, tx);
  const { typed = '', region, category, halal = false, from, to, after, limit } = search;
  const sort = search.sort ?? (typed === '' ? 'name' : 'match');
  const wanted = { typed, region, category, halal, from, to, sort, locale: ctx.locale, after, limit };
  const found = shelf.select(wanted);
  const items = await listOffersById(ctx, tx, found.ids);
  const makers = after === undefined ? await selectMakersById(ctx, tx, found.makers) : [];
  return {
    items,
    currency,
    next: found.next,
    total: found.total,
    byCategory: Object.fromEntries(found.byCategory),
    byRegion: Object.fromEntries(found.byRegion),
    makers,
    readAs: found.readAs,
    leftOut: found.leftOut,
    nearest: found.total === 0 && typed !== '' ? shelf.nearest(typed, SUGGESTED) : [],
    elsewhere: found.total === 0 && typed !== '' ? totalOf(shelf.select({ ...wanted, ...NO_CHOICE })) : 0,
  };
}

/** The same words without the choices that may have hidden everything. */
const NO_CHOICE = { region: undefined, category: undefined, halal: false, from: undefined, to: undefined, limit: 1 };

function totalOf(selected: { readonly total: number }): number {
  return selected.total;
}
