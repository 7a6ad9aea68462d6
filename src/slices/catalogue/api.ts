/** What everybody may read of the catalogue: open data, as JSON by the page or as CSV in one stream. */
import { Readable } from 'node:stream';
import type { Context as HonoContext } from 'hono';
import { z } from 'zod';
import { MAX_AMOUNT } from '../../kinds/money.ts';
import {
  type Api,
  type ApiEnv,
  contextOf,
  createApi,
  declare,
  editionParam,
  type Services,
} from '../../platform/http/api.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { CSV_TYPE, csvPieces, type WrittenSheet } from '../../platform/sheets/index.ts';
import { type AtEdition, getContentVersion, knownToCaller, notModified } from '../editions/index.ts';
import * as contract from './contract.ts';
import { findOffer } from './find-offer.ts';
import { listCategories } from './list-categories.ts';
import { listOffers, MOST_OFFERS } from './list-offers.ts';
import { readAsOf, selectGoneBusinesses, selectGoneProducts, selectOpenBusinesses } from './open-data.ts';
import { type Ask, businessSheet, productSheet } from './open-sheets.ts';
import { SORTS } from './rules/search/shelf.ts';
import { searchOffers } from './search-offers.ts';

const offer = contract.offer.openapi('Offer');
const offerPage = contract.offerPage.extend({ items: z.array(offer) }).openapi('OfferPage');
const business = contract.openBusiness.openapi('Business');
const businessPage = z
  .object({
    items: z.array(business),
    next: z.string().nullable(),
    asOf: z.iso.datetime(),
    gone: z.array(z.string()).exactOptional(),
  })
  .openapi('BusinessPage');
const categoryList = z
  .object({
    items: z.array(
      z.object({ code: z.string(), name: z.object({ id: z.string(), en: z.string() }), products: z.int() }),
    ),
  })
  .openapi('Categories');

const price = z.coerce.number().int().min(0).max(MAX_AMOUNT).optional();

const paging = {
  limit: z.coerce.number().int().min(1).max(MOST_OFFERS).default(50),
  after: z.string().max(80).optional().openapi({ description: 'The `next` of the page before.' }),
  modifiedSince: z.iso.datetime({ offset: true }).optional().openapi({
    description: 'The `asOf` of an earlier answer: only what was written since, and in `gone` what to drop.',
  }),
  format: z
    .enum(['json', 'csv'])
    .optional()
    .openapi({ description: '`csv` sends everything in one stream, without pages; so does `Accept: text/csv`.' }),
  region: contract.offerFilter.shape.region.openapi({ type: 'string', example: '64.71' }),
};

const productQuery = z.object({
  ...paging,
  category: contract.offerFilter.shape.category.openapi({ example: 'kuliner' }),
  q: z.string().max(80).optional().openapi({ description: 'Words to search for; typing errors are forgiven.' }),
  halal: z.enum(['true', 'false']).optional(),
  minPrice: price,
  maxPrice: price,
  sort: z.enum(SORTS).optional(),
  lang: z.enum(['id', 'en']).default('id').openapi({ description: 'The language whose names sort the list.' }),
});

const csv = { 'text/csv': { schema: z.string() } };
const productParam = editionParam.extend({
  product: z
    .string()
    .max(80)
    .openapi({ param: { name: 'product', in: 'path' }, example: 'amplang-ikan-tenggiri' }),
});

function wantsCsv(c: HonoContext<ApiEnv>, format: 'json' | 'csv' | undefined): boolean {
  return format === undefined ? /^text\/csv\b/.test(c.req.header('accept') ?? '') : format === 'csv';
}

function sendCsv(sheet: WrittenSheet, slug: string): Response {
  const stream = Readable.toWeb(Readable.from(csvPieces(sheet), { objectMode: false }));
  return new Response(stream as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': CSV_TYPE,
      'content-disposition': `attachment; filename="${slug}-${sheet.name}.csv"`,
      vary: 'accept',
    },
  });
}

