/** The call over HTTP: what everybody may read, and the curator's phone that saves as one goes. */
import { z } from 'zod';
import { type Api, contextOf, createApi, declare, editionParam, type Services } from '../../platform/http/api.ts';
import { id } from '../editions/contract.ts';
import * as contract from './contract.ts';
import { getCall } from './get-call.ts';
import { listAccepted } from './list-accepted.ts';
import { saveScores } from './save-scores.ts';

const applicationParam = editionParam.extend({
  application: id<'application'>().openapi({ type: 'string', param: { name: 'application', in: 'path' } }),
});

export function callApi(services: Services): Api {
  return createApi()
    .openapi(
      declare(services, 'public', {
        method: 'get',
        path: '/api/v1/editions/{slug}/call',
        tags: ['Call'],
        summary: 'The open call: instants, terms and rubric',
        request: { params: editionParam },
        responses: {
          200: { description: 'The call.', content: { 'application/json': { schema: contract.call.openapi('Call') } } },
        },
      }),
      async (c) => {
        const ctx = contextOf(c, services);
        const { call } = await services.runner.query(ctx, async (tx) => ({ call: await getCall(ctx, tx) }));
        return c.json(contract.call.parse(call), 200);
      },
    )
    .openapi(
      declare(services, 'public', {
        method: 'get',
        path: '/api/v1/editions/{slug}/call/accepted',
        tags: ['Call'],
        summary: 'Who was accepted; nobody before the results are published',
        request: { params: editionParam },
        responses: {
          200: {
            description: 'The accepted businesses by name.',
            content: {
              'application/json': {
                schema: z.object({ items: z.array(contract.acceptedBusiness.openapi('AcceptedBusiness')) }),
              },
            },
          },
        },
      }),
      async (c) => {
        const ctx = contextOf(c, services);
        return c.json({ items: await services.runner.query(ctx, (tx) => listAccepted(ctx, tx)) }, 200);
      },
    )
    .openapi(
      declare(services, 'call.score', {
        method: 'put',
        path: '/api/v1/editions/{slug}/call/scores/{application}',
        tags: ['Call'],
        summary: 'Keeps what a curator has given an applicant so far',
        request: {
          params: applicationParam,
          body: {
            content: {
              'application/json': { schema: contract.scoresInput.omit({ application: true, finish: true }) },
            },
          },
        },
        responses: { 204: { description: 'Kept.' } },
      }),
      async (c) => {
        const ctx = contextOf(c, services);
        const { application } = c.req.valid('param');
        const { scores } = c.req.valid('json');
        await services.runner.command(ctx, (tx) => saveScores(ctx, tx, { application, scores, finish: false }));
        return c.body(null, 204);
      },
    );
}
