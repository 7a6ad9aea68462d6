/**
 * The built till in Chromium with its processor slowed six times, selling from ten thousand products: from the tap on
 * "take the money" until "sold" is painted (the sale is durable by then), and from a key in the search until its answer is
 * painted. Taps and keys are real input events; the time begins at the event's own timestamp, so waiting in the queue
 * counts. Frames are drawn as soon as they are ready, so that what is measured is work and not the screen's rhythm.
 */
import { parseArgs } from 'node:util';
import chromium from '@sparticuz/chromium';
import { type Page, chromium as playwright } from 'playwright-core';
import { PHONE } from '../e2e/browser.ts';
import { sampleBooth } from '../e2e/till-sample.ts';
import { standIn } from '../e2e/till-stand-in.ts';
import { ensureBuilt } from '../scripts/build.ts';
import { percentile, printFigure } from './figure.ts';

const { values: options } = parseArgs({
  options: {
    sales: { type: 'string', default: '200' },
    products: { type: 'string', default: '10000' },
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
}

declare global {
  var tillWatch: Watch;
}

/** Runs in the page, before its own scripts. */
function watch(): void {
  const times: number[] = [];
  let told = () => undefined as unknown;
  globalThis.tillWatch = {
    times,
    until: (count) =>
      new Promise((resolve) => {
        told = () => times.length >= count && resolve();
        told();
      }),
  };
  /** A message that is sent while a frame is prepared arrives after it was painted. */
  function noteWhenPainted(began: number): void {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        times.push(performance.now() - began);
        told();
      };
      port2.postMessage(null);
    });
  }
  let pressed = 0;
  let tapped = 0;
  const noteKey = (event: Event) => {
    pressed = event.timeStamp;
  };
  const noteTap = (event: Event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (button?.textContent === 'Terima') tapped = event.timeStamp;
  };
  addEventListener('keydown', noteKey, true);
  addEventListener('input', () => noteWhenPainted(pressed), true);
  addEventListener('click', noteTap, true);
  const observer = new MutationObserver(() => {
    if (tapped === 0 || !document.querySelector('[data-sold]')) return;
    noteWhenPainted(tapped);
    tapped = 0;
  });
  observer.observe(document, { attributeFilter: ['data-sold'], subtree: true });
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
    const take = await page.getByRole('button', { name: 'Terima', exact: true }).boundingBox();
    if (!take) throw new Error('there is nothing to tap');
    await page.waitForTimeout(COUNTING);
    const [x, y] = [take.x + take.width / 2, take.y + take.height / 2];
    const [taken] = await Promise.all([takeTimes(page, 1), page.touchscreen.tap(x, y)]);
    times.push(...taken);
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
  return times;
}

if (!options.client) await ensureBuilt();
const server = await standIn(options.client ?? 'build/client', sampleBooth(Number(options.products)));
const browser = await playwright.launch({
  executablePath: process.env.CHROMIUM ?? (await chromium.executablePath()),
  args: [
    ...chromium.args.filter((arg) => arg !== '--single-process'),
    '--no-sandbox',
    '--disable-frame-rate-limit',
    '--disable-gpu-vsync',
  ],
});
try {
  const context = await browser.newContext({ viewport: PHONE, locale: 'id-ID', hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(server.url + server.enrolmentPath);
  const accept = page.getByRole('checkbox');
  await page.getByRole('heading', { name: 'Buka kasir' }).waitFor();
  if (await accept.isVisible()) await accept.check();
  await page.getByRole('button', { name: 'Buka kasir' }).click();
  await page.getByPlaceholder('Cari produk').waitFor();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await sell(page, 5);
  const sold = await sell(page, Number(options.sales));
  await search(page, 1);
  const found = await search(page, 4);
  const figure = { bench: 'till-device', unit: 'ms', limit: null };
  const slowed = `processor slowed ${SLOWER}x, ${options.products} products`;
  const of = (times: readonly number[]) => `of ${times.length}; ${slowed}`;
  printFigure({ ...figure, name: 'sold_p50', value: percentile(sold, 0.5), note: of(sold) });
  printFigure({ ...figure, name: 'sold_p95', value: percentile(sold, 0.95), note: `${of(sold)}; aim 60` });
  printFigure({ ...figure, name: 'search_p50', value: percentile(found, 0.5), note: of(found) });
  printFigure({ ...figure, name: 'search_p95', value: percentile(found, 0.95), note: `${of(found)}; aim 16` });
} finally {
  await browser.close();
  await server.stop();
}
