/** The call over HTTP: what everybody may read, and the curator's phone that saves as one goes. */
import { z } from 'zod';
import { type Api, contextOf, createApi, declare, editionParam, type Services } from '../../platform/http/api.ts';
import type { Press } from '../../platform/press/press.ts';
import { writeXlsx, XLSX_TYPE } from '../../platform/sheets/index.ts';
import { id } from '../editions/contract.ts';
import { getPaperHouse } from '../editions/index.ts';
import * as contract from './contract.ts';
import { getCall } from './get-call.ts';
import { listAccepted } from './list-accepted.ts';
import { getMinutesSheet } from './minutes/get-minutes-sheet.ts';
import { MINUTES_TEMPLATE, writeMinutes } from './minutes/write-minutes.ts';
import { writeMinutesBook } from './minutes/write-minutes-book.ts';
import { saveScores } from './save-scores.ts';

const applicationParam = editionParam.extend({
  application: id<'application'>().openapi({ type: 'string', param: { name: 'application', in: 'path' } }),
});

const paperQuery = z.object({ lang: z.enum(['id', 'en']).default('id') });
const binary = z.string().openapi({ format: 'binary' });
const kept = (type: string, file: string) => ({
  'content-type': type,
  'content-disposition': `${type === XLSX_TYPE ? 'attachment' : 'inline'}; filename="${file}"`,
  'cache-control': 'private, no-cache',
});

/** The papers of the panel's decision. */
function minutesApi(services: Services, press: Press): Api {
  const { runner } = services;
  return createApi()
    .openapi(
      declare(services, 'call.panel', {
        method: 'get',
        path: '/api/v1/editions/{slug}/call/minutes.pdf',
        tags: ['Call'],
        summary: 'The minutes of the panel, with the lists of the accepted and the waiting as annexes',
        request: { params: editionParam, query: paperQuery },
        responses: { 200: { description: 'A tagged PDF.', content: { 'application/pdf': { schema: binary } } } },
      }),
      async (c) => {
        const ctx = contextOf(c, services);
        const { lang } = c.req.valid('query');
        const { slug } = c.req.valid('param');
        const data = await runner.query(ctx, async (tx) =>
          writeMinutes(await getMinutesSheet(ctx, tx), await getPaperHouse(ctx, tx), lang),
        );
        const pdf = await press.print({ template: MINUTES_TEMPLATE, data });
        return c.body(new Uint8Array(pdf), 200, kept('application/pdf', `berita-acara-${slug}.pdf`));
      },
    )
    .openapi(
      declare(services, 'call.panel', {
        method: 'get',
        path: '/api/v1/editions/{slug}/call/minutes.xlsx',
        tags: ['Call'],
        summary: 'The same as a workbook',
        request: { params: editionParam, query: paperQuery },
        responses: { 200: { description: 'A workbook.', content: { [XLSX_TYPE]: { schema: binary } } } },
      }),
      async (c) => {
        const ctx = contextOf(c, services);
        const sheet = await runner.query(ctx, (tx) => getMinutesSheet(ctx, tx));
        const book = await writeXlsx(writeMinutesBook(sheet, c.req.valid('query').lang));
        return c.body(new Uint8Array(book), 200, kept(XLSX_TYPE, `berita-acara-${sheet.edition.slug}.xlsx`));
      },
    );
}

export function callApi(services: Services, press: Press): Api {
  const api = createApi();
  api.route('/', minutesApi(services, press));
  return api
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
