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
import { calendarDay } from '../till/contract.ts';
import { reportedDay } from './contract.ts';
import { listReported } from './reported/list-reported.ts';

const query = z.object({ day: calendarDay.optional() });
const list = z.object({ basis: z.literal('reported'), items: z.array(reportedDay) }).openapi('ReportedDays');

export function takingsApi(services: Services): Api {
  return createApi().openapi(
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
}
