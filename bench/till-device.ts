/**
 * The built till in Chromium with its processor slowed six times, selling from ten thousand products with twenty thousand
 * sales behind it: from the tap on "take the money" until "sold" is painted (the sale is durable by then), from a key in the
 * search until its answer is painted, and from a tap to the screen that it opens. Taps and keys are real input events; the
 * time begins at the event's own timestamp, so waiting in the queue counts. Frames are drawn as soon as they are ready, so
 * that what is measured is work and not the screen's rhythm. What an empty page needs for the same in the same browser (a
 * tap, a strict transaction of one row, one word painted; a key, one word painted) is the limit beside it.
 */
import { parseArgs } from 'node:util';
import chromium from '@sparticuz/chromium';
import { type BrowserContext, type CDPSession, type Locator, type Page, chromium as playwright } from 'playwright-core';
import { PHONE } from '../e2e/browser.ts';
import { sampleBooth } from '../e2e/till-sample.ts';
import { type StandIn, standIn } from '../e2e/till-stand-in.ts';
import { ensureBuilt } from '../scripts/build.ts';
import { percentile, printFigure } from './figure.ts';
import { seedSales } from './seed-sales.ts';

const { values: options } = parseArgs({
  options: {
    sales: { type: 'string', default: '200' },
    products: { type: 'string', default: '10000' },
    /** Sales that the phone has behind it when the gestures are measured. */
    history: { type: 'string', default: '20000' },
    /** How often each gesture is made. */
    rounds: { type: 'string', default: '7' },
    /** Only `sell`, `gestures` or `loads`. */
    only: { type: 'string' },
    /** A folder with a built `kasir/`, instead of the repository's own build. */
    client: { type: 'string' },
  },
});
const SLOWER = 6;
const QUERIES = ['amplang', 'manik manik 7', 'jahe instan', 'kelubut', 'gantungan kunci'];

/** What `watch` leaves in the page. */
interface Watch {
  /** From an event until the frame that answers it was painted: milliseconds, one for each key and each tap so far. */
  readonly times: number[];
  /** Resolves when there are so many. */
  until(count: number): Promise<void>;
  /** From the next tap on, waits for what fits this selector (and for `text` in it). */
  expect(selector: string, text: string): void;
  /** When what was expected of a fresh page was painted: milliseconds since its navigation began. */
  shownAt: number;
}

declare global {
  var tillWatch: Watch;
}

/** Runs in the page, before its own scripts. */
function watch(): void {
  const times: number[] = [];
  let told = () => undefined as unknown;
  let wanted: { selector: string; text: string } | null = null;
  /** A message that is sent while a frame is prepared arrives after it was painted. */
  function whenPainted(act: () => void): void {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = act;
      port2.postMessage(null);
    });
  }
  function noteWhenPainted(began: number): void {
    whenPainted(() => {
      times.push(performance.now() - began);
      told();
    });
  }
  let pressed = 0;
  let tapped = 0;
  addEventListener('keydown', (event) => (pressed = event.timeStamp), true);
  addEventListener('input', () => noteWhenPainted(pressed), true);
  addEventListener('click', (event) => (tapped = event.timeStamp), true);
  const look = () => {
    const first = document.querySelector('h1, [type=search]')?.textContent;
    if (globalThis.tillWatch.shownAt === 0 && first !== undefined) {
      globalThis.tillWatch.shownAt = -1;
      whenPainted(() => (globalThis.tillWatch.shownAt = performance.now()));
    }
    if (tapped === 0 || !wanted) return;
    const { selector, text } = wanted;
    if (![...document.querySelectorAll(selector)].some((found) => found.textContent?.includes(text))) return;
    noteWhenPainted(tapped);
    tapped = 0;
    wanted = null;
  };
  new MutationObserver(look).observe(document, {
    childList: true,
    subtree: true,
    characterData: true,
    attributeFilter: ['data-sold'],
  });
  globalThis.tillWatch = {
    times,
    shownAt: 0,
    until: (count) =>
      new Promise((resolve) => {
        told = () => times.length >= count && resolve();
        told();
      }),
    expect(selector, text) {
      tapped = 0;
      wanted = { selector, text };
    },
  };
}

