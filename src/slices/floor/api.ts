/** What everybody may read of the floor. */
import { type Api, contextOf, createApi, declare, editionParam, type Services } from '../../platform/http/api.ts';
import { getContentVersion, knownToCaller, notModified } from '../editions/index.ts';
import * as contract from './contract.ts';
import { getPlan } from './get-plan.ts';

const plan = contract.plan.openapi('Plan');

export function floorApi(services: Services): Api {
  return createApi().openapi(
    declare(services, 'public', {
      method: 'get',
      path: '/api/v1/editions/{slug}/booths',
      tags: ['Floor'],
      summary: 'The plan: halls and booths, whose they are and who sells there',
      request: { params: editionParam },
      responses: {
        200: { description: 'Lengths in millimetres.', content: { 'application/json': { schema: plan } } },
        304: notModified,
      },
    }),
    async (c) => {
      const ctx = contextOf(c, services);
      const found = await services.runner.query(ctx, async (tx) =>
        knownToCaller(c, await getContentVersion(ctx, tx)) ? undefined : getPlan(ctx, tx),
      );
      return found ? c.json(found, 200) : c.body(null, 304);
    },
  );
}
