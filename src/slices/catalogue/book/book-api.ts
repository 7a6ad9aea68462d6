import { z } from 'zod';
import { type Api, contextOf, createApi, declare, editionParam, type Services } from '../../../platform/http/api.ts';
import type { PrintBook } from './print-book.ts';

/** The printed catalogue, for whoever is at work on the edition. */
export function bookApi(services: Services, printBook: PrintBook): Api {
  return createApi().openapi(
    declare(services, 'products.edit', {
      method: 'get',
      path: '/api/v1/editions/{slug}/catalogue.pdf',
      tags: ['Catalogue'],
      summary: 'The catalogue of an edition to print: by region, each business with its story and what it sells',
      description:
        'Holds only what everybody can see. A thick one takes some time; asked for again, it is there at once.',
      request: { params: editionParam, query: z.object({ lang: z.enum(['id', 'en']).default('id') }) },
      responses: {
        200: {
          description: 'A tagged PDF.',
          content: { 'application/pdf': { schema: z.string().openapi({ format: 'binary' }) } },
        },
      },
    }),
    async (c) => {
      const { lang } = c.req.valid('query');
      const pdf = await printBook(contextOf(c, services), lang);
      const name = `${lang === 'id' ? 'katalog' : 'catalogue'}-${c.req.valid('param').slug}.pdf`;
      return c.body(new Uint8Array(pdf), 200, {
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="${name}"`,
        'cache-control': 'private, no-cache',
      });
    },
  );
}
