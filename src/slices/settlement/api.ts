/** A producer's sales and settlement: for the producer, the lead of its region, and the committee. Never public (UU PDP 27/2022). */
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import {
  type Api,
  contextOf,
  createApi,
  declare,
  editionParam,
  reachIn,
  type Services,
} from '../../platform/http/api.ts';
import type { PersonStreams } from '../../platform/http/person-streams.ts';
import type { Press } from '../../platform/press/press.ts';
import { writeXlsx, XLSX_TYPE } from '../../platform/sheets/index.ts';
import { getPaperHouse } from '../editions/index.ts';
import type { FigureNews } from '../insights/index.ts';
import { settlementSheet, settlementSummary } from './contract.ts';
import { getSettlement } from './get-settlement.ts';
import { listSettlements } from './list-settlements.ts';
import { SETTLEMENT_TEMPLATE, writeSettlement } from './paper/write-settlement.ts';
import { tellMoves } from './tell-moves.ts';
import { writeSheets } from './write-sheets.ts';

export interface SettlementParts {
  readonly press: Press;
  readonly news: FigureNews;
  readonly streams: PersonStreams;
  /** Aborts when the server stops: a stream ends of itself never. */
  readonly closing: AbortSignal;
}

const businessParam = editionParam.extend({
  business: z
    .string()
    .min(1)
    .max(80)
    .openapi({
      param: { name: 'business', in: 'path' },
      example: 'amplang-sepinggan',
      description: 'The address part.',
    }),
});
const paperQuery = z.object({ lang: z.enum(['id', 'en']).default('id') });
const sheetSchema = settlementSheet.openapi('Settlement');
const summarySchema = settlementSummary.openapi('SettlementSummary');
const binary = z.string().openapi({ format: 'binary' });

export function settlementApi(services: Services, { press, news, streams, closing }: SettlementParts): Api {
  const api = createApi();
  const { runner } = services;
  const path = '/api/v1/editions/{slug}/settlements/{business}';

  api.openapi(
    declare(services, 'sales.read', {
      method: 'get',
      path: '/api/v1/editions/{slug}/settlements',
      tags: ['Settlement'],
      summary: 'What each business within reach sold, what became of its goods, and who has signed',
      request: { params: editionParam },
      responses: {
        200: {
          description: 'Amounts in minor units of the edition’s currency.',
          content: { 'application/json': { schema: z.object({ items: z.array(summarySchema) }) } },
        },
      },
    }),
    async (c) => {
      const ctx = contextOf(c, services);
      c.header('cache-control', 'private, no-cache');
      const items = await runner.query(ctx, (tx) => listSettlements(ctx, tx, reachIn(c)));
      return c.json({ items }, 200);
    },
  );

  api.openapi(
    declare(services, 'sales.read', {
      method: 'get',
      path,
      tags: ['Settlement'],
      summary: 'A business’s statement: sales by day, method and product, QRIS fees, goods on consignment, signatures',
      request: { params: businessParam },
      responses: { 200: { description: 'The statement.', content: { 'application/json': { schema: sheetSchema } } } },
    }),
    async (c) => {
      const ctx = contextOf(c, services);
      c.header('cache-control', 'private, no-cache');
      const sheet = await runner.query(ctx, (tx) => getSettlement(ctx, tx, c.req.valid('param').business));
      return c.json(sheet, 200);
    },
  );

  api.openapi(
    declare(services, 'sales.read', {
      method: 'get',
      path: `${path}/statement.pdf`,
      tags: ['Settlement'],
      summary: 'The statement on paper, to be signed by both sides',
      request: { params: businessParam, query: paperQuery },
      responses: { 200: { description: 'A tagged PDF.', content: { 'application/pdf': { schema: binary } } } },
    }),
    async (c) => {
      const ctx = contextOf(c, services);
      const { business, slug } = c.req.valid('param');
      const { lang } = c.req.valid('query');
      const data = await runner.query(ctx, async (tx) =>
        writeSettlement(await getSettlement(ctx, tx, business), await getPaperHouse(ctx, tx), lang),
      );
      const pdf = await press.print({ template: SETTLEMENT_TEMPLATE, data });
      return c.body(new Uint8Array(pdf), 200, answerHeaders('application/pdf', `${slug}-${business}.pdf`, 'inline'));
    },
  );

  api.openapi(
    declare(services, 'sales.read', {
      method: 'get',
      path: `${path}/statement.xlsx`,
      tags: ['Settlement'],
      summary: 'The statement as a workbook',
      request: { params: businessParam, query: paperQuery },
      responses: { 200: { description: 'A workbook.', content: { [XLSX_TYPE]: { schema: binary } } } },
    }),
    async (c) => {
      const ctx = contextOf(c, services);
      const { business, slug } = c.req.valid('param');
      const sheet = await runner.query(ctx, (tx) => getSettlement(ctx, tx, business));
      const book = await writeXlsx(writeSheets(sheet, c.req.valid('query').lang));
      const headers = answerHeaders(XLSX_TYPE, `${slug}-${business}.xlsx`, 'attachment');
      return c.body(new Uint8Array(book), 200, headers);
    },
  );

  api.openapi(
    declare(services, 'sales.read', {
      method: 'get',
      path: '/api/v1/editions/{slug}/sales/stream',
      tags: ['Settlement'],
      summary: 'Says, as server-sent events, that figures of the edition have moved',
      description:
        'Event `moved` on connecting and when sales came in, event `beat` at least every 15 seconds. Ask again then.',
      request: { params: editionParam },
      responses: {
        200: { description: 'Server-sent events.', content: { 'text/event-stream': { schema: z.string() } } },
      },
    }),
    async (c) => {
      const { slug } = c.req.valid('param');
      c.header('x-accel-buffering', 'no');
      if (c.req.method === 'HEAD') return c.body(null, 200, { 'content-type': 'text/event-stream' });
      return streamSSE(c, async (stream) => {
        const gone = new AbortController();
        stream.onAbort(() => gone.abort());
        const ended = AbortSignal.any([streams.signalFor(c.get('actor'), gone.signal), closing]);
        for await (const event of tellMoves(news, slug, ended)) await stream.writeSSE({ event, data: '' });
      });
    },
  );

  return api;
}

function answerHeaders(type: string, name: string, disposition: 'inline' | 'attachment') {
  return {
    'content-type': type,
    'content-disposition': `${disposition}; filename="${name}"`,
    'cache-control': 'private, no-cache',
  };
}
