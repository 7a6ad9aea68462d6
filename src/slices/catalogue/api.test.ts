import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '../../kinds/id.ts';
import { money } from '../../kinds/money.ts';
import type { ApiEnv } from '../../platform/http/api.ts';
import { answerError, identify } from '../../platform/http/middleware.ts';
import { createLog } from '../../platform/log/log.ts';
import { readSettings } from '../../platform/settings/settings.ts';
import { findTenant } from '../editions/index.ts';
import { BALIKPAPAN, openTestEdition, type TestEdition } from '../editions/testing/test-edition.ts';
import { registerBusiness, standBack, takePart } from '../exhibitors/index.ts';
import { addCategory, addProduct, catalogueApi, listProduct, sitemapApi } from './index.ts';

let test: TestEdition;
let app: Hono<ApiEnv>;
let business: Id<'business'>;

beforeAll(async () => {
  test = await openTestEdition();
  const { runner, ctx } = test;
  const log = createLog('silent');
  const services = {
    runner,
    clock: ctx.clock,
    log,
    settings: readSettings({}),
    findTenant: (slug: string) => findTenant(runner.db, slug),
  };
  app = new Hono<ApiEnv>();
  app.onError(answerError());
  app.use(identify(log), async (c, next) => {
    c.set('actor', { kind: 'public' });
    await next();
  });
  app.route('/', catalogueApi(services));
  app.route('/', sitemapApi(services));
  await runner.command(ctx, async (tx) => {
    await addCategory(ctx, tx, { code: 'kuliner', name: { id: 'Kuliner', en: 'Food' }, position: 1 });
    const story = { id: '=HYPERLINK("http://contoh.invalid")', en: '' };
    const input = { slug: 'camilan', name: 'Contoh Camilan', region: BALIKPAPAN, story, whatsapp: null, madeUp: true };
    business = await registerBusiness(ctx, tx, input);
    await takePart(ctx, tx, { business });
  });
  await offer('amplang', 'Amplang', 25_000);
  await offer('kerupuk', '@SUM(1+1)', 12_000);
});
afterAll(() => test.stop());

async function offer(slug: string, name: string, price: number): Promise<Id<'product'>> {
  const { runner, ctx } = test;
  return runner.command(ctx, async (tx) => {
    const words = { name: { id: name, en: name } };
    const product = await addProduct(ctx, tx, { business, slug, ...words, category: 'kuliner', unit: null });
    await listProduct(ctx, tx, { product, price: money(price) });
    return product;
  });
}

const base = '/api/v1/editions/pertama';
const ask = (path: string, headers: Record<string, string> = {}) => app.request(base + path, { headers });
interface Page {
  readonly items: readonly { readonly slug: string }[];
  readonly next: string | null;
  readonly asOf: string;
  readonly gone?: readonly { readonly id: string }[];
}
async function read(path: string) {
  const page = (await (await ask(path)).json()) as Page;
  return { ...page, slugs: page.items.map((item) => item.slug), gone: page.gone?.map(({ id }) => id) };
}

describe('the open data', () => {
  it('is read page by page, with its licence and an ETag', async () => {
    const first = await ask('/products?limit=1');
    expect(first.headers.get('link')).toBe('<https://creativecommons.org/licenses/by/4.0/>; rel="license"');
    const known = await ask('/products?limit=1', { 'if-none-match': first.headers.get('etag') ?? '' });
    expect(known.status).toBe(304);
    const { slugs, next } = await read('/products?limit=1');
    expect([slugs, next]).toEqual([['amplang'], 'amplang']);
    expect((await read('/products?limit=1&after=amplang')).slugs).toEqual(['kerupuk']);
    expect((await read('/businesses')).items).toMatchObject([
      { slug: 'camilan', region: { code: BALIKPAPAN, name: 'Balikpapan' }, booth: null, proven: [], madeUp: true },
    ]);
    const categories = await (await ask('/categories?limit=2')).json();
    expect(categories).toEqual({
      items: [
        { code: 'kuliner', name: { id: 'Kuliner', en: 'Food' }, products: 2 },
        { code: 'kue', name: { id: 'Kue dan manisan', en: 'Sweets and cakes' }, products: 0 },
      ],
      next: 'kue',
      asOf: expect.any(String),
    });
    expect(await (await ask('/products/amplang')).json()).toMatchObject({ slug: 'amplang', price: 25_000 });
    expect((await ask('/products/tidak-ada')).status).toBe(404);
  });

  it('is searched as the pages are', async () => {
    expect(await read('/products?q=amplng')).toMatchObject({ slugs: ['amplang'], total: 1 });
    expect((await read('/products?sort=cheap')).slugs).toEqual(['kerupuk', 'amplang']);
    expect((await ask('/products?q=amplang&format=csv')).status).toBe(422);
  });

  it('is a CSV file that no spreadsheet runs', async () => {
    const answer = await ask('/products', { accept: 'text/csv' });
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const lines = (await answer.text()).split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[2]).toMatch(/^kerupuk,'@SUM\(1\+1\),'@SUM\(1\+1\),12000,no,kuliner,,camilan,Contoh Camilan,64\.71,/);
    const businesses = await (await ask('/businesses?format=csv')).text();
    expect(businesses).toContain(`"'=HYPERLINK(""http://contoh.invalid"")"`);
  });

  it('is found by search engines, in both languages', async () => {
    const map = await (await app.request('/peta-situs/pertama/1.xml')).text();
    expect(map).toContain('<loc>http://127.0.0.1:3000/produk/panitia-pertama/amplang</loc><lastmod>');
    expect(map).toContain('hreflang="en" href="http://127.0.0.1:3000/en/produk/panitia-pertama/amplang"');
    expect(await (await app.request('/sitemap.xml')).text()).toContain('/peta-situs/pertama/1.xml');
    expect((await app.request('/peta-situs/pertama/9.xml')).status).toBe(404);
    expect(await (await app.request('/robots.txt')).text()).toContain('Sitemap: http://127.0.0.1:3000/sitemap.xml');
  });

  it('shows nothing of a business that has stepped back, and names no file that is not there', async () => {
    const { runner, ctx } = test;
    expect((await read('/products?q=amplang')).slugs).toContain('amplang');
    await runner.command(ctx, (tx) => standBack(ctx, tx, { business }));
    for (const list of ['products', 'products?q=amplang', 'products?sort=cheap', 'businesses'])
      expect([list, (await ask(`/${list}`)).status === 200 && (await read(`/${list}`)).slugs]).toEqual([list, []]);
    expect((await ask('/products/amplang')).status).toBe(404);
    expect(await (await ask('/categories?limit=1')).json()).toMatchObject({
      items: [{ code: 'kuliner', products: 0 }],
    });
    const index = await (await app.request('/sitemap.xml')).text();
    const files = [...index.matchAll(/<loc>http:\/\/127\.0\.0\.1:3000([^<]+)<\/loc>/g)].map(([, path]) => path ?? '');
    expect(files).toContain('/peta-situs/pertama/0.xml');
    for (const file of files) {
      const map = await app.request(file);
      expect([file, map.status]).toEqual([file, 200]);
      expect(await map.text()).not.toMatch(/amplang|camilan/);
    }
  });
});
