/**
 * Every form of every page through a proxy that ends TLS. What an action makes of an empty form is its own matter; none may
 * fail because the page came by `https:` and the application speaks plain HTTP, and none may be taken from another site.
 */
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAPTOP } from './browser.ts';
import { pagesWithForms } from './guarded-pages.ts';
import { launchFor } from './real/browser-of.ts';
import { type RealInstallation, startInstallation } from './real/installation.ts';

/** The demo's door opens for this machine's own names alone, and not through a proxy: one enters behind it. */
const NAME = 'localhost';
const EDITION = 'kaltim-tmii-2023';

let world: RealInstallation;
let browser: Browser;

beforeAll(async () => {
  world = await startInstallation({ name: NAME, env: { GELARAN_DEMO: 'on' } });
  browser = await launchFor(world.url);
});
afterAll(async () => {
  await browser.close();
  await world.stop();
});

async function enter(as: string): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: LAPTOP,
    ignoreHTTPSErrors: true,
    javaScriptEnabled: false,
    baseURL: world.url,
  });
  const entered = await context.request.post(`${world.behind}/demo/masuk`, {
    form: { as },
    headers: { host: new URL(world.url).host, origin: world.url },
    maxRedirects: 0,
  });
  expect([as, entered.status()]).toEqual([as, 302]);
  // A session made behind the proxy is one in front of it too: the same cookies, for the public address.
  const cookies = entered.headersArray().filter(({ name }) => name.toLowerCase() === 'set-cookie');
  await context.addCookies(
    cookies.map(({ value }) => {
      const [pair = ''] = value.split(';');
      const [name = '', ...rest] = pair.split('=');
      return { name, value: rest.join('='), url: world.url };
    }),
  );
  return context;
}

/** The framework refuses an origin in two words and no page. */
const isRefusal = (status: number, text: string) => status === 400 && !/^\s*[<{]/.test(text);

describe('a form behind a proxy', () => {
  it('is taken by every page’s action from our own address, and from no other', async () => {
    const context = await enter('organiser');
    const pages = pagesWithForms().filter(({ id }) => !/sign-out|enter-demo|demo-till/.test(id));
    expect(pages.length).toBeGreaterThanOrEqual(90);
    const wrong: string[] = [];
    for (const { path } of pages) {
      const address = path.replace(':slug', EDITION);
      const post = (origin: string) =>
        context.request.post(address, { form: {}, headers: { origin }, maxRedirects: 0 });
      const own = await post(world.url);
      if (isRefusal(own.status(), await own.text())) wrong.push(`${address}: refused`);
      const foreign = await post('https://elsewhere.example');
      if (foreign.status() !== 403) wrong.push(`${address} from elsewhere: ${foreign.status()}`);
    }
    expect(wrong).toEqual([]);
    await context.close();
  });

  it('signs out at its end', async () => {
    const context = await enter('organiser');
    const page = await context.newPage();
    await page.goto('/akun');
    await page.locator('form[action$="/keluar"] button').click();
    await page.goto('/kerja');
    await page.waitForURL('**/masuk?ke=*');
    await context.close();
  });
});

describe('an installation with a public address', () => {
  it('tells browsers to ask by TLS alone, and says in words under which name it answers', async () => {
    const named = await startInstallation({ name: 'gelaran.test' });
    try {
      const context = await browser.newContext();
      const wrong = await context.request.get(`${named.behind}/`, { headers: { host: 'old.example.org' } });
      expect([wrong.status(), (await wrong.text()).includes(named.url)]).toEqual([421, true]);
      const english = await context.request.get(`${named.behind}/en/masuk`, { headers: { host: 'old.example.org' } });
      expect(await english.text()).toContain(`It answers under ${named.url}`);
      expect((await context.request.get(`${named.behind}/healthz`)).status()).toBe(200);
      const right = await context.request.get(`${named.behind}/`, { headers: { host: new URL(named.url).host } });
      expect([right.status(), right.headers()['strict-transport-security']]).toEqual([200, 'max-age=31536000']);
      await context.close();
    } finally {
      await named.stop();
    }
  });
});
