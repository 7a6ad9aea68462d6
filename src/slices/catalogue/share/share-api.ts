/** Pictures for shared links, drawn once a content version and kept for as long as there is room. */
import { z } from 'zod';
import { type Api, contextOf, createApi, declare, editionParam, type Services } from '../../../platform/http/api.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import { getContentVersion } from '../../editions/index.ts';
import type { Draw } from './draw-share.ts';
import { SHARE_KINDS } from './share-path.ts';
import { findShareWords } from './share-words.ts';

const params = editionParam.extend({
  kind: z.enum(SHARE_KINDS).openapi({ param: { name: 'kind', in: 'path' } }),
  file: z
    .string()
    .max(90)
    .regex(/^[a-z0-9.-]+\.png$/i)
    .openapi({ param: { name: 'file', in: 'path' }, example: 'amplang.png' }),
});

const query = z.object({ lang: z.enum(['id', 'en']).default('id'), v: z.string().max(20).optional() });

/** A picture has some 40 kB. */
const KEPT = 300;

export function shareApi(services: Services, draw: Draw): Api {
  const pictures = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

  function keep(key: string, make: () => Promise<Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>> {
    const held = pictures.get(key) ?? make();
    pictures.delete(key);
    pictures.set(key, held);
    held.catch(() => pictures.delete(key));
    for (const oldest of pictures.keys()) {
      if (pictures.size <= KEPT) break;
      pictures.delete(oldest);
    }
    return held;
  }

  return createApi().openapi(
    declare(services, 'public', {
      method: 'get',
      path: '/bagikan/{slug}/{kind}/{file}',
      tags: ['Catalogue'],
      summary: 'The picture that a link to an edition, a region, a business or a product is shown with',
      request: { params, query },
      responses: {
        200: {
          description: 'A PNG of 1200 x 630 pixels.',
          content: { 'image/png': { schema: { type: 'string', format: 'binary' } } },
        },
      },
    }),
    async (c) => {
      const ctx = contextOf(c, services);
      const { kind, file } = c.req.valid('param');
      const { lang: locale } = c.req.valid('query');
      const key = file.replace(/\.png$/i, '');
      const { version, words } = await services.runner.query(ctx, async (tx) => ({
        version: await getContentVersion(ctx, tx),
        words: await findShareWords(ctx, tx, { kind, key, locale }),
      }));
      if (!words) throw new DomainError(common['not-found']);
      const png = await keep(`${ctx.edition} ${version} ${kind} ${key} ${locale}`, () => draw(words));
      return c.body(png, 200, { 'content-type': 'image/png', 'cache-control': 'public, max-age=86400' });
    },
  );
}
