import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type SeededRandom, seededRandom } from '../../src/app/demo/seeded-random.ts';
import { type BooksReport, checkBooks, verifyFolder } from '../kills/check-books.ts';
import { enterAsOrganiser, listSellingBooths, makeEnrolmentCode } from '../simulated-till.ts';
import { openMortalBrowser } from './mortal-browser.ts';
import { type PhoneLog, readPhoneLog } from './phone-log.ts';
import { enrolPhone, finishSale, openTill, tellReceipts, toCash } from './till-screens.ts';

export interface ChromiumKillsOptions {
  readonly kills: number;
  readonly seed: number;
  readonly server: { readonly url: string; readonly dataDir: string };
  readonly onKill?: (done: number) => void;
}

export interface ChromiumKillsReport extends BooksReport {
  readonly seed: number;
  readonly kills: number;
  /** Taps on "take the money". */
  readonly taps: number;
  /** Receipts that a person could see. */
  readonly shown: number;
  /** Sales in the phone's log at the end. */
  readonly durable: number;
  /** Durable sales whose receipt nobody saw: Chromium died between the two. Allowed. */
  readonly unseen: number;
  /** Taps that came to nothing: Chromium died before the sale was durable. Allowed. */
  readonly vanished: number;
  /** Receipts that were shown and are not in the phone's log. */
  readonly withoutRow: number;
  /** Receipt numbers that two sales of the phone have. */
  readonly reused: number;
  readonly differences: number;
  readonly seconds: number;
  readonly broken: readonly string[];
}

/** What the cashier has done and seen, over all lives of the browser. */
interface Witness {
  taps: number;
  readonly shown: Set<string>;
  withoutRow: number;
}

/** A tap reaches the page, is stored and shown within some tens of milliseconds; kills fall before, among and after these. */
const EARLIEST_KILL_MS = -15;
const LATEST_KILL_MS = 140;
const SENT_WITHIN_MS = 60_000;

/** One phone that is enrolled once and whose browser dies again and again while it sells. */
export async function runChromiumKills(options: ChromiumKillsOptions): Promise<ChromiumKillsReport> {
  const { kills, seed, server } = options;
  const started = performance.now();
  const random = seededRandom(`${seed} chromium`);
  const profile = mkdtempSync(join(tmpdir(), 'gelaran-chromium-'));
  const witness: Witness = { taps: 0, shown: new Set(), withoutRow: 0 };
  try {
    await firstLife(profile, server.url, witness);
    for (let life = 1; life <= kills; life++) {
      await liveAndDie(profile, server.url, witness, random);
      options.onKill?.(life);
    }
    const log = await lastLife(profile, server.url, witness);
    const sold = new Map(log.sales.map(({ id, total }) => [id, total]));
    const books = await checkBooks(server.dataDir, [{ device: log.device, sold }]);
    const { differences } = await verifyFolder(server.dataDir);
    const report = {
      seed,
      kills,
      ...counted(witness, log),
      ...books,
      differences: differences.length,
      seconds: Math.round((performance.now() - started) / 1_000),
    };
    return { ...report, broken: brokenPromises(report) };
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function firstLife(profile: string, url: string, witness: Witness): Promise<void> {
  const cookie = await enterAsOrganiser(url);
  const [booth] = await listSellingBooths(url);
  if (!booth) throw new Error('no booth sells anything');
  const code = await makeEnrolmentCode(url, cookie, booth, 'Kasir yang sering mati');
  const browser = await openMortalBrowser(profile);
  await tellReceipts(browser.page, (receipt) => witness.shown.add(receipt));
  await enrolPhone(browser.page, `${url}/kasir/#daftar=${code}`);
  await browser.kill();
}

/** Starts, looks whether all is still there, sells a little, and dies about a tap. Some lives have no network. */
async function liveAndDie(profile: string, url: string, witness: Witness, random: SeededRandom): Promise<void> {
  const { context, page, kill } = await openMortalBrowser(profile);
  await tellReceipts(page, (receipt) => witness.shown.add(receipt));
  await openTill(page, url);
  noteMissing(witness, await readPhoneLog(page));
  if (random.chance(0.4)) await context.setOffline(true);
  for (let sale = random.between(0, 2); sale > 0; sale--) {
    const { x, y } = await toCash(page, random.between(0, 8));
    witness.taps++;
    await page.mouse.click(x, y);
    await finishSale(page);
  }
  const { x, y } = await toCash(page, random.between(0, 8));
  const after = random.between(EARLIEST_KILL_MS, LATEST_KILL_MS);
  witness.taps++;
  const tap = wait(Math.max(0, -after))
    .then(() => page.mouse.click(x, y))
    .catch(() => undefined);
  await wait(Math.max(0, after));
  await kill();
  await tap;
}

/** Lets the phone send what it has. */
async function lastLife(profile: string, url: string, witness: Witness): Promise<PhoneLog> {
  const { page, close } = await openMortalBrowser(profile);
  try {
    await openTill(page, url);
    const latest = performance.now() + SENT_WITHIN_MS;
    let log = await readPhoneLog(page);
    while (log.unsent > 0) {
      if (performance.now() > latest) throw new Error(`${log.unsent} events are still on the phone`);
      await wait(100);
      log = await readPhoneLog(page);
    }
    noteMissing(witness, log);
    return log;
  } finally {
    await close();
  }
}

function noteMissing(witness: Witness, { sales }: PhoneLog): void {
  const there = new Set(sales.map(({ receipt }) => receipt));
  const missing = [...witness.shown].filter((receipt) => !there.has(receipt));
  witness.withoutRow = Math.max(witness.withoutRow, missing.length);
}

function counted({ taps, shown, withoutRow }: Witness, { sales }: PhoneLog) {
  const numbers = new Set(sales.map(({ receipt }) => receipt));
  const unseen = [...numbers].filter((receipt) => !shown.has(receipt)).length;
  return {
    taps,
    shown: shown.size,
    durable: sales.length,
    unseen,
    vanished: taps - sales.length,
    withoutRow,
    reused: sales.length - numbers.size,
  };
}

function brokenPromises(report: Omit<ChromiumKillsReport, 'broken'>): string[] {
  const noughts = {
    'receipts shown without a row': report.withoutRow,
    'receipt numbers used twice': report.reused,
    'sales that nobody tapped': Math.max(0, -report.vanished),
    'sales of the phone lost by the server': report.lost,
    'sales doubled by the server': report.doubled,
    'lines kept aside': report.aside,
    'turnover missing': report.missingTurnover,
    'differences found by verify': report.differences,
  };
  return Object.entries(noughts).flatMap(([what, count]) => (count === 0 ? [] : [`${count} ${what}`]));
}