/**
 * Away from the till, until the browser has done what it puts off by a second whenever a page is left: most of a second of
 * its own work on a slowed processor, which is no part of the next start.
 */
async function leave(page: Page): Promise<void> {
  await page.goto('about:blank');
  await page.waitForTimeout(2_500);
}

/** Presses a button by script: these steps are not measured. */
async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().dispatchEvent('click');
}

async function takeTimes(page: Page, count: number): Promise<number[]> {
  return page.evaluate(async (wanted) => {
    await globalThis.tillWatch.until(wanted);
    return globalThis.tillWatch.times.splice(0);
  }, count);
}

/** A finger on the button; the time until what it opens is painted. */
async function tap(page: Page, button: Locator, selector: string, text = ''): Promise<number> {
  const box = await button.boundingBox();
  if (!box) throw new Error(`there is nothing to tap for ${selector} ${text}`);
  await page.evaluate(([wanted = '', words = '']) => globalThis.tillWatch.expect(wanted, words), [selector, text]);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const [[taken = Number.NaN]] = await Promise.all([takeTimes(page, 1), page.touchscreen.tap(x, y)]);
  return taken;
}

/** What the quickest cashier needs to take a note: meanwhile the sale before has been sent. Milliseconds. */
const COUNTING = 1_000;

async function sell(page: Page, sales: number): Promise<number[]> {
  const times: number[] = [];
  for (let sale = 0; sale < sales; sale++) {
    await page
      .locator('ul button')
      .nth(sale % 9)
      .dispatchEvent('click');
    await press(page, 'Tunai');
    const take = page.getByRole('button', { name: 'Terima', exact: true });
    await take.waitFor();
    await page.waitForTimeout(COUNTING);
    times.push(await tap(page, take, '[data-sold]'));
    await page.getByRole('heading', { name: 'Terjual' }).waitFor();
    await press(page, 'Penjualan baru');
    await page.getByPlaceholder('Cari produk').waitFor();
  }
  return times;
}

/** Between two letters of somebody who types fast: milliseconds. */
const TYPING = 120;

async function search(page: Page, rounds: number): Promise<number[]> {
  const field = page.getByPlaceholder('Cari produk');
  const times: number[] = [];
  for (let round = 0; round < rounds; round++)
    for (const query of QUERIES) {
      await field.fill('');
      await page.waitForTimeout(TYPING);
      await takeTimes(page, 0);
      await page.keyboard.type(query, { delay: TYPING });
      times.push(...(await takeTimes(page, query.length)));
    }
  await field.fill('');
  return times;
}

