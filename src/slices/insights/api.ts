/**
 * Figures, the receipts behind them, the live board and the closing report.
 *
 * Totals by day, region, category, method, and how many of a product were sold are public when the edition's organiser has
 * said so. What a single business took is never public: the turnover of a sole trader is personal financial data under
 * UU PDP 27/2022, so booths, single products and regions with too few sellers are left out (rules/show-figures.ts).
 */

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
import { LICENCE_LINK, openQuery, sendOpenCsv, wantsCsv } from '../../platform/http/open-data.ts';
import { flagInQuery, wholeInQuery } from '../../platform/http/query.ts';
import type { Press } from '../../platform/press/press.ts';
import { receiptPage } from '../till/contract.ts';
import type { BoardFeed } from './board-feed.ts';
import { boardSnapshot, figureSheet, sourceConditions } from './contract.ts';
import { getBoard } from './get-board.ts';
import { getFigureSheet } from './get-figure-sheet.ts';
import { getReport } from './get-report.ts';
import { listSources } from './list-sources.ts';
import { orderReport } from './report/paper.ts';
import { METRICS } from './rules/figure.ts';
import { mustSeeBoard, viewOf } from './view-of.ts';
import { writeFigureSheet } from './write-figure-sheet.ts';

export interface InsightsParts {
  readonly feed: BoardFeed;
  readonly press: Press;
}

const uuid = { type: 'string', format: 'uuid' } as const;
const { shape } = sourceConditions;

const metricParam = editionParam.extend({
  metric: z.enum(METRICS).openapi({ param: { name: 'metric', in: 'path' } }),
});

const sourceQuery = z.object({
  ...shape,
  hour: wholeInQuery(0, 23).exactOptional(),
  discounted: flagInQuery.optional().openapi({ description: 'Receipts on which something was let off, by what was.' }),
  region: shape.region.openapi({ type: 'string', example: '64.71' }),
  product: shape.product.openapi(uuid),
  booth: shape.booth.openapi(uuid),
  after: z.string().max(100).optional().openapi({ description: 'The `next` of the page before.' }),
  limit: wholeInQuery(1, 200).optional(),
});

const reportQuery = z.object({ lang: z.enum(['id', 'en']).default('id') });

const sheet = figureSheet.openapi('FigureSheet');
const snapshot = boardSnapshot.openapi('BoardSnapshot');

export function insightsApi(services: Services, { feed, press }: InsightsParts): Api {
  const api = createApi();

  api.openapi(
    declare(services, 'public', {
      method: 'get',
      path: '/api/v1/editions/{slug}/figures',
      tags: ['Figures'],
      summary: 'Every figure with its basis, what it leaves out, as of when, and where its receipts are listed',
      description:
        'Public when the organiser has made the figures public, otherwise for those whose role reads figures. A single business’s figures are never public: a sole trader’s turnover is personal financial data under UU PDP 27/2022.',
      request: { params: editionParam, query: z.object({ format: openQuery.format }) },
      responses: {
        200: {
          description: 'The figures.',
          content: { 'application/json': { schema: sheet }, 'text/csv': { schema: z.string() } },
        },
      },
    }),
    async (c) => {
      const ctx = contextOf(c, services);
      const found = await services.runner.query(ctx, async (tx) => getFigureSheet(ctx, tx, await viewOf(ctx, tx)));
      if (wantsCsv(c, c.req.valid('query').format))
        return sendOpenCsv(`${found.edition.slug}-figures`, found.asOf, writeFigureSheet(found));
      c.header('cache-control', 'private, no-cache');
      c.header('link', LICENCE_LINK);
      return c.json(found, 200);
    },
  );

  api.openapi(
    declare(services, 'receipts.read', {
      method: 'get',
      path: '/api/v1/editions/{slug}/figures/{metric}/receipts',
      tags: ['Figures'],
      summary: 'The receipts behind a figure, the newest first; their amounts add up to it',
      request: { params: metricParam, query: sourceQuery },
      responses: {
        200: { description: 'A page of receipts.', content: { 'application/json': { schema: receiptPage } } },
      },
    }),
    async (c) => {
      const ctx = contextOf(c, services);
      const { after, limit, discounted: lessened, ...rest } = c.req.valid('query');
      const conditions = { ...rest, ...(lessened ? { discounted: true as const } : {}) };
      const asked = { metric: c.req.valid('param').metric, conditions, after, limit, reach: reachIn(c) };
      return c.json(await services.runner.query(ctx, (tx) => listSources(ctx, tx, asked)), 200);
    },
  );

  api.openapi(
    declare(services, 'public', {
      method: 'get',
      path: '/api/v1/editions/{slug}/board',
      tags: ['Figures'],
      summary: 'What the live board shows now',
      request: { params: editionParam },
      responses: { 200: { description: 'The board.', content: { 'application/json': { schema: snapshot } } } },
    }),
    async (c) => {
      const ctx = contextOf(c, services);
      const found = await services.runner.query(ctx, async (tx) => {
        await mustSeeBoard(ctx, tx);
        return getBoard(ctx, tx);
      });
      c.header('cache-control', 'private, no-cache');
      return c.json(found, 200);
    },
  );

  api.openapi(
    declare(services, 'public', {
      method: 'get',
      path: '/api/v1/editions/{slug}/board/stream',
      tags: ['Figures'],
      summary: 'The live board as server-sent events',
      description:
        'Event `snapshot` with the board on connecting and when it changes (at most twice a second), event `beat` at least every 15 seconds.',
      request: { params: editionParam },
      responses: {
        200: { description: 'Server-sent events.', content: { 'text/event-stream': { schema: z.string() } } },
      },
    }),
    async (c) => {
      const ctx = contextOf(c, services);
      const slug = c.req.valid('param').slug;
      await services.runner.query(ctx, (tx) => mustSeeBoard(ctx, tx));
      // Proxies that gather answers before they pass them on would hold a stream for ever.
      c.header('x-accel-buffering', 'no');
      // Nobody reads the body of an answer to HEAD, and nobody ends it: the watching would go on for ever.
      if (c.req.method === 'HEAD') return c.body(null, 200, { 'content-type': 'text/event-stream' });
      return streamSSE(c, async (stream) => {
        const gone = new AbortController();
        stream.onAbort(() => gone.abort());
        for await (const told of feed.watch(ctx, slug, gone.signal)) {
          const data = told.kind === 'snapshot' ? told.snapshot : { asOf: told.asOf };
          await stream.writeSSE({ event: told.kind, data: JSON.stringify(data) });
        }
      });
    },
  );

  api.openapi(
    declare(services, 'report.read', {
      method: 'get',
      path: '/api/v1/editions/{slug}/report.pdf',
      tags: ['Figures'],
      summary: 'The closing report',
      request: { params: editionParam, query: reportQuery },
      responses: {
        200: {
          description: 'A tagged PDF (PDF/UA-1).',
          content: { 'application/pdf': { schema: z.string().openapi({ format: 'binary' }) } },
        },
      },
    }),
    async (c) => {
      const ctx = contextOf(c, services);
      const { lang } = c.req.valid('query');
      const asked = { reach: reachIn(c), publicUrl: services.settings.publicUrl, locale: lang };
      const { paper } = await services.runner.query(ctx, (tx) => getReport(ctx, tx, asked));
      const pdf = await press.print(orderReport(paper));
      const name = `${lang === 'id' ? 'laporan' : 'report'}-${c.req.valid('param').slug}.pdf`;
      return c.body(new Uint8Array(pdf), 200, {
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="${name}"`,
        'cache-control': 'private, no-cache',
      });
    },
  );

  return api;
}
