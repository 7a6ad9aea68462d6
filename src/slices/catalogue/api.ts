/** What everybody may read of the catalogue: open data, as JSON by the page or as CSV in one stream. */
import { z } from 'zod';
import { MAX_AMOUNT } from '../../kinds/money.ts';
import { type Api, contextOf, createApi, declare, editionParam, type Services } from '../../platform/http/api.ts';
import {
  answerOpenList,
  atEdition,
  knownToCaller,
  notModified,
  openAnswers,
  openPage,
  openPageParts,
  openQuery,
  wantsCsv,
} from '../../platform/http/open-data.ts';
import { flagInQuery, wholeInQuery } from '../../platform/http/query.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { getContentVersion } from '../editions/index.ts';
import * as contract from './contract.ts';
import { findOffer } from './find-offer.ts';
import { openBusinesses, openCategories, openProducts } from './open-lists.ts';
import { SORTS } from './rules/search/shelf.ts';
import { searchOffers } from './search-offers.ts';

const offer = contract.offer.openapi('Offer');
const offerPage = contract.offerPage.extend({ items: z.array(offer), ...openPageParts }).openapi('OfferPage');
const businessPage = openPage(contract.openBusiness.openapi('Business')).openapi('BusinessPage');
const category = z
  .object({ code: z.string(), name: z.object({ id: z.string(), en: z.string() }), products: z.int() })
  .openapi('Category');
const categoryPage = openPage(category).openapi('CategoryPage');

const price = wholeInQuery(0, MAX_AMOUNT).optional();
const region = contract.offerFilter.shape.region.openapi({ type: 'string', example: '64.71' });

const productQuery = z.object({
  ...openQuery,
  region,
  category: contract.offerFilter.shape.category.openapi({ example: 'kuliner' }),
  q: z.string().max(80).optional().openapi({ description: 'Words to search for; typing errors are forgiven.' }),
  halal: flagInQuery.optional(),
  minPrice: price,
  maxPrice: price,
  sort: z.enum(SORTS).optional(),
  lang: z.enum(['id', 'en']).default('id').openapi({ description: 'The language whose names sort the list.' }),
});

const productParam = editionParam.extend({
  product: z
    .string()
    .max(80)
    .openapi({ param: { name: 'product', in: 'path' }, example: 'amplang-ikan-tenggiri' }),
});

export function catalogueApi(services: Services): Api {
  const api = createApi();

  api.openapi(
    declare(services, 'public', {
      method: 'get',
      path: '/api/v1/editions/{slug}/products',
      tags: ['Catalogue'],
      summary: 'What is sold at an edition',
      description:
        'In the order of the addresses; with `q`, `halal`, a price or `sort` as the product list of the pages has it, the best match first. `modifiedSince` goes with `region` and `category` only.',
      request: { params: editionParam, query: productQuery },
      responses: openAnswers(offerPage, 'Products on sale; where `freePrice`, the price is set at the booth.'),
    }),
    async (c) => {
      const { q, halal, minPrice, maxPrice, sort, lang, region, category, ...page } = c.req.valid('query');
      const ctx = { ...contextOf(c, services), locale: lang };
      const searched = halal === true || [q, minPrice, maxPrice, sort].some((each) => each !== undefined);
      if (!searched) return answerOpenList(c, atEdition(c, services), openProducts(ctx, { region, category }), page);
      if (page.modifiedSince !== undefined || wantsCsv(c, page.format))
        throw new DomainError(common.invalid, {}, { q: ['a search has pages of JSON only'] });
      const found = await services.runner.query(ctx, async (tx) => {
        if (knownToCaller(c, await getContentVersion(ctx, tx))) return undefined;
        const { after, limit } = page;
        const wanted = { typed: q, halal: halal === true, from: minPrice, to: maxPrice, sort, after, limit };
        const { items, currency, next, total } = await searchOffers(ctx, tx, { ...wanted, region, category });
        return { items, currency, next, total };
      });
      return found ? c.json(found, 200) : c.body(null, 304);
    },
  );

  api.openapi(
    declare(services, 'public', {
      method: 'get',
      path: '/api/v1/editions/{slug}/products/{product}',
      tags: ['Catalogue'],
      summary: 'One product at an edition',
      request: { params: productParam },
      responses: {
        200: { description: 'The product.', content: { 'application/json': { schema: offer } } },
        304: notModified,
      },
    }),
    async (c) => {
      const ctx = contextOf(c, services);
      const found = await services.runner.query(ctx, async (tx) => {
        if (knownToCaller(c, await getContentVersion(ctx, tx))) return undefined;
        const product = await findOffer(ctx, tx, c.req.valid('param').product);
        if (!product) throw new DomainError(common['not-found']);
        return product;
      });
      return found ? c.json(found, 200) : c.body(null, 304);
    },
  );

  api.openapi(
    declare(services, 'public', {
      method: 'get',
      path: '/api/v1/editions/{slug}/businesses',
      tags: ['Catalogue'],
      summary: 'Who takes part in an edition, in the order of the addresses',
      request: { params: editionParam, query: z.object({ ...openQuery, region }) },
      responses: openAnswers(businessPage, 'Businesses.'),
    }),
    (c) => {
      const { region, ...page } = c.req.valid('query');
      return answerOpenList(c, atEdition(c, services), openBusinesses(contextOf(c, services), region), page);
    },
  );

  api.openapi(
    declare(services, 'public', {
      method: 'get',
      path: '/api/v1/editions/{slug}/categories',
      tags: ['Catalogue'],
      summary: 'Categories in their order, with how many products of each are sold',
      request: { params: editionParam, query: z.object(openQuery) },
      responses: openAnswers(categoryPage, 'Categories.'),
    }),
    (c) => answerOpenList(c, atEdition(c, services), openCategories(contextOf(c, services)), c.req.valid('query')),
  );
  return api;
}
