/** The matrix of pages, roles and tenants on the built server, and what every page carries. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { root } from '../scripts/checks.ts';
import { POLICY } from '../src/platform/authz/access.ts';
import { guardedPages } from './guarded-pages.ts';

const { url } = inject('server');

/** The demo's people with one click each; nobody in it is an officer. */
const WHO = ['organiser', 'lead', 'curator', 'producer', 'cashier'] as const;

const cookies = new Map<string, string>();

beforeAll(async () => {
  for (const role of WHO) {
    const entered = await fetch(`${url}/demo/masuk`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `as=${role}`,
    });
    cookies.set(
      role,
      entered.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; '),
    );
  }
});

async function status(path: string, cookie?: string): Promise<number> {
  const answer = await fetch(url + path, { redirect: 'manual', headers: cookie ? { cookie } : {} });
  await answer.arrayBuffer();
  return answer.status;
}

describe('pages', () => {
  it('that an action opens do so for the roles of the policy, in both languages, and for nobody of another organiser', async () => {
    const pages = guardedPages();
    expect(pages.length).toBeGreaterThanOrEqual(40);
    const wrong: string[] = [];
    for (const { path, action, ofOne } of pages) {
      const own = path.replace(':slug', 'kaltim-2023');
      const roles: readonly string[] = POLICY[action];
      for (const role of WHO) {
        const got = await status(own, cookies.get(role));
        // What names a single thing finds nothing; a list may lead on to the only thing in it, or a page to its first step.
        const opened = ofOne ? [200, 302, 404] : [200, 302];
        if (!(roles.includes(role) ? opened : [403]).includes(got)) wrong.push(`${own} as ${role}: ${got}`);
        const foreign = await status(path.replace(':slug', 'nusa-raya-2023'), cookies.get(role));
        if (foreign !== 403) wrong.push(`nusa-raya ${path} as ${role}: ${foreign}`);
      }
      const visitor = await status(own);
      if (visitor !== 302) wrong.push(`${own} as a visitor: ${visitor}`);
    }
    expect(wrong).toEqual([]);
  });

  it('that a browser runs carry nothing of the server into it', () => {
    const assets = join(root, 'build/client');
    const [name = ''] = readdirSync(join(assets, 'assets')).filter((file) => /^manifest-.*\.js$/.test(file));
    const text = readFileSync(join(assets, 'assets', name), 'utf8');
    const { routes } = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as {
      routes: Readonly<Record<string, { module: string; imports?: readonly string[] }>>;
    };
    const ofServer = guardedPages().filter(({ id }) => {
      const { module = '', imports = [] } = routes[id] ?? {};
      // Set by the runner in every transaction, and hashed by whatever writes to a log: neither belongs on a phone.
      return [module, ...imports].some((file) =>
        /set_config|gelaran-audit-v1/.test(readFileSync(join(assets, file), 'utf8')),
      );
    });
    expect(ofServer.map(({ id }) => id)).toEqual([]);
  });

  it('give nothing away through their data addresses either', async () => {
    for (const path of [
      '/kerja/kaltim-2023/surat.data',
      '/kerja/kaltim-2023/jejak.data',
      '/kerja/kaltim-2023/angka.data',
    ])
      for (const cookie of [undefined, cookies.get('cashier')]) {
        const answer = await fetch(url + path, { redirect: 'manual', headers: cookie ? { cookie } : {} });
        expect([path, answer.status >= 400 || answer.status === 202]).toEqual([path, true]);
        expect(await answer.text()).not.toMatch(/recipient|fingerprint|actorKind/);
      }
  });

  it('for everybody stand still: no script, kept, compressed, small', async () => {
    const styles = await fetch(url).then(
      async (answer) => /href="(\/assets\/[^"]+\.css)"/.exec(await answer.text())?.[1] ?? '',
    );
    const style = readFileSync(join(root, 'build/client', `${styles}.br`)).length;
    for (const path of [
      '/',
      '/en',
      '/e/kaltim-2023/produk',
      '/e/kaltim-2023/denah',
      '/e/kaltim-2023/daerah/64.71',
      '/cara-hitung',
      '/privasi',
    ]) {
      const answer = await fetch(url + path, { headers: { 'accept-encoding': 'identity' } });
      const text = await answer.text();
      const tag = answer.headers.get('etag') ?? '';
      const again = await fetch(url + path, { headers: { 'if-none-match': tag } });
      expect([
        path,
        answer.status,
        /<script(?! type="application\/ld\+json")/.test(text),
        answer.headers.get('content-security-policy')?.includes("script-src 'none'"),
        again.status,
      ]).toEqual([path, 200, false, true, 304]);
      const packed = await fetch(url + path, { headers: { 'accept-encoding': 'br' } });
      expect(packed.headers.get('content-encoding')).toBe('br');
      expect(brotliCompressSync(text).length + style).toBeLessThan(30 * 1024);
    }
  });

  it('carry the headers that keep others out, and a request id', async () => {
    for (const path of ['/', '/masuk', '/api/v1/editions', '/kasir/']) {
      const { headers } = await fetch(url + path);
      expect([path, headers.get('x-content-type-options'), headers.get('referrer-policy')]).toEqual([
        path,
        'nosniff',
        'same-origin',
      ]);
      expect(headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'/);
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it('cannot be posted to from another site', async () => {
    const forged = await fetch(`${url}/kerja/kaltim-2023/undangan`, {
      method: 'POST',
      headers: {
        cookie: cookies.get('organiser') ?? '',
        origin: 'https://elsewhere.example',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'email=a@contoh.invalid&role=organiser',
    });
    expect([forged.status, ((await forged.json()) as { code: string }).code]).toEqual([403, 'request.cross-site']);
  });

  it('that do not exist say so in words', async () => {
    for (const path of ['/tidak-ada', '/e/tidak-ada', '/e/kaltim-2023/daerah/99.99', '/kaltim-2023/nota/x']) {
      const answer = await fetch(url + path);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(await answer.text()).toContain('Halaman ini tidak ada');
    }
  });
});
