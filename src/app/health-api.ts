/** What a supervisor and a monitor ask: is it alive, how is it doing. No edition, no person, no secret. */
import { z } from 'zod';
import { type Api, createApi, declare, type Services } from '../platform/http/api.ts';
import type { Operation } from './operation.ts';

const healthSchema = z
  .object({
    status: z.enum(['ok', 'failing']),
    /** Of the package, and the commit. */
    version: z.string(),
    database: z.enum(['ok', 'away']),
    /** `low` is a warning; with `full` nothing can be stored. */
    disk: z.enum(['ok', 'low', 'full']),
  })
  .openapi('Health');

export function healthApi(services: Services, operation: Operation): Api {
  const api = createApi();
  api.openapi(
    declare(services, 'public', {
      method: 'get',
      path: '/healthz',
      summary: 'Whether the service can do its work; answers within a second',
      tags: ['operation'],
      responses: {
        200: { description: 'It can.', content: { 'application/json': { schema: healthSchema } } },
        503: {
          description: 'The database does not answer, or the disk is full.',
          content: { 'application/json': { schema: healthSchema } },
        },
      },
    }),
    async (c) => {
      const [answers, disk] = await Promise.all([operation.pulse.ask(), operation.disk()]);
      const failing = !answers || disk === 'full';
      return c.json(
        {
          status: failing ? ('failing' as const) : ('ok' as const),
          version: operation.version,
          database: answers ? ('ok' as const) : ('away' as const),
          disk,
        },
        failing ? 503 : 200,
      );
    },
  );
  api.openapi(
    declare(services, 'public', {
      method: 'get',
      path: '/metrics',
      summary: 'Figures for Prometheus',
      tags: ['operation'],
      responses: { 200: { description: 'Text exposition format.', content: { 'text/plain': { schema: z.string() } } } },
    }),
    async (c) => c.text(await operation.metrics.metrics(), 200, { 'content-type': operation.metrics.contentType }),
  );
  return api;
}
