import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createKeptPages } from './kept-pages.ts';

const still = { slug: 'kaltim-2023', policy: "script-src 'none'", asks: ['daerah'], seconds: undefined };

/** A page that says how often it was rendered. */
function counting(status = 200) {
  let times = 0;
  return {
    times: () => times,
    render: async () => {
      times++;
      return new Response(`rendered ${times}`, { status, headers: { 'content-type': 'text/html' } });
    },
  };
}

const ask = (path: string, headers: Record<string, string> = {}) => new Request(`http://localhost${path}`, { headers });

describe('kept pages', () => {
  it('are rendered once for any number of visitors at once, and again after their edition changed', async () => {
    const kept = createKeptPages();
    const page = counting();
    const answers = await Promise.all(Array.from({ length: 50 }, () => kept.serve(ask('/'), still, page.render)));
    expect(new Set(await Promise.all(answers.map((answer) => answer.text())))).toEqual(new Set(['rendered 1']));
    kept.drop('nusa-raya-2023');
    expect(await (await kept.serve(ask('/'), still, page.render)).text()).toBe('rendered 1');
    kept.drop('kaltim-2023');
    expect(await (await kept.serve(ask('/'), still, page.render)).text()).toBe('rendered 2');
    expect(page.times()).toBe(2);
  });

  it('are the same whoever came first: by HEAD, signed in, with a query of their own making', async () => {
    const kept = createKeptPages();
    const seen: unknown[] = [];
    const render = async (asked: Request) => {
      seen.push([asked.method, new URL(asked.url).search, [...asked.headers]]);
      return new Response('rendered', { headers: { 'content-type': 'text/html' } });
    };
    const first = new Request('http://localhost/?x=1', { method: 'HEAD', headers: { cookie: 'a=b' } });
    await kept.serve(first, still, render);
    expect(await (await kept.serve(ask('/?y=2&x=3'), still, render)).text()).toBe('rendered');
    await kept.serve(ask('/?x=1&daerah=64.71'), still, render);
    await kept.serve(ask('/?daerah=64.71&z=1'), still, render);
    expect(seen).toEqual([
      ['GET', '', []],
      ['GET', '?daerah=64.71', []],
    ]);
  });

  it('are found by their address alone, as often as they are kept and no longer', async () => {
    let now = 0;
    const kept = createKeptPages(() => now);
    const page = counting();
    const found = (path: string, init: RequestInit = {}) =>
      kept.find(new Request(`http://localhost${path}`, init))?.status;
    expect(found('/')).toBeUndefined();
    const made = await kept.serve(ask('/'), still, page.render);
    await kept.serve(ask('/?daerah=64.71'), { ...still, seconds: 15 }, page.render);
    expect(found('/')).toBe(200);
    expect(await kept.find(ask('/'))?.text()).toBe('rendered 1');
    expect(found('/', { method: 'HEAD' })).toBe(200);
    expect(found('/', { headers: { 'if-none-match': `W/${made.headers.get('etag')}` } })).toBe(304);
    expect(found('/', { headers: { 'if-none-match': '"another"' } })).toBe(200);
    expect(found('/', { method: 'POST', body: 'x' })).toBeUndefined();
    expect(found('/?x=1')).toBeUndefined();
    expect(found('/?daerah=64.71')).toBe(200);
    now = 15_000;
    expect([found('/?daerah=64.71'), found('/')]).toEqual([undefined, 200]);
    kept.drop('kaltim-2023');
    expect(found('/')).toBeUndefined();
  });

  it('are not kept when the edition changed while they were rendered', async () => {
    const kept = createKeptPages();
    const page = counting();
    const slow = async () => {
      kept.drop('kaltim-2023');
      return page.render();
    };
    await kept.serve(ask('/'), still, slow);
    expect(await (await kept.serve(ask('/'), still, page.render)).text()).toBe('rendered 2');
  });

  it('go out compressed, with their policy, and as 304 to whoever has them', async () => {
    const kept = createKeptPages();
    const { render } = counting();
    const answer = await kept.serve(ask('/', { 'accept-encoding': 'gzip, br' }), still, render);
    expect(brotliDecompressSync(new Uint8Array(await answer.arrayBuffer())).toString()).toBe('rendered 1');
    expect([answer.headers.get('content-encoding'), answer.headers.get('content-security-policy')]).toEqual([
      'br',
      "script-src 'none'",
    ]);
    for (const [accepted, sent] of [
      ['gzip, br;q=0', 'gzip'],
      ['br; q=0.0, GZIP;q=0', null],
      ['identity', null],
      ['br;q=0.5', 'br'],
    ] as const) {
      const other = await kept.serve(ask('/', { 'accept-encoding': accepted }), still, render);
      expect([accepted, other.headers.get('content-encoding')]).toEqual([accepted, sent]);
    }
    const again = await kept.serve(ask('/', { 'if-none-match': answer.headers.get('etag') ?? '' }), still, render);
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('keep no refusals, and differ by their query', async () => {
    const kept = createKeptPages();
    const missing = counting(404);
    expect((await kept.serve(ask('/x'), still, missing.render)).status).toBe(404);
    await kept.serve(ask('/x'), still, missing.render);
    const page = counting();
    await kept.serve(ask('/?daerah=1'), still, page.render);
    await kept.serve(ask('/?daerah=2'), still, page.render);
    expect([missing.times(), page.times()]).toEqual([2, 2]);
  });

  it('grow old when they show figures, and never outgrow their room', async () => {
    let now = 0;
    const kept = createKeptPages(() => now, 20_000);
    const page = counting();
    const figures = { ...still, seconds: 30 };
    await kept.serve(ask('/'), figures, page.render);
    now = 29_999;
    await kept.serve(ask('/'), figures, page.render);
    now = 30_000;
    await kept.serve(ask('/'), figures, page.render);
    expect(page.times()).toBe(2);
    for (let path = 0; path < 20; path++) await kept.serve(ask(`/${path}`), still, page.render);
    const before = page.times();
    await kept.serve(ask('/0'), still, page.render);
    expect(page.times()).toBe(before + 1);
  });

  it('of invented queries push out each other only, and those asked for stay', async () => {
    const kept = createKeptPages(() => 0, 20_000);
    const page = counting();
    await kept.serve(ask('/'), still, page.render);
    for (let query = 0; query < 200; query++) await kept.serve(ask(`/?daerah=${query}`), still, page.render);
    const before = page.times();
    await kept.serve(ask('/'), still, page.render);
    expect(page.times()).toBe(before);
    // Nor do other spellings of an address, which the router takes for the same.
    for (let turn = 0; turn < 200; turn++)
      for (const path of [
        '/'.repeat(turn + 2),
        `/denah${'/'.repeat(turn + 1)}`,
        `/%6${turn}`,
        `/DENAH${turn}`,
        `//a${turn}`,
      ])
        await kept.serve(new Request(`http://localhost${path}`), still, page.render);
    const after = page.times();
    await kept.serve(ask('/'), still, page.render);
    expect(page.times()).toBe(after);
    for (let path = 0; path < 50; path++) {
      await kept.serve(ask(`/${path}`), still, page.render);
      await kept.serve(ask('/'), still, page.render);
    }
    expect(page.times()).toBe(after + 50);
  });
});
