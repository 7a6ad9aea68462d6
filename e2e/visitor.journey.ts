/**
 * A visitor with a phone and no script looks for amplang: a word with a typing error, choices, the product, its maker, the region,
 * the plan, and the same product after the edition is over; then what search engines read. In both languages.
 */
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { enterAsOrganiser } from '../faults/simulated-till.ts';
import { launch, open, PHONE, type Watched } from './browser.ts';

const { url } = inject('server');
const SCREEN = { viewport: PHONE, hasTouch: true, isMobile: true };

let browser: Browser;
let visitor: Watched;
/** Axe is a script: it looks at the same addresses in a browser that runs some. */
let looking: Watched;

beforeAll(async () => {
  browser = await launch();
  visitor = await open(browser, { ...SCREEN, javaScriptEnabled: false });
  looking = await open(browser, SCREEN);
});
afterAll(() => browser.close());

async function expectAccessible({ page }: Watched, address: string): Promise<void> {
  await page.goto(address);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect([address, serious.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])]).toEqual([address, []]);
}

/** What was found, each a link to its page. */
const cards = (page: Page) => page.locator('section[aria-labelledby=daftar] a[href*="/produk/"]');

type Block = Readonly<Record<string, unknown>>;

async function schemaOrg(page: Page): Promise<Block[]> {
  const texts = await page.locator('script[type="application/ld+json"]').allTextContents();
  return texts.map((text) => JSON.parse(text) as Block);
}

const LANGUAGES = [
  {
    language: 'id',
    base: '',
    product: 'Amplang ikan tenggiri',
    read: /Tidak ada .amplng./,
    maker: 'Mengolah ikan tenggiri dan kepiting',
    about: 'Kerupuk ikan khas Kalimantan Timur',
  },
  {
    language: 'en',
    base: '/en',
    product: 'Mackerel amplang crackers',
    read: /amplng/,
    maker: 'Makes crackers and floss from mackerel and crab',
    about: 'The crisp fish cracker of East Kalimantan',
  },
] as const;

describe.each(LANGUAGES)('a visitor who reads $language', (words) => {
  it('finds amplang by a word with a typing error and narrows what was found', async () => {
    const { page } = visitor;
    await page.goto(`${url}${words.base}/e/kaltim-2023/produk`);
    await page.locator('input[name=cari]').fill('amplng');
    await page.locator('search form button').first().click();
    await page.getByRole('status').getByText(words.read).waitFor();
    await page
      .getByRole('link', { name: new RegExp(`^${words.product}`) })
      .first()
      .waitFor();
    const before = await cards(page).count();
    expect(before).toBeGreaterThan(0);
    await page.locator('search summary').click();
    await page.locator('select[name=daerah]').selectOption('64.71');
    await page.locator('input[name=sampai]').fill('26.000');
    await page.locator('input[name=halal]').check();
    await page.locator('search details button').last().click();
    const asked = new URL(page.url()).searchParams;
    expect([asked.get('daerah'), asked.get('halal'), asked.get('sampai')]).toEqual(['64.71', 'ya', '26.000']);
    await cards(page).first().waitFor();
    const after = await cards(page).allTextContents();
    expect(after.length).toBeLessThan(before);
    expect(after.some((text) => text.includes(words.product))).toBe(true);
    await expectAccessible(looking, page.url());
  });

  it('reads the product, its maker and the region', async () => {
    const { page } = visitor;
    await page
      .getByRole('link', { name: new RegExp(`^${words.product}`) })
      .first()
      .click();
    await page.getByRole('heading', { name: words.product, level: 1 }).waitFor();
    await page.getByText(words.about).waitFor();
    const found = (await schemaOrg(page)).find((block) => block['@type'] === 'Product');
    expect(found).toMatchObject({ name: words.product, offers: { price: '25000', priceCurrency: 'IDR' } });
    await expectAccessible(looking, page.url());
    await page.getByRole('link', { name: 'Contoh Amplang Sepinggan' }).first().click();
    await page.getByRole('heading', { name: 'Contoh Amplang Sepinggan', level: 1 }).waitFor();
    await page.getByText(words.maker).waitFor();
    await expectAccessible(looking, page.url());
    await page.goto(`${url}${words.base}/e/kaltim-2023/daerah/64.71`);
    await page.getByText(words.maker).waitFor();
    await expectAccessible(looking, page.url());
    await page.goto(`${url}${words.base}/e/kaltim-2023/denah`);
    await page.getByText('A1').first().waitFor();
    await expectAccessible(looking, page.url());
  });

  it('finds the product again all year round', async () => {
    const { page } = visitor;
    await page.goto(`${url}${words.base}/produk/kaltim/amplang-ikan-tenggiri`);
    await page.getByRole('heading', { name: words.product, level: 1 }).waitFor();
    await page.getByText('Kaltim Exhibition 2023').filter({ visible: true }).first().waitFor();
    await expectAccessible(looking, page.url());
  });
});

