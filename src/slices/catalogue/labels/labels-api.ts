import { z } from 'zod';
import type { Id } from '../../../kinds/id.ts';
import {
  type Api,
  contextOf,
  createApi,
  declare,
  editionParam,
  reachIn,
  type Services,
} from '../../../platform/http/api.ts';
import type { Press } from '../../../platform/press/press.ts';
import { id } from '../../editions/contract.ts';
import { orderLabels } from './print-labels.ts';

const labelParam = editionParam.extend({
  print: id<'label-print'>().openapi({ type: 'string', format: 'uuid', param: { name: 'print', in: 'path' } }),
});

/** Price labels as a paper; what they say was kept by the page where they are chosen. */
export function labelsApi(services: Services, press: Press): Api {
  return createApi().openapi(
    declare(services, 'products.edit', {
      method: 'get',
      path: '/api/v1/editions/{slug}/labels/{print}/labels.pdf',
      tags: ['Catalogue'],
      summary: 'Price labels as they were chosen; each holds the product’s code as an EAN-13',
      request: { params: labelParam, query: z.object({ lang: z.enum(['id', 'en']).default('id') }) },
      responses: {
        200: {
          description: 'A tagged PDF.',
          content: { 'application/pdf': { schema: z.string().openapi({ format: 'binary' }) } },
        },
      },
    }),
    async (c) => {
      const ctx = contextOf(c, services);
      const { print } = c.req.valid('param') as { print: Id<'label-print'> };
      const { lang } = c.req.valid('query');
      const order = await services.runner.query(ctx, (tx) =>
        orderLabels(ctx, tx, { print, reach: reachIn(c), locale: lang }),
      );
      const name = `${lang === 'id' ? 'label-harga' : 'price-labels'}-${c.req.valid('param').slug}.pdf`;
      return c.body(new Uint8Array(await press.print(order)), 200, {
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="${name}"`,
        'cache-control': 'private, no-cache',
      });
    },
  );
}
