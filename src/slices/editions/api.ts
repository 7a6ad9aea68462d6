/** What everybody may read of editions. */
import { z } from 'zod';
import { type Api, contextOf, createApi, declare, editionParam, type Services } from '../../platform/http/api.ts';
import * as contract from './contract.ts';
import { getContentVersion } from './get-content-version.ts';
import { getEdition } from './get-edition.ts';
import { knownToCaller, notModified } from './known-to-caller.ts';
import { listEditionsPublic } from './list-editions-public.ts';

const editionList = z.object({ items: z.array(contract.editionSummary.openapi('EditionSummary')) });
const edition = contract.edition.openapi('Edition');

export function editionsApi(services: Services): Api {
  return createApi()
    .openapi(
      declare(services, 'public', {
        method: 'get',
        path: '/api/v1/editions',
        tags: ['Editions'],
        summary: 'All editions, the newest first',
        responses: {
          200: {
            description: 'The editions of all organisers.',
            content: { 'application/json': { schema: editionList } },
          },
          304: notModified,
        },
      }),
      async (c) => {
        const { editions, tag } = await listEditionsPublic(services.runner.db);
        return knownToCaller(c, tag) ? c.body(null, 304) : c.json({ items: editions }, 200);
      },
    )
    .openapi(
      declare(services, 'public', {
        method: 'get',
        path: '/api/v1/editions/{slug}',
        tags: ['Editions'],
        summary: 'An edition with its delegations',
        request: { params: editionParam },
        responses: {
          200: { description: 'The edition.', content: { 'application/json': { schema: edition } } },
          304: notModified,
        },
      }),
      async (c) => {
        const ctx = contextOf(c, services);
        const found = await services.runner.query(ctx, async (tx) =>
          knownToCaller(c, await getContentVersion(ctx, tx)) ? undefined : getEdition(ctx, tx),
        );
        return found ? c.json(found, 200) : c.body(null, 304);
      },
    );
}
