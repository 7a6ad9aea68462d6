import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { createLog } from '../log/log.ts';
import { common, DomainError } from '../problem/domain-error.ts';
import type { ApiEnv } from './api.ts';
import { answerError, CLIENT_ADDRESS, identify, knowClient, limitBody } from './middleware.ts';

function createEcho() {
  const app = new Hono<ApiEnv>();
  app.onError(answerError());
  app.use(identify(createLog('silent')), limitBody({ counted: [/\/batches$/] }), knowClient());
  app.post('/client', (c) => c.text(c.req.raw.headers.get(CLIENT_ADDRESS) ?? ''));
  app.post('/*', async (c) => c.text(String((await c.req.arrayBuffer()).byteLength)));
  return app;
}

/** As the server gives a connection to the application. */
const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } });

function sent(path: string, bytes: number) {
  const body = new ReadableStream({
    start(controller) {
      for (let left = bytes; left > 0; left -= 65_536) controller.enqueue(new Uint8Array(Math.min(left, 65_536)));
      controller.close();
    },
  });
  const streamed = { method: 'POST', duplex: 'half', body };
  return createEcho().request(path, streamed);
}

test('a body that says no length is held up to 256 KiB, unless its address counts for itself', async () => {
  const answers = await Promise.all([sent('/x', 262_144), sent('/x', 262_145), sent('/hall/batches', 262_145)]);
  expect(answers.map(({ status }) => status)).toEqual([200, 413, 200]);
  expect(await answers[1]?.json()).toMatchObject({ code: 'request.too-large' });
});

test.each(['/x', '/hall/batches'])('a packed body is refused in words at %s', async (path) => {
  const post = (coding: string) =>
    createEcho().request(path, { method: 'POST', body: 'x', headers: { 'content-encoding': coding } });
  expect(await Promise.all(['gzip', 'br', 'identity'].map(async (coding) => (await post(coding)).status))).toEqual([
    415, 415, 200,
  ]);
  expect(await (await post('gzip')).json()).toMatchObject({ code: 'request.coding-unknown' });
});

test.each([
  ['10.1.2.3', {}, '10.1.2.3'],
  ['::ffff:10.1.2.3', { 'x-forwarded-for': '1.1.1.1' }, '10.1.2.3'],
  ['10.1.2.3', { [CLIENT_ADDRESS]: '1.1.1.1' }, '10.1.2.3'],
  ['127.0.0.1', { 'x-forwarded-for': '1.1.1.1, 203.0.113.7' }, '203.0.113.7'],
  ['::ffff:127.0.0.1', {}, '127.0.0.1'],
  ['127.0.0.1', { 'x-forwarded-for': '203.0.113.7:51234' }, '203.0.113.7'],
  ['127.0.0.1', { 'x-forwarded-for': '[2001:db8::7]:443' }, '2001:db8::7'],
  ['127.0.0.1', { 'x-forwarded-for': 'unknown, tidak terbaca' }, '127.0.0.1'],
])('who connects from %s with %o is known as %s', async (address, headers, known) => {
  const answer = await createEcho().request('/client', { method: 'POST', headers }, from(address));
  expect(await answer.text()).toBe(known);
});

test('who asked too often hears how long to wait', async () => {
  const app = createEcho();
  app.get('/often', () => {
    throw new DomainError(common['too-many'], { retryAfter: 600 });
  });
  app.get('/often-untold', () => {
    throw new DomainError(common['too-many']);
  });
  const heard = await Promise.all(['/often', '/often-untold'].map(async (path) => app.request(path)));
  expect(heard.map(({ status, headers }) => [status, headers.get('retry-after')])).toEqual([
    [429, '600'],
    [429, '60'],
  ]);
});
