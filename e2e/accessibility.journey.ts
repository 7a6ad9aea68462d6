/**
 * Every page as everybody meets it: in both languages, on a phone and on a laptop, in each role that sees it differently.
 * Axe finds nothing serious, the browser's console is silent, nothing runs off the side, and a finger finds every button.
 */
import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { EDITION, enrolTill, enterAsOrganiser, listSellingBooths, send } from '../faults/simulated-till.ts';
import { LAPTOP, launch, open, PHONE } from './browser.ts';
import type { ShownPage } from './guarded-pages.ts';
import { narrowFaults } from './narrow-faults.ts';
import { firstPages, mayOpen, NOT_WALKED, PAGES, pageAt } from './walk-pages.ts';

const { url } = inject('server');

type Visitor = 'nobody' | 'organiser' | 'lead' | 'curator' | 'producer' | 'cashier';

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

interface Walk {
  /** Where it begins, without a language. */
  readonly first: readonly string[];
  /** Whether a page that a link leads to is walked too. */
  follows(page: ShownPage): boolean;
}

/** Who walks which pages: the organiser all that it may open, others what they see differently or alone. */
function walkOf(visitor: Visitor): Walk {
  const work = `/kerja/${EDITION}`;
  const never = () => false;
  switch (visitor) {
    case 'nobody':
      return {
        first: [
          ...firstPages((access) => access === 'public', EDITION),
          '/daftar/kaltim-tmii-2023',
          made.invitation,
          `${made.invitation}x`,
          made.publicReceipt,
          '/pelaku-usaha/kaltim/batik-kelubut',
          '/produk/kaltim/amplang-ikan-tenggiri',
          '/tidak-ada',
        ],
        follows: ({ access }) => access === 'public',
      };
    case 'organiser':
      return {
        first: [
          ...firstPages(mayOpen('organiser'), EDITION),
          `${work}/struk/${made.sale}`,
          `${work}/identitas?bagian=expiring`,
          '/akun',
          '/kerja?pilih',
          '/kerja/nusa-raya-2023',
        ],
        follows: ({ access }) => access !== 'public',
      };
    case 'lead':
      return {
        first: [work, `${work}/angka`, `${work}/kontingen`],
        follows: ({ name }) => name === 'delegation-booths',
      };
    case 'curator':
      return {
        first: firstPages((access) => access === 'call.score', EDITION),
        follows: ({ access }) => access === 'call.score',
      };
    case 'producer':
      return {
        first: [work, `${work}/struk`, `${work}/usaha`, `/daftar/${EDITION}/usaha`],
        follows: ({ name }) => name.startsWith('own-'),
      };
    case 'cashier':
      return { first: [work, `${work}/angka`], follows: never };
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
  const narrow = screen === 'laptop' ? await narrowFaults(page) : [];
  return [...serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`), ...seen, ...narrow];
}

async function enter(page: Page, visitor: Visitor): Promise<void> {
  if (visitor === 'nobody') return;
  await page.goto(url);
  await page.locator(`button[name=as][value=${visitor}]`).click();
  await page.waitForURL('**/kerja/**');
}

/** Names of the pages that somebody has looked at. */
const walked = new Set<string>();

/** Where the links of the page that is open lead within the house, without a language. */
async function linksOf(page: Page): Promise<string[]> {
  const hrefs = await page.evaluate(() =>
    [...document.links].map(({ origin, pathname }) => [origin, pathname] as const),
  );
  return hrefs.flatMap(([origin, pathname]) => (origin === url ? [pathname.replace(/^\/en(?=\/|$)/, '') || '/'] : []));
}

/** Pages that one test looks at: enough of them take about a minute on two busy cores. */
const A_PART = 12;
/** Parts that a visitor's pages make at most; the last one finds nothing left to open. */
const PARTS = { nobody: 4, organiser: 7, lead: 1, curator: 1, producer: 1, cashier: 1 } satisfies Record<
  Visitor,
  number
>;

/** What a visitor still has to open on a screen, and the pages that have been begun. */
interface Round {
  readonly waiting: string[];
  readonly begun: Set<string | undefined>;
}
const rounds = new Map<string, Round>();

function roundOf(visitor: Visitor, screen: Screen): Round {
  const key = `${visitor} ${screen}`;
  const known = rounds.get(key);
  if (known) return known;
  const { first } = walkOf(visitor);
  const round = { waiting: [...first], begun: new Set(first.map((path) => pageAt(withoutQuery(path))?.name)) };
  rounds.set(key, round);
  return round;
}

const withoutQuery = (path: string) => path.replace(/\?.*/, '');

/** Opens the next pages of a visitor; answers what is wrong with them, with what the console said. */
async function lookAtPages(visitor: Visitor, screen: Screen): Promise<string[]> {
  const { waiting, begun } = roundOf(visitor, screen);
  if (waiting.length === 0) return [];
  const { page, context, complaints } = await open(browser, SCREENS[screen], REFUSED);
  await enter(page, visitor);
  const faults: string[] = [];
  const { follows } = walkOf(visitor);
  for (const path of takeFrom(waiting)) {
    for (const address of [path, path === '/' ? '/en' : `/en${path}`]) {
      await page.goto(url + address);
      for (const fault of await faultsOf(page, screen)) faults.push(`${address}: ${fault}`);
    }
    const name = pageAt(withoutQuery(path))?.name;
    if (name !== undefined) walked.add(name);
    for (const link of await linksOf(page)) {
      const there = pageAt(link);
      if (!there || begun.has(there.name) || there.name in NOT_WALKED || !follows(there)) continue;
      begun.add(there.name);
      waiting.push(link);
    }
  }
  await context.close();
  return [...faults, ...complaints];
}

/** At most a part of what waits, with what is added meanwhile. */
function* takeFrom(waiting: string[]): Generator<string> {
  for (let taken = 0; taken < A_PART; taken++) {
    const path = waiting.shift();
    if (path === undefined) return;
    yield path;
  }
}

const ROUNDS = (Object.entries(PARTS) as [Visitor, number][]).flatMap(([visitor, parts]) =>
  Array.from({ length: parts }, (_, at) => ({ visitor, part: at + 1, parts })),
);

describe.each(['phone', 'laptop'] as const)('on a %s', (screen) => {
  it.each(ROUNDS)(
    'every page of $visitor, part $part of $parts',
    { timeout: 300_000 },
    async ({ visitor, part, parts }) => {
      expect(await lookAtPages(visitor, screen)).toEqual([]);
      if (part === parts) expect(roundOf(visitor, screen).waiting).toEqual([]);
    },
  );

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

it('no page of the routes was left out', () => {
  const left = PAGES.filter(({ name }) => !walked.has(name)).map(({ name }) => name);
  expect(left.sort()).toEqual(Object.keys(NOT_WALKED).sort());
});