describe('search engines', () => {
  it('find every product through robots.txt and the sitemap', async () => {
    const robots = await (await fetch(`${url}/robots.txt`)).text();
    expect(robots).toMatch(/^Sitemap: https?:\/\/\S+\/sitemap\.xml$/m);
    expect(await (await fetch(`${url}/sitemap.xml`)).text()).toContain('/peta-situs/kaltim-2023/1.xml');
    const products = await (await fetch(`${url}/peta-situs/kaltim-2023/1.xml`)).text();
    expect(products.match(/<loc>/g)).toHaveLength(408);
    expect(products).toContain('/produk/kaltim/amplang-ikan-tenggiri</loc>');
  });
});

/** What somebody types who wants a visitor's browser to run it. */
const HOSTILE = `</script><script>alert(1)</script>"><img src=x onerror=alert(2)>\u2028=1+1`;
/** A name is one line. */
const HOSTILE_NAME = HOSTILE.replace('\u2028', ' ');

describe('a product with a hostile name', () => {
  beforeAll(async () => {
    const cookie = await enterAsOrganiser(url);
    const saved = await fetch(`${url}/kerja/kaltim-2023/produk/tikar-pandan`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        do: 'words',
        'name.id': HOSTILE,
        'name.en': HOSTILE,
        'description.id': HOSTILE,
        'description.en': HOSTILE,
        category: 'kriya',
        unit: '',
      }),
    });
    expect(saved.status).toBe(302);
  });

  it('is text on every page that shows it, and in its schema.org', async () => {
    const { page } = looking;
    let ran = 0;
    page.on('dialog', (dialog) => {
      ran++;
      void dialog.dismiss();
    });
    for (const path of [
      '/e/kaltim-2023/produk/tikar-pandan',
      '/en/produk/kaltim/tikar-pandan',
      '/e/kaltim-2023/produk?cari=alert',
      `/e/kaltim-2023/produk?cari=${encodeURIComponent(HOSTILE)}`,
      '/e/kaltim-2023/daerah/64.01',
      '/e/kaltim-2023/pelaku-usaha/contoh-anyam-batu-sopang',
    ]) {
      await page.goto(url + path);
      await page.getByText('<script>alert(1)</script>').filter({ visible: true }).first().waitFor();
      expect([path, await page.locator('script:not([type="application/ld+json"]), img[src=x]').count()]).toEqual([
        path,
        0,
      ]);
    }
    await page.goto(`${url}/e/kaltim-2023/produk/tikar-pandan`);
    const product = (await schemaOrg(page)).find((block) => block['@type'] === 'Product');
    expect(product).toMatchObject({ name: HOSTILE_NAME, description: HOSTILE });
    expect(ran).toBe(0);
  });

  it('is text in the picture of its link, the open data and the sitemap', async () => {
    const html = await (await fetch(`${url}/e/kaltim-2023/produk/tikar-pandan`)).text();
    const image = /property="og:image" content="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const png = await fetch(url + new URL(image).pathname + new URL(image).search);
    expect([png.status, png.headers.get('content-type')]).toEqual([200, 'image/png']);
    const csv = await (await fetch(`${url}/api/v1/editions/kaltim-2023/products?format=csv`)).text();
    expect(csv).toContain(`tikar-pandan,"${HOSTILE_NAME.replaceAll('"', '""')}"`);
    const map = await (await fetch(`${url}/peta-situs/kaltim-2023/1.xml`)).text();
    expect(map).not.toContain('alert');
    expect(visitor.complaints).toEqual([]);
  });
});
