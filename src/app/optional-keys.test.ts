import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { expect, it } from 'vitest';
import { openApiDocument } from './openapi.ts';

it('describes a key that may be absent as such, in a query and deep in an answer, and checks as before', () => {
  const api = new OpenAPIHono();
  const part = z.object({ sure: z.string(), maybe: z.string().exactOptional() });
  const query = z.object({
    page: z.string(),
    filter: z.enum(['a', 'b']).exactOptional(),
    limit: z.string().optional(),
  });
  const content = { 'application/json': { schema: z.object({ items: z.array(part) }) } };
  const route = createRoute({
    method: 'get',
    path: '/x',
    request: { query },
    responses: { 200: { description: '', content } },
  });
  api.openapi(route, (c) => c.json({ items: [] }, 200));
  for (let time = 0; time < 3; time++) {
    const item = { required: ['sure'] };
    expect(openApiDocument(api as never, 'http://localhost').paths).toMatchObject({
      '/x': {
        get: {
          parameters: [
            { name: 'page', required: true },
            { name: 'filter', required: false },
            { name: 'limit', required: false },
          ],
          responses: {
            200: { content: { 'application/json': { schema: { properties: { items: { items: item } } } } } },
          },
        },
      },
    });
  }
  expect(part.safeParse({ sure: 'x', maybe: undefined }).success).toBe(false);
  expect(part.safeParse({ sure: 'x' }).success).toBe(true);
});
