/**
 * The built till in Chromium with its processor slowed six times, selling from ten thousand products: from the tap on
 * "take the money" until "sold" is painted (the sale is durable by then), and from a key in the search until its answer is
 * painted. Taps and keys are real input events; the time begins at the event's own timestamp, so waiting in the queue
 * counts. Frames are drawn as soon as they are ready, so that what is measured is work and not the screen's rhythm.
 */
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { launch, PHONE } from '../e2e/browser.ts';
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

/** Notes, in the page, when an event began and when the frame that answers it is painted. */
function watch(): void {
  const times: number[] = [];
  Object.assign(globalThis, { tillTimes: times });
  const painted = (began: number) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => times.push(performance.now() - began);
      port2.postMessage(null);
    });
  };
  let pressed = 0;
  addEventListener('keydown', (event) => void (pressed = event.timeStamp), true);
  addEventListener('input', () => queueMicrotask(() => painted(pressed)), true);
  let tapped = 0;
  addEventListener('click', (event) => void (tapped = event.timeStamp), true);
  const start = () =>
    new MutationObserver(() => {
      if (tapped > 0 && document.querySelector('h1')?.textContent === 'Terjual') {
        painted(tapped);
        tapped = 0;
      }
    }).observe(document.body, { childList: true, subtree: true });
  if (document.body) start();
  else addEventListener('DOMContentLoaded', start);
}

async function takeTimes(page: Page): Promise<number[]> {
  return page.evaluate(() => (globalThis as unknown as { tillTimes: number[] }).tillTimes.splice(0));
}

/** Presses a button by script: these steps are not measured. */
async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().dispatchEvent('click');
}

async function sell(page: Page, sales: number): Promise<number[]> {
  const times: number[] = [];
  for (let sale = 0; sale < sales; sale++) {
    await page.locator('ul button').nth(sale % 9).dispatchEvent('click');
    await press(page, 'Tunai');
    const take = await page.getByRole('button', { name: 'Terima', exact: true }).boundingBox();
    if (!take) throw new Error('there is nothing to tap');
    await page.mouse.click(take.x + take.width / 2, take.y + take.height / 2);
    await page.getByRole('heading', { name: 'Terjual' }).waitFor();
    await page.waitForFunction(() => (globalThis as unknown as { tillTimes: number[] }).tillTimes.length > 0);
    times.push(...(await takeTimes(page)).slice(-1));
    await press(page, 'Penjualan baru');
    await page.getByPlaceholder('Cari produk').waitFor();
  }
  return times;
}

async function search(page: Page, rounds: number): Promise<number[]> {
  const field = page.getByPlaceholder('Cari produk');
  const times: number[] = [];
  for (let round = 0; round < rounds; round++)
    for (const query of QUERIES) {
      await field.fill('');
      await field.focus();
      await page.waitForTimeout(50);
      await takeTimes(page);
      for (const letter of query) {
        await page.keyboard.press(letter === ' ' ? 'Space' : letter);
        await page.waitForFunction(() => (globalThis as unknown as { tillTimes: number[] }).tillTimes.length > 0);
        times.push(...(await takeTimes(page)));
      }
    }
  return times;
}

if (!options.client) await ensureBuilt();
const server = await standIn(options.client ?? 'build/client', sampleBooth(Number(options.products)));
const browser = await launch(['--disable-frame-rate-limit', '--disable-gpu-vsync']);
try {
  const context = await browser.newContext({ viewport: PHONE, locale: 'id-ID' });
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
