import { createRoute, z } from '@hono/zod-openapi';
import { expect, it } from 'vitest';
import { problemSchema } from '../../platform/http/api.ts';
import { faultOf } from './check-answers.ts';

const thing = z.object({ name: z.string(), size: z.int() }).openapi('TestThing');
const page = thing.extend({ more: z.array(thing), asOf: z.iso.datetime().exactOptional() }).openapi('TestPage');
const route = createRoute({
  method: 'get',
  path: '/things',
  responses: {
    200: { description: '', content: { 'application/json': { schema: page }, 'text/csv': { schema: z.string() } } },
    204: { description: '' },
    default: { description: '', content: { 'application/problem+json': { schema: problemSchema } } },
  },
});

const answer = (body: unknown, status = 200, type = 'application/json') =>
  faultOf({
    route,
    request: new Request('http://localhost/things'),
    response: new Response(status === 204 ? null : JSON.stringify(body), {
      status,
      headers: status === 204 ? {} : { 'content-type': type },
    }),
  });

const right = { name: 'a', size: 1, more: [{ name: 'b', size: 2 }] };
const problem = { type: 'about:blank', title: 'No.', status: 404, instance: 'urn:x', code: 'request.not-found' };

it.each([
  [right, 200, 'application/json'],
  [{ ...right, asOf: '2023-06-23T03:00:00.000Z' }, 200, 'application/json'],
  ['a,b', 200, 'text/csv; charset=utf-8'],
  [undefined, 204, ''],
  [problem, 404, 'application/problem+json'],
  // Members of its own are what a problem document is for.
  [{ ...problem, slots: 3 }, 404, 'application/problem+json'],
])('takes %j with %i', async (body, status, type) => expect(await answer(body, status, type)).toBeUndefined());

it.each([
  ['a key that nobody was told of', { ...right, secret: 1 }],
  ['one deep inside', { ...right, more: [{ name: 'b', size: 2, secret: 1 }] }],
  ['a key that is not there', { name: 'a', more: [] }],
  ['another type', { ...right, size: '1' }],
  ['another format', { ...right, asOf: 'yesterday' }],
  ['nothing where there may be nothing or an instant', { ...right, asOf: null }],
])('finds %s', async (_, body) => expect(await answer(body)).toMatch(/^GET \/things \(\/things\) answered 200: /));

it('finds statuses and types that nobody was told of', async () => {
  expect(await answer(right, 202)).toContain('which the document does not know');
  expect(await answer('x', 200, 'text/html')).toContain('as text/html, not as application/json, text/csv');
  expect(await answer(problem, 404, 'application/json')).toContain('not as application/problem+json');
  expect(await answer({ error: 'no' }, 500, 'application/problem+json')).toContain(
    "must have required property 'type'",
  );
});
