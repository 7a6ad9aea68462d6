/**
 * A product gets a name and words that would run if a page took them for source. Every page that shows them shows words, in
 * both languages, to visitors and at work; structured data name them to the letter; nothing turns the direction of writing.
 */
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { EDITION, enterAsOrganiser } from '../faults/simulated-till.ts';
import { SEEN } from '../src/platform/forms/seen-fields.ts';
import { SENT } from '../src/platform/forms/sent-field.ts';
import { LAPTOP, launch, open, type Watched } from './browser.ts';

const { url } = inject('server');
const SLUG = 'rok-arnesta';
const RUNS = `<script>window.canary=1</script><img src=x onerror="window.canary=1">"'>{{7*7}}`;
const NAME = `Rok ${RUNS}`;
/** With what nobody can see: it is taken off at the door. */
const TYPED = `\u202eRok\u0007 ${RUNS}`;
const TEXT = `</script><script>window.canary=1</script> #panic("x") \u202e\${7*7}`;

let browser: Browser;
let watched: Watched;
let context: BrowserContext;
let restore: () => Promise<void> = async () => undefined;

async function change(fields: Readonly<Record<string, string>>): Promise<void> {
  const address = `${url}/kerja/${EDITION}/produk/${SLUG}`;
  const answer = await context.request.post(address, {
    form: { do: 'words', ...fields },
    maxRedirects: 0,
    headers: { origin: url },
  });
  expect([answer.status(), answer.headers().location]).toEqual([302, `/kerja/${EDITION}/produk/${SLUG}?tersimpan=ya`]);
}

beforeAll(async () => {
  browser = await launch();
  watched = await open(browser, { viewport: LAPTOP });
  context = watched.context;
  const cookie = await enterAsOrganiser(url);
  await context.addCookies(
    cookie.split('; ').map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return { name, value: value.join('='), url };
    }),
  );
  const { page } = watched;
  await page.goto(`${url}/kerja/${EDITION}/produk/${SLUG}`);
  const before = await page.evaluate(() => {
    const form = [...document.querySelectorAll('form')].find((each) => each.querySelector('[name="name.id"]'));
    return Object.fromEntries([...new FormData(form as HTMLFormElement)].map(([name, value]) => [name, String(value)]));
  });
  await change({
    ...before,
    'name.id': TYPED,
    'name.en': TYPED,
    'description.id': TEXT,
    'description.en': TEXT,
    unit: '<b>1</b>',
  });
  // What was seen is old by now, and the form was sent: put back without both, as nobody else writes here.
  const { [SEEN]: _, [SENT]: __, ...words } = before;
  restore = () => change(words);
});
afterAll(async () => {
  await restore();
  await browser.close();
});

it('shows names as words on every page, and names them to the letter in structured data', async () => {
  const { page } = watched;
  const pages = [
    `/e/${EDITION}`,
    `/e/${EDITION}/produk?cari=rok`,
    `/e/${EDITION}/produk/${SLUG}`,
    `/e/${EDITION}/pelaku-usaha/arnesta`,
    `/e/${EDITION}/daerah/64.71`,
    `/produk/kaltim/${SLUG}`,
    '/pelaku-usaha/kaltim/arnesta',
    `/kerja/${EDITION}/produk`,
    `/kerja/${EDITION}/produk/${SLUG}`,
  ];
  let shown = 0;
  for (const path of pages)
    for (const base of ['', '/en']) {
      const answer = await page.goto(url + base + path);
      const source = (await answer?.text()) ?? '';
      const found = await page.evaluate(() => ({
        ran: 'canary' in window,
        pictures: document.querySelectorAll('img[src="x"]').length,
        bold: [...document.querySelectorAll('b')].filter((each) => each.textContent === '1').length,
        data: [...document.querySelectorAll('script[type="application/ld+json"]')].map(
          (each) => each.textContent ?? '',
        ),
        words: document.querySelector('main')?.textContent ?? '',
      }));
      expect([base + path, answer?.status(), found.ran, found.pictures, found.bold]).toEqual([
        base + path,
        200,
        false,
        0,
        0,
      ]);
      expect([base + path, /[\u202a-\u202e]/.test(source)]).toEqual([base + path, false]);
      if (found.words.includes(NAME)) shown++;
      const names = found.data
        .map((text) => JSON.parse(text))
        .flatMap((block) => [
          block.name,
          ...(block.makesOffer ?? []).map((offer: { itemOffered: { name: string } }) => offer.itemOffered.name),
        ]);
      if (path.endsWith(SLUG) && !path.startsWith('/kerja')) expect(names).toContain(NAME);
      if (path === '/pelaku-usaha/kaltim/arnesta') expect(names).toContain(NAME);
    }
  expect(shown).toBeGreaterThanOrEqual(12);
  expect(watched.complaints).toEqual([]);
});

it('draws the picture of a shared link of them, and the open data tell them unchanged', async () => {
  const picture = await fetch(`${url}/bagikan/${EDITION}/product/${SLUG}.png?lang=en`);
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
  const data = await (await fetch(`${url}/api/v1/editions/${EDITION}/products/${SLUG}`)).json();
  expect([data.name.id, data.unit]).toEqual([NAME, '<b>1</b>']);
});
