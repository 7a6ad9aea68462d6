/** What a supervisor and a monitor ask: is it alive, how is it doing. No edition, no person, no secret. */
import { sql } from 'kysely';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { z } from 'zod';
import { type Api, createApi, declare, type Services } from '../platform/http/api.ts';

export interface Health {
  readonly version: string;
  readonly metrics: Registry;
}

export function createHealth(version: string, services: Services): Health {
  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics });
  new Gauge({
    name: 'gelaran_outbox_waiting',
    help: 'News rows that the worker has not taken yet.',
    registers: [metrics],
    async collect() {
      const { rows } = await sql<{ waiting: number }>`select count(*)::bigint as waiting from platform.outbox`.execute(
        services.runner.db,
      );
      this.set(rows[0]?.waiting ?? 0);
    },
  });
  return { version, metrics };
}

const healthSchema = z
  .object({ status: z.enum(['ok', 'failing']), version: z.string(), database: z.enum(['ok', 'away']) })
  .openapi('Health');

export function healthApi(services: Services, health: Health): Api {
  const api = createApi();
  api.openapi(
    declare(services, 'public', {
      method: 'get',
      path: '/healthz',
      summary: 'Whether the service and its database answer',
      tags: ['operation'],
      responses: {
        200: { description: 'Both answer.', content: { 'application/json': { schema: healthSchema } } },
        503: {
          description: 'The database does not answer.',
          content: { 'application/json': { schema: healthSchema } },
        },
      },
    }),
    async (c) => {
      const database = await sql`select 1`.execute(services.runner.db).then(
        () => 'ok' as const,
        () => 'away' as const,
      );
      const status = database === 'ok' ? ('ok' as const) : ('failing' as const);
      return c.json({ status, version: health.version, database }, database === 'ok' ? 200 : 503);
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
    async (c) => c.text(await health.metrics.metrics(), 200, { 'content-type': health.metrics.contentType }),
  );
  return api;
}
