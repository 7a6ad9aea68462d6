import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import type { ApiEnv } from './api.ts';
import { askedLocale, followLanguage, isNobodys } from './language-choice.ts';

const app = new Hono<ApiEnv>();
app.use(followLanguage('https://pameran.example'));
app.get('/*', (c) => c.text(c.req.path));

async function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const { status, headers: said } = await app.request(`https://pameran.example${path}`, {
    method,
    headers: { host: 'pameran.example', ...headers },
  });
  return { status, to: said.get('location'), cookie: said.get('set-cookie'), vary: said.get('vary') };
}

const ENGLISH = { 'accept-language': 'en-GB,en;q=0.9,id;q=0.8' };
const INDONESIAN = { 'accept-language': 'id-ID,id;q=0.9,en-US;q=0.8,en;q=0.7' };

describe('the language that a browser asks for', () => {
  it.each([
    ['en-US,en;q=0.9', 'en'],
    ['fr-FR, en;q=0.5', 'en'],
    ['id-ID,id;q=0.9,en;q=0.7', 'id'],
    ['en;q=0.3, id;q=0.9', 'id'],
    ['in', 'id'],
    ['ms, EN', 'en'],
    ['en;q=0, id;q=0.1', 'id'],
    ['*', undefined],
    ['', undefined],
    ['fr, de', undefined],
    ['enx', undefined],
  ])('%j is %s', (header, locale) => expect(askedLocale(header)).toBe(locale));
});

describe('the front page', () => {
  it('is English for whoever comes from outside and asks for English first, and says that it depends on it', async () => {
    for (const site of [
      {},
      { 'sec-fetch-site': 'none' },
      { 'sec-fetch-site': 'cross-site', referer: 'https://lain.example/' },
    ])
      expect(await ask('/?utm=wa', { ...ENGLISH, ...site })).toMatchObject({
        status: 302,
        to: '/en?utm=wa',
        cookie: null,
        vary: 'accept-language, cookie, sec-fetch-site',
      });
    expect(await ask('/', ENGLISH, 'HEAD')).toMatchObject({ status: 302 });
  });

  it('stays for all others: Indonesian first, a crawler that asks for nothing, a link of our own, one who has signed in', async () => {
    const own = { referer: 'https://pameran.example/en' };
    for (const headers of [
      INDONESIAN,
      {},
      { 'accept-language': '*' },
      { ...ENGLISH, 'sec-fetch-site': 'same-origin' },
      { ...ENGLISH, ...own },
      { ...ENGLISH, cookie: 'session=1' },
    ])
      expect(await ask('/', headers)).toMatchObject({ status: 200, vary: 'accept-language, cookie, sec-fetch-site' });
  });

  it('follows what was chosen, whatever the browser asks for', async () => {
    expect(await ask('/', { ...ENGLISH, cookie: 'bahasa=id' })).toMatchObject({ status: 200 });
    expect(await ask('/', { ...INDONESIAN, cookie: 'session=1; bahasa=en' })).toMatchObject({ status: 302, to: '/en' });
    expect(await ask('/', { ...ENGLISH, cookie: 'bahasa=xx' })).toMatchObject({ status: 302 });
    expect(await ask('/', { cookie: 'bahasa=en', 'sec-fetch-site': 'same-origin' })).toMatchObject({ status: 200 });
  });
});

it('no other address moves', async () => {
  for (const path of ['/en', '/e/kaltim-2023', '/produk/kaltim/amplang', '/kerja', '/masuk?ke=%2F'])
    expect(await ask(path, ENGLISH)).toEqual({ status: 200, to: null, cookie: null, vary: null });
  expect((await app.request('https://pameran.example/', { method: 'POST', headers: ENGLISH })).status).toBe(404);
});

it('a choice is kept for a year, and the address is as before; it leads to no other host, and an invented one nowhere', async () => {
  const kept = 'bahasa=en; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly; Secure';
  expect(await ask('/en/e/kaltim/produk?q=a+b&bahasa=en')).toMatchObject({
    status: 302,
    to: '/en/e/kaltim/produk?q=a+b',
    cookie: kept,
  });
  expect(await ask('/?bahasa=id')).toMatchObject({ to: '/' });
  expect(await ask('//lain.example/?bahasa=en')).toMatchObject({ to: '/lain.example/' });
  expect(await ask('/produk?bahasa=fr')).toMatchObject({ status: 200, cookie: null });
  expect(['bahasa=id', 'bahasa=id; session=1', 'session=1', undefined].map(isNobodys)).toEqual([
    true,
    false,
    false,
    true,
  ]);
});
