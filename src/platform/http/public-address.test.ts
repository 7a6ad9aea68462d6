import { Hono } from 'hono';
import { describe, expect, it, test } from 'vitest';
import { createLog } from '../log/log.ts';
import { readSettings } from '../settings/settings.ts';
import type { ApiEnv } from './api.ts';
import { answerError, identify, secureHeaders } from './middleware.ts';
import { asVisited, knowHost, refuseMisdirected } from './public-address.ts';

const published = readSettings({ PUBLIC_URL: 'https://kaltim.example.org:8443' });
const private_ = readSettings({});

function answering(settings: typeof published) {
  const app = new Hono<ApiEnv>();
  app.onError(answerError());
  app.use(identify(createLog('silent')), secureHeaders(settings.publicUrl), knowHost(settings), refuseMisdirected());
  app.all('/*', (c) => c.text(asVisited(c.req.raw, settings).url));
  return app;
}

async function asked(settings: typeof published, url: string, origin?: string): Promise<[number, string]> {
  const headers = { host: new URL(url).host, ...(origin ? { origin } : {}) };
  const answer = await answering(settings).request(url, { method: 'POST', headers });
  return [
    answer.status,
    answer.status === 200 ? await answer.text() : ((await answer.json()) as { code: string }).code,
  ];
}

describe('an installation with a public address', () => {
  it.each([
    ['http://kaltim.example.org:8443/a?b=c', undefined],
    ['http://kaltim.example.org/a?b=c', 'https://kaltim.example.org:8443'],
    ['http://KALTIM.example.org./a?b=c', undefined],
    // A proxy that names the machine it asks instead of the visitor's host.
    ['http://127.0.0.1:3000/a?b=c', 'https://kaltim.example.org:8443'],
  ])('was visited under it: %s from %s', async (url, origin) => {
    expect(await asked(published, url, origin)).toEqual([200, 'https://kaltim.example.org:8443/a?b=c']);
  });

  it('is asked by this machine under its own name', async () => {
    expect(await asked(published, 'http://127.0.0.1:3000/a')).toEqual([200, 'http://127.0.0.1:3000/a']);
    expect(await asked(published, 'http://[::1]:3000/a', 'http://[::1]:3000')).toEqual([200, 'http://[::1]:3000/a']);
  });

  it('says where it is to whoever asks another name, and still takes what a till of an earlier name sends', async () => {
    expect(await asked(published, 'http://old.example.org/api/v1/editions')).toEqual([421, 'request.misdirected']);
    expect(await asked(published, 'http://127.0.0.1.example.org/a')).toEqual([421, 'request.misdirected']);
    for (const path of ['/healthz', '/metrics', '/kasir/', '/api/v1/editions/x/hall/batches'])
      expect([path, (await asked(published, `http://old.example.org${path}`))[0]]).toEqual([path, 200]);
  });

  it('refuses two hosts in one request', async () => {
    const incoming = { rawHeaders: ['Host', 'kaltim.example.org', 'host', 'elsewhere.example'] };
    const answer = await answering(published).request('http://kaltim.example.org/', {}, { incoming });
    expect(answer.status).toBe(400);
  });
});

it('without a public address any name is right, and a proxy that ends TLS is understood', async () => {
  expect(await asked(private_, 'http://192.168.1.5:3000/a')).toEqual([200, 'http://192.168.1.5:3000/a']);
  expect(await asked(private_, 'http://expo.example/a', 'https://expo.example')).toEqual([
    200,
    'https://expo.example/a',
  ]);
  // Never another host than the one that was asked.
  expect(await asked(private_, 'http://expo.example/a', 'http://127.0.0.1:3000')).toEqual([
    200,
    'http://expo.example/a',
  ]);
});

test.each([
  ['https://kaltim.example.org', 'max-age=31536000'],
  ['http://kaltim.example.org', null],
  ['https://localhost:8443', null],
])('browsers of %s are told %s of TLS', async (publicUrl, told) => {
  const { headers } = await answering(readSettings({ PUBLIC_URL: publicUrl })).request(`${publicUrl}/`);
  expect(headers.get('strict-transport-security')).toBe(told);
});