export function catalogueApi(services: Services): Api {
  const api = createApi();
  const askFor =
    (ctx: AtEdition): Ask =>
    (work) =>
      services.runner.query(ctx, work);

  api.openapi(
    declare(services, 'public', {
      method: 'get',
      path: '/api/v1/editions/{slug}/products',
      tags: ['Catalogue'],
      summary: 'What is sold at an edition',
      description:
        'In the order of the addresses; with `q`, `halal`, a price or `sort` as the product list of the pages has it, the best match first. `modifiedSince` goes with `region` and `category` only.',
      request: { params: editionParam, query: productQuery },
      responses: {
        200: {
          description: 'At most `limit` products; `next` is null at the end.',
          content: { 'application/json': { schema: offerPage }, ...csv },
        },
        304: notModified,
      },
    }),
    async (c) => {
      const { limit, after, q, halal, minPrice, maxPrice, sort, lang, format, ...rest } = c.req.valid('query');
      const ctx = { ...contextOf(c, services), locale: lang };
      const { region, category, modifiedSince } = rest;
      const since = modifiedSince === undefined ? undefined : new Date(modifiedSince);
      const filter = { region, category, since };
      const searched = [q, halal, minPrice, maxPrice, sort].some((each) => each !== undefined);
      if (searched && (since || wantsCsv(c, format)))
        throw new DomainError(common.invalid, {}, { q: ['a search has pages of JSON only'] });
      if (wantsCsv(c, format)) return sendCsv(productSheet(ctx, askFor(ctx), filter), c.req.valid('param').slug);
      const found = await services.runner.query(ctx, async (tx) => {
        if (knownToCaller(c, await getContentVersion(ctx, tx)) && !since) return undefined;
        if (searched) {
          const wanted = { typed: q, halal: halal === 'true', from: minPrice, to: maxPrice, sort, after, limit };
          const { items, currency, next, total } = await searchOffers(ctx, tx, { ...wanted, region, category });
          return { items, currency, next, total };
        }
        const asOf = await readAsOf(tx);
        const page = { ...(await listOffers(ctx, tx, filter, { after, limit })), asOf };
        return since && after === undefined ? { ...page, gone: await selectGoneProducts(ctx, tx, since) } : page;
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
      request: { params: editionParam, query: z.object(paging) },
      responses: {
        200: {
          description: 'At most `limit` businesses; `next` is null at the end.',
          content: { 'application/json': { schema: businessPage }, ...csv },
        },
        304: notModified,
      },
    }),
    async (c) => {
      const ctx = contextOf(c, services);
      const { limit, after, region, modifiedSince, format } = c.req.valid('query');
      const since = modifiedSince === undefined ? undefined : new Date(modifiedSince);
      if (wantsCsv(c, format))
        return sendCsv(businessSheet(ctx, askFor(ctx), region, since), c.req.valid('param').slug);
      const found = await services.runner.query(ctx, async (tx) => {
        if (knownToCaller(c, await getContentVersion(ctx, tx)) && !since) return undefined;
        const asOf = await readAsOf(tx);
        const read = await selectOpenBusinesses(ctx, tx, region, { after, limit: limit + 1, since });
        const items = read.slice(0, limit);
        const page = { items, next: read.length > limit ? (items.at(-1)?.slug ?? null) : null, asOf };
        return since && after === undefined ? { ...page, gone: await selectGoneBusinesses(ctx, tx, since) } : page;
      });
      return found ? c.json(found, 200) : c.body(null, 304);
    },
  );

  api.openapi(
    declare(services, 'public', {
      method: 'get',
      path: '/api/v1/editions/{slug}/categories',
      tags: ['Catalogue'],
      summary: 'Categories in their order, with how many products of each are sold',
      request: { params: editionParam },
      responses: {
        200: { description: 'The categories.', content: { 'application/json': { schema: categoryList } } },
        304: notModified,
      },
    }),
    async (c) => {
      const ctx = contextOf(c, services);
      const items = await services.runner.query(ctx, async (tx) =>
        knownToCaller(c, await getContentVersion(ctx, tx)) ? undefined : listCategories(ctx, tx),
      );
      return items ? c.json({ items }, 200) : c.body(null, 304);
    },
  );
  return api;
}
