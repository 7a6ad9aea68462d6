import { z } from 'zod';
import type { Id } from '../../kinds/id.ts';
import { type Api, contextOf, createApi, declare, editionParam, type Services } from '../../platform/http/api.ts';
import type { Press } from '../../platform/press/press.ts';
import { getPaperHouse } from '../editions/index.ts';
import { getNoteSheet } from './get-note-sheet.ts';
import { NOTE_TEMPLATE, writeNote } from './paper/write-note.ts';

const noteParam = editionParam.extend({
  note: z.uuid().openapi({ param: { name: 'note', in: 'path' } }),
});

/** Delivery notes on paper, for who may read them. */
export function stockApi(services: Services, { press }: { readonly press: Press }): Api {
  return createApi().openapi(
    declare(services, 'stock.read', {
      method: 'get',
      path: '/api/v1/editions/{slug}/delivery-notes/{note}/note.pdf',
      tags: ['Stock'],
      summary: 'A delivery note, or the minutes of its handover once the goods are taken',
      request: { params: noteParam, query: z.object({ lang: z.enum(['id', 'en']).default('id') }) },
      responses: {
        200: {
          description: 'A tagged PDF.',
          content: { 'application/pdf': { schema: z.string().openapi({ format: 'binary' }) } },
        },
      },
    }),
    async (c) => {
      const ctx = contextOf(c, services);
      const note = c.req.valid('param').note as Id<'delivery-note'>;
      const { sheet, house } = await services.runner.query(ctx, async (tx) => ({
        sheet: await getNoteSheet(ctx, tx, note),
        house: await getPaperHouse(ctx, tx),
      }));
      const data = writeNote(sheet, house, c.req.valid('query').lang);
      const pdf = await press.print({ template: NOTE_TEMPLATE, data });
      return c.body(new Uint8Array(pdf), 200, {
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="${sheet.note.number}.pdf"`,
        'cache-control': 'private, no-cache',
      });
    },
  );
}
