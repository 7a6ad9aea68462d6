/** What booths reported of their days. Basis `reported`: never part of what tills counted. */
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
import { readBody } from '../../platform/http/read-body.ts';
import { common } from '../../platform/problem/domain-error.ts';
import { LIMITS } from '../../platform/sheets/index.ts';
import { calendarDay } from '../till/contract.ts';
import { reportedDay } from './contract.ts';
import { listReported } from './reported/list-reported.ts';
import { keepStatement, readStatementFile } from './statement/statements.ts';

const query = z.object({ day: calendarDay.optional() });
const list = z.object({ basis: z.literal('reported'), items: z.array(reportedDay) }).openapi('ReportedDays');

export function takingsApi(services: Services): Api {
  const api = createApi();
  api.openapi(
    declare(services, 'reports.read', {
      method: 'get',
      path: '/api/v1/editions/{slug}/reported-days',
      tags: ['Figures'],
      summary: 'What booths without a till report of their days: beside, never inside, what tills counted',
      request: { params: editionParam, query },
      responses: {
        200: {
          description: 'The newest report of each booth and day.',
          content: { 'application/json': { schema: list } },
        },
      },
    }),
    async (c) => {
      const ctx = contextOf(c, services);
      const { day } = c.req.valid('query');
      const asked = { reach: reachIn(c), ...(day === undefined ? {} : { day }) };
      const items = await services.runner.query(ctx, (tx) => listReported(ctx, tx, asked));
      return c.json({ basis: 'reported' as const, items }, 200);
    },
  );

  api.openapi(
    declare(services, 'payments.confirm', {
      method: 'post',
      path: '/api/v1/editions/{slug}/payment-statements',
      tags: ['Payments'],
      summary: 'Takes a statement of a bank or acquirer, CSV or XLSX, to confirm claimed payments by',
      description: 'The body is the file itself, at most 10 MB. Nothing is confirmed by sending it.',
      request: { params: editionParam, query: z.object({ name: z.string().max(200).optional() }) },
      responses: {
        201: { description: 'Kept.', content: { 'application/json': { schema: z.object({ id: z.string() }) } } },
      },
    }),
    async (c) => {
      const ctx = contextOf(c, services);
      const table = await readStatementFile(await readBody(c.req.raw, LIMITS.bytes, common['too-large']));
      const name = c.req.valid('query').name ?? '';
      const id = await services.runner.command(ctx, (tx) => keepStatement(ctx, tx, { name, table }));
      return c.json({ id }, 201);
    },
  );

  return api;
}
