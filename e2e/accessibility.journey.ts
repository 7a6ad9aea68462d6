/**
 * Every page as everybody meets it: in both languages, on a phone and on a laptop, in each role that sees it differently.
 * Axe finds nothing serious, the browser's console is silent, nothing runs off the side, and a finger finds every button.
 */
import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { EDITION, enrolTill, enterAsOrganiser, listSellingBooths, send } from '../faults/simulated-till.ts';
import { LAPTOP, launch, open, PHONE } from './browser.ts';

const { url } = inject('server');

type Visitor = 'nobody' | 'organiser' | 'lead' | 'producer' | 'cashier';

const SCREENS = {
  phone: { viewport: PHONE, hasTouch: true, isMobile: true },
  laptop: { viewport: LAPTOP },
} satisfies Record<string, BrowserContextOptions>;

/** What Chromium itself says of a page that is refused or missing, which some here are. */
const REFUSED = /Failed to load resource: the server responded with a status of 40[34]/;

/** A finger needs 48 px (design, section 7); links within a sentence are as high as their line. */
const FINGER = 48;

let browser: Browser;
/** Addresses that exist only once something has happened. */
let made: { readonly sale: string; readonly publicReceipt: string; readonly invitation: string };

beforeAll(async () => {
  browser = await launch();
  made = await makeThingsToSee();
});
afterAll(() => browser.close());

/** A sale, a matter to check and an invitation, so that no page shows only its empty state. */
async function makeThingsToSee(): Promise<typeof made> {
  const cookie = await enterAsOrganiser(url);
  const [booth] = await listSellingBooths(url);
  if (!booth) throw new Error('no booth sells anything');
  const till = await enrolTill(url, cookie, booth, 'Kasir uji');
  till.sell(3);
  till.record('balloon.lost', {});
  const batch = till.form();
  const [sale] = till.sold.keys();
  const secret = /"secret":"([^"]+)"/.exec(batch?.body ?? '')?.[1];
  if (!batch || !sale || !secret) throw new Error('the till sold nothing');
  await send(url, batch);
  const invited = await fetch(`${url}/kerja/${EDITION}/undangan`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'email=ketua@contoh.invalid&role=lead&region=64.71',
  });
  const invitation = /\/undangan\/[\w-]+\/[\w-]+/.exec(await invited.text())?.[0];
  if (!invitation) throw new Error('nobody was invited');
  return { sale, publicReceipt: `/${EDITION}/nota/${sale.replaceAll('-', '')}${secret}`, invitation };
}

/** The pages by who looks at them, without a language. */
function pagesOf(visitor: Visitor): readonly string[] {
  const edition = `/e/${EDITION}`;
  const work = `/kerja/${EDITION}`;
  switch (visitor) {
    case 'nobody':
      return [
        '',
        `${edition}/produk`,
        `${edition}/daerah/64.71`,
        `${edition}/pelaku-usaha/batik-kelubut`,
        '/pelaku-usaha/kaltim/batik-kelubut',
        `${edition}/denah`,
        '/daftar/kaltim-tmii-2023',
        '/cara-hitung',
        '/privasi',
        '/masuk',
        '/masuk/kode',
        made.invitation,
        `${made.invitation}x`,
        made.publicReceipt,
        `/papan/${EDITION}`,
        '/tidak-ada',
        '/dev/ui',
      ];
    case 'organiser':
      return [
        work,
        `${work}/angka`,
        `${work}/angka/turnover`,
        `${work}/struk`,
        `${work}/struk/${made.sale}`,
        `${work}/laporan`,
        `${work}/perangkat`,
        `${work}/sif`,
        `${work}/pengecualian`,
        `${work}/undangan`,
        `${work}/surat`,
        `${work}/jejak`,
        `${work}/identitas`,
        `${work}/identitas?bagian=expiring`,
        '/akun',
        '/kerja/nusa-raya-2023',
      ];
    case 'lead':
      return [work, `${work}/angka`];
    case 'producer':
      return [work, `${work}/struk`, `${work}/usaha`];
    case 'cashier':
      return [work, `${work}/angka`];
  }
}

type Screen = keyof typeof SCREENS;

/**
 * What is wrong with the page that is open, each in a line: by WCAG 2.2 AA, and by our own rules of width.
 * Colours are the same on every screen and in every language: they are looked at once.
 */
async function faultsOf(page: Page, screen: Screen): Promise<string[]> {
  const colours = screen === 'laptop' && !new URL(page.url()).pathname.startsWith('/en');
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .options({ resultTypes: ['violations'], rules: { 'color-contrast': { enabled: colours } } })
    .analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const seen = await page.evaluate(
    ({ least }) => {
      const faults: string[] = [];
      const wide = document.documentElement.scrollWidth;
      if (wide > window.innerWidth) faults.push(`is ${wide} px wide`);
      for (const element of document.querySelectorAll('a, button, select, summary')) {
        const { height } = element.getBoundingClientRect();
        const { clipPath, display } = getComputedStyle(element);
        const unseen = height === 0 || clipPath !== 'none';
        if (!unseen && display !== 'inline' && height < least - 0.5)
          faults.push(`${element.textContent?.trim()} is ${Math.round(height)} px high`);
      }
      return faults;
    },
    { least: screen === 'phone' ? FINGER : 0 },
  );
  return [...serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`), ...seen];
}

async function enter(page: Page, visitor: Visitor): Promise<void> {
  if (visitor === 'nobody') return;
  await page.goto(url);
  await page.locator(`button[name=as][value=${visitor}]`).click();
  await page.waitForURL('**/kerja/**');
}

/** Goes through every page of a visitor; answers what is wrong with them, with what the console said. */
async function lookAtPages(visitor: Visitor, screen: Screen): Promise<string[]> {
  const { page, context, complaints } = await open(browser, SCREENS[screen], REFUSED);
  await enter(page, visitor);
  const faults: string[] = [];
  for (const path of pagesOf(visitor))
    for (const address of [path || '/', `/en${path}`]) {
      await page.goto(url + address);
      for (const fault of await faultsOf(page, screen)) faults.push(`${address}: ${fault}`);
    }
  await context.close();
  return [...faults, ...complaints];
}

describe.each(['phone', 'laptop'] as const)('on a %s', (screen) => {
  it.each(['nobody', 'organiser', 'lead', 'producer', 'cashier'] as const)('every page of %s', async (visitor) => {
    expect(await lookAtPages(visitor, screen)).toEqual([]);
  });

  it('what opens over a page', async () => {
    const { page, context, complaints } = await open(browser, SCREENS[screen]);
    await enter(page, 'organiser');
    await page.getByRole('button', { name: screen === 'phone' ? 'Menu' : /^Panitia Kaltim/ }).click();
    await page.getByRole('button', { name: 'Keluar' }).waitFor();
    expect(await faultsOf(page, screen)).toEqual([]);
    await page.goto(`${url}/kerja/${EDITION}/perangkat`);
    await page.getByRole('button', { name: 'Buat kode' }).click();
    await page.getByRole('img', { name: /^Pindai untuk kasir/ }).waitFor();
    expect(await faultsOf(page, screen)).toEqual([]);
    await page.getByRole('button', { name: 'Cabut' }).first().click();
    await page.getByRole('alertdialog', { name: /^Cabut / }).waitFor();
    expect(await faultsOf(page, screen)).toEqual([]);
    await page.getByRole('button', { name: 'Batal' }).click();
    expect(complaints).toEqual([]);
    await context.close();
  });
});
