/** What everybody may read of the catalogue. */
import { z } from 'zod';
import { type Api, contextOf, createApi, declare, editionParam, type Services } from '../../platform/http/api.ts';
import { getContentVersion, knownToCaller, notModified } from '../editions/index.ts';
import * as contract from './contract.ts';
import { listOffers, MOST_OFFERS } from './list-offers.ts';

const offerPage = contract.offerPage.extend({ items: z.array(contract.offer.openapi('Offer')) }).openapi('OfferPage');

const query = z.object({
  region: contract.offerFilter.shape.region.openapi({ type: 'string', example: '64.71' }),
  category: contract.offerFilter.shape.category.openapi({ example: 'kuliner' }),
  limit: z.coerce.number().int().min(1).max(MOST_OFFERS).default(50),
  /** The `next` of the page before. */
  after: z.string().max(80).optional(),
});

export function catalogueApi(services: Services): Api {
  return createApi().openapi(
    declare(services, 'public', {
      method: 'get',
      path: '/api/v1/editions/{slug}/products',
      tags: ['Catalogue'],
      summary: 'What is sold at an edition, in the order of the addresses',
      request: { params: editionParam, query },
      responses: {
        200: {
          description: 'At most `limit` products; `next` is null at the end.',
          content: { 'application/json': { schema: offerPage } },
        },
        304: notModified,
      },
    }),
    async (c) => {
      const ctx = contextOf(c, services);
      const { limit, after, ...filter } = c.req.valid('query');
      const found = await services.runner.query(ctx, async (tx) =>
        knownToCaller(c, await getContentVersion(ctx, tx)) ? undefined : listOffers(ctx, tx, filter, { after, limit }),
      );
      return found ? c.json(found, 200) : c.body(null, 304);
    },
  );
}