/** The same tap and the same key on a page that has nothing else to do. */
async function bare(
  context: BrowserContext,
  url: string,
  taps = 40,
): Promise<{ readonly sold: number[]; readonly key: number[] }> {
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(`${url}/kasir/manifest.webmanifest`);
  await page.evaluate(() => {
    document.body.innerHTML =
      '<button style="position:fixed;inset:0 0 50% 0">Terima</button><input style="position:fixed;bottom:0"><p></p>';
    const opening = indexedDB.open('bare', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('row', { autoIncrement: true });
    opening.onsuccess = () => {
      document.querySelector('button')?.addEventListener('click', () => {
        const tx = opening.result.transaction('row', 'readwrite', { durability: 'strict' });
        tx.objectStore('row').add({ line: 'x'.repeat(800) });
        tx.oncomplete = () => {
          document.body.dataset.sold = 'A1';
          const words = document.querySelector('p');
          if (words) words.textContent = 'Terjual';
        };
        tx.commit();
      });
    };
    document.querySelector('input')?.addEventListener('input', () => {
      const words = document.querySelector('p');
      if (words) words.textContent = String(performance.now());
    });
  });
  await slow(await context.newCDPSession(page));
  const sold: number[] = [];
  for (let nth = 0; nth < taps; nth++) {
    await page.evaluate(() => {
      delete document.body.dataset.sold;
      const words = document.querySelector('p');
      if (words) words.textContent = '';
    });
    await page.waitForTimeout(200);
    sold.push(await tap(page, page.getByRole('button'), '[data-sold]'));
  }
  await page.getByRole('textbox').focus();
  await takeTimes(page, 0);
  await page.keyboard.type('amplangmanikjaheinstankelubutgantungan', { delay: TYPING });
  const key = await takeTimes(page, 38);
  await page.close();
  return { sold, key };
}

async function slow(session: CDPSession): Promise<void> {
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
}

async function openShift(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Buka kasir' }).waitFor();
  // Asked for where the browser has not promised to keep the data, a moment after the screen is there; a patient look at
  // the button serves both.
  const accept = page.getByRole('checkbox');
  await accept.check({ timeout: 5_000 }).catch(() => undefined);
  await page.getByRole('button', { name: 'Buka kasir' }).click();
  await page.getByPlaceholder('Cari produk').waitFor();
}

const context4 = { viewport: PHONE, locale: 'id-ID', hasTouch: true, isMobile: true };
const figure = { bench: 'till-device', unit: 'ms', limit: null };

async function benchSelling(context: BrowserContext, server: StandIn): Promise<void> {
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(server.url + server.enrolmentPath);
  await openShift(page);
  await slow(await context.newCDPSession(page));
  await sell(page, 5);
  const sold = await sell(page, Number(options.sales));
  await search(page, 1);
  const found = await search(page, 4);
  const least = await bare(await newContext(), server.url);
  const slowed = `processor slowed ${SLOWER}x, ${options.products} products`;
  const of = (times: readonly number[]) => `of ${times.length}; ${slowed}`;
  const line = (name: string, times: readonly number[], share: number, limits: readonly number[], aim = '') =>
    printFigure({
      ...figure,
      name,
      value: percentile(times, share),
      limit: percentile(limits, share),
      note: `${of(times)}; limit: the same on an empty page${aim}`,
    });
  line('sold_p50', sold, 0.5, least.sold);
  line('sold_p95', sold, 0.95, least.sold, '; aim 60');
  line('search_p50', found, 0.5, least.key);
  line('search_p95', found, 0.95, least.key, '; aim 16');
  await page.close();
}

type Gesture = readonly [name: string, act: (page: Page) => Promise<number>];

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();
const back = (page: Page) => press(page, 'Kembali');
const toMenu = async (page: Page) => {
  await press(page, 'Menu');
  await page.getByRole('button', { name: 'Rekap harian' }).waitFor();
};
const toSales = async (page: Page) => {
  await toMenu(page);
  await press(page, 'Nota di ponsel ini');
  await press(page, 'Semua di ponsel ini');
  await page.getByText('Semua di ponsel ini').waitFor();
};
const homeFrom = async (page: Page, steps: number) => {
  for (let step = 0; step < steps; step++) await back(page);
  await page.getByPlaceholder('Cari produk').waitFor();
};

/** From home and back to it; the time of one step of it. */
const GESTURES: readonly Gesture[] = [
  [
    'add_product',
    async (page) => {
      const time = await tap(page, page.locator('ul button').nth(1), 'section', ' barang');
      return time;
    },
  ],
  [
    'open_menu',
    async (page) => {
      const time = await tap(page, button(page, 'Menu'), 'h1', 'Menu');
      await homeFrom(page, 1);
      return time;
    },
  ],
  [
    'open_sales',
    async (page) => {
      await toMenu(page);
      const time = await tap(page, button(page, 'Nota di ponsel ini'), 'h1', 'Nota di ponsel ini');
      await homeFrom(page, 2);
      return time;
    },
  ],
  [
    'all_sales',
    async (page) => {
      await toMenu(page);
      await press(page, 'Nota di ponsel ini');
      const time = await tap(page, button(page, 'Semua di ponsel ini'), '[aria-pressed=true]', 'Semua');
      await homeFrom(page, 2);
      return time;
    },
  ],
  [
    'scroll_sales',
    async (page) => {
      await toSales(page);
      const time = await page.evaluate(async () => {
        const box = [...document.querySelectorAll<HTMLElement>('.overflow-y-auto')].at(-1);
        if (!box) return Number.NaN;
        let longest = 0;
        for (let step = 1; step <= 12; step++) {
          const began = performance.now();
          box.scrollTop = step * 9_000;
          await new Promise<void>((resolve) =>
            requestAnimationFrame(() => {
              const { port1, port2 } = new MessageChannel();
              port1.onmessage = () => resolve();
              port2.postMessage(null);
            }),
          );
          longest = Math.max(longest, performance.now() - began);
        }
        return longest;
      });
      await homeFrom(page, 2);
      return time;
    },
  ],
  [
    'search_receipt',
    async (page) => {
      await toSales(page);
      await takeTimes(page, 0);
      await page.getByRole('searchbox').focus();
      await page.keyboard.type('0123', { delay: 150 });
      const times = await takeTimes(page, 4);
      await homeFrom(page, 2);
      return Math.max(...times);
    },
  ],
  [
    'open_receipt',
    async (page) => {
      await toSales(page);
      const time = await tap(page, page.locator('li button').nth(2), 'article', 'Nota');
      await back(page);
      await homeFrom(page, 2);
      return time;
    },
  ],
  [
    'open_recap',
    async (page) => {
      await toMenu(page);
      const time = await tap(page, button(page, 'Rekap harian'), 'h1', 'Rekap harian');
      await homeFrom(page, 1);
      return time;
    },
  ],
  [
    'open_close_shift',
    async (page) => {
      await toMenu(page);
      const time = await tap(page, button(page, 'Tutup kasir'), 'h1', 'Tutup kasir');
      await homeFrom(page, 2);
      return time;
    },
  ],
  [
    'open_cash',
    async (page) => {
      const time = await tap(page, button(page, 'Tunai'), 'h1', 'Tunai');
      await homeFrom(page, 1);
      return time;
    },
  ],
];

/** Every gesture on a phone that has three days behind it, nothing of them sent. */
async function benchGestures(context: BrowserContext, server: StandIn): Promise<void> {
  const least = await bare(await newContext(), server.url, 15);
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(server.url + server.enrolmentPath);
  await openShift(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  server.setDown(true);
  await seedSales(page, Number(options.history), server.goods());
  await page.goto('about:blank');
  const session = await context.newCDPSession(page);
  await slow(session);
  const note = `processor slowed ${SLOWER}x, ${options.products} products, ${options.history} own sales unsent`;
  await context.setOffline(true);
  const open = async () => {
    await page.goto(`${server.url}/kasir/`);
    await page.getByPlaceholder('Cari produk').waitFor();
    await page.waitForFunction(() => globalThis.tillWatch.shownAt > 0);
    return page.evaluate(() => globalThis.tillWatch.shownAt);
  };
  printFigure({ ...figure, name: 'start_without_ledger', value: await open(), note: `once after an update; ${note}` });
  await page.waitForTimeout(15_000);
  const starts: number[] = [];
  for (let round = 0; round < 3; round++) {
    await leave(page);
    starts.push(await open());
  }
  printFigure({
    ...figure,
    name: 'start_p50',
    value: percentile(starts, 0.5),
    note: `of 3, offline; ${note}; aim 1000`,
  });
  await page.waitForTimeout(3_000);
  await page.locator('ul button').first().dispatchEvent('click');
  const rounds = Number(options.rounds);
  const empty = `a tap that writes a row on an empty page, just before: p50 ${Math.round(percentile(least.sold, 0.5))}, p95 ${Math.round(percentile(least.sold, 0.95))}`;
  for (const [name, act] of GESTURES) {
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      times.push(await act(page));
      await page.waitForTimeout(150);
    }
    printFigure({
      ...figure,
      name: `gesture_p95_${name}`,
      value: percentile(times, 0.95),
      note: `of ${rounds}, p50 ${Math.round(percentile(times, 0.5))}; ${empty}; ${note}; aim 100`,
    });
  }
  await toMenu(page);
  await press(page, 'Tutup kasir');
  await press(page, 'Ketik jumlahnya');
  await press(page, '0');
  const closed = await tap(page, page.locator('footer button').last(), 'h1', 'Rekap harian');
  printFigure({ ...figure, name: 'gesture_close_shift', value: closed, note: `once; ${note}; aim 100` });
  await page.close();
}

/** 400 ms there and back, 1.6 Mbit/s down, 0.75 Mbit/s up: what browsers call slow 4G, a little slower. */
const SLOW_4G = { offline: false, latency: 400, downloadThroughput: 200_000, uploadThroughput: 93_750 };

/** The first visit by the officer's link, and the next ones, over a slow network and over none. */
async function benchLoading(newContext: () => Promise<BrowserContext>, server: StandIn): Promise<void> {
  const firsts: number[] = [];
  const nexts: number[] = [];
  const offlines: number[] = [];
  for (let round = 0; round < 5; round++) {
    const context = await newContext();
    const page = await context.newPage();
    await page.addInitScript(watch);
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', SLOW_4G);
    await slow(session);
    const shown = async () => {
      await page.waitForFunction(() => globalThis.tillWatch.shownAt > 0);
      return page.evaluate(() => globalThis.tillWatch.shownAt);
    };
    await page.goto(`${server.url}/kasir/`, { waitUntil: 'commit' });
    firsts.push(await shown());
    await page.goto('about:blank');
    await page.goto(server.url + server.enrolmentPath);
    await openShift(page);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.waitForTimeout(2_500);
    await leave(page);
    await page.goto(`${server.url}/kasir/`, { waitUntil: 'commit' });
    nexts.push(await shown());
    await context.setOffline(true);
    await leave(page);
    await page.goto(`${server.url}/kasir/`, { waitUntil: 'commit' });
    offlines.push(await shown());
    await context.close();
  }
  const note = `of 5, processor slowed ${SLOWER}x`;
  const net = '400 ms and 1.6 Mbit/s';
  printFigure({
    ...figure,
    name: 'first_load',
    value: percentile(firsts, 0.5),
    note: `${note}, ${net}, nothing kept; aim 3000`,
  });
  printFigure({
    ...figure,
    name: 'next_load',
    value: percentile(nexts, 0.5),
    note: `${note}, ${net}, 200 products, shift open; aim 1000`,
  });
  printFigure({
    ...figure,
    name: 'next_load_offline',
    value: percentile(offlines, 0.5),
    note: `${note}, no network, 200 products, shift open; aim 1000`,
  });
}

if (!options.client) await ensureBuilt();
const client = options.client ?? 'build/client';
const browser = await playwright.launch({
  executablePath: process.env.CHROMIUM ?? (await chromium.executablePath()),
  args: [
    ...chromium.args.filter((arg) => arg !== '--single-process'),
    '--no-sandbox',
    '--disable-frame-rate-limit',
    '--disable-gpu-vsync',
  ],
});
const newContext = () => browser.newContext(context4);
const wanted = (part: string) => options.only === undefined || options.only === part;
try {
  if (wanted('sell')) {
    const server = await standIn(client, sampleBooth(Number(options.products)));
    await benchSelling(await newContext(), server);
    await server.stop();
  }
  if (wanted('gestures')) {
    const server = await standIn(client, sampleBooth(Number(options.products)));
    await benchGestures(await newContext(), server);
    await server.stop();
  }
  if (wanted('loads')) {
    const server = await standIn(client, sampleBooth(200));
    await benchLoading(newContext, server);
    await server.stop();
  }
} finally {
  await browser.close();
}
