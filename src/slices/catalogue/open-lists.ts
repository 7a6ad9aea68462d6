/** Products, businesses and categories as open data. */
import type { OpenList } from '../../platform/http/open-data.ts';
import { type AtEdition, getContentVersion, getEditionFacts } from '../editions/index.ts';
import { selectGoneCategories } from './category-store.ts';
import type { Category, Offer, OfferFilter, OpenBusiness } from './contract.ts';
import { listCategories } from './list-categories.ts';
import { readOffers } from './list-offers.ts';
import { selectGoneBusinesses, selectGoneProducts, selectOpenBusinesses } from './open-data.ts';

export function openProducts(ctx: AtEdition, filter: Omit<OfferFilter, 'since'>): OpenList<Offer> {
  return {
    name: 'products',
    columns:
      'slug,name_id,name_en,price,free_price,category,unit,business,business_name,region,region_name,booth,id'.split(
        ',',
      ),
    idColumn: 'id',
    cells: (offer) => [
      offer.slug,
      offer.name.id,
      offer.name.en,
      offer.freePrice ? null : offer.price,
      offer.freePrice ? 'yes' : 'no',
      offer.category,
      offer.unit,
      offer.business.slug,
      offer.business.name,
      offer.region.code,
      offer.region.name,
      offer.booth,
      offer.id,
    ],
    keyOf: ({ slug }) => slug,
    read: (tx, { since, ...page }) => readOffers(ctx, tx, { ...filter, since }, page),
    readGone: (tx, since) => selectGoneProducts(ctx, tx, filter, since),
    version: (tx) => getContentVersion(ctx, tx),
    more: async (tx) => ({ currency: (await getEditionFacts(ctx, tx)).currency }),
  };
}

export function openBusinesses(ctx: AtEdition, region: string | undefined): OpenList<OpenBusiness> {
  return {
    name: 'businesses',
    columns: 'slug,name,region,region_name,story_id,story_en,whatsapp,booth,proven,made_up,updated_at,id'.split(','),
    idColumn: 'id',
    cells: (business) => [
      business.slug,
      business.name,
      business.region.code,
      business.region.name,
      business.story.id,
      business.story.en,
      business.whatsapp,
      business.booth,
      business.proven.map(({ kind, value }) => `${kind} ${value}`).join('; '),
      business.madeUp ? 'yes' : 'no',
      business.updatedAt,
      business.id,
    ],
    keyOf: ({ slug }) => slug,
    read: (tx, page) => selectOpenBusinesses(ctx, tx, region, page),
    readGone: (tx, since) => selectGoneBusinesses(ctx, tx, region, since),
    version: (tx) => getContentVersion(ctx, tx),
  };
}

/** The few categories there are: how many of each are sold moves with the edition, so `modifiedSince` leaves none out. Merged ones are gone. */
export function openCategories(ctx: AtEdition): OpenList<Category> {
  return {
    name: 'categories',
    columns: ['code', 'name_id', 'name_en', 'products'],
    idColumn: 'code',
    cells: ({ code, name, products }) => [code, name.id, name.en, products],
    keyOf: ({ code }) => code,
    async read(tx, { after, limit }) {
      const all = await listCategories(ctx, tx);
      const from = after === undefined ? 0 : all.findIndex(({ code }) => code === after) + 1;
      return all.slice(from, from + limit);
    },
    readGone: (tx, since) => selectGoneCategories(ctx, tx, since),
    version: (tx) => getContentVersion(ctx, tx),
  };
}
