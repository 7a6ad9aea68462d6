import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { expect, it } from 'vitest';
import { flagInQuery, wholeInQuery } from './query.ts';

const query = z.object({
  limit: wholeInQuery(1, 100).default(50).openapi({ default: 50 }),
  hour: wholeInQuery(0, 23).optional(),
  halal: flagInQuery.optional(),
});

it('reads digits and nothing else as a number', () => {
  for (const [said, read] of [
    ['0', 0],
    ['7', 7],
    ['23', 23],
  ] as const)
    expect(query.parse({ hour: said })).toEqual({ limit: 50, hour: read });
  for (const said of ['', ' ', 'ten', '1.0', '1e1', '-0', '+1', '24', 'null', '0x1', '٣'])
    expect([said, query.safeParse({ hour: said }).success]).toEqual([said, false]);
});

it('reads true and false and nothing else as yes and no', () => {
  expect(query.parse({ halal: 'true' })).toEqual({ limit: 50, halal: true });
  expect(query.parse({ halal: 'false' })).toEqual({ limit: 50, halal: false });
  for (const said of ['', '1', 'yes', 'True'])
    expect([said, query.safeParse({ halal: said }).success]).toEqual([said, false]);
});

it('describes them as what they are', () => {
  const api = new OpenAPIHono();
  const route = createRoute({ method: 'get', path: '/x', request: { query }, responses: { 200: { description: '' } } });
  api.openapi(route, (c) => c.body(null, 200));
  const { paths } = api.getOpenAPI31Document({ openapi: '3.1.0', info: { title: '', version: '' } });
  expect(paths?.['/x']?.get?.parameters).toEqual([
    { name: 'limit', in: 'query', required: false, schema: { type: 'integer', minimum: 1, maximum: 100, default: 50 } },
    { name: 'hour', in: 'query', required: false, schema: { type: 'integer', minimum: 0, maximum: 23 } },
    { name: 'halal', in: 'query', required: false, schema: { type: 'boolean' } },
  ]);
});
