/**
 * The main job, end to end: a sale made in the hall with no network becomes a true figure in the closing report. One phone,
 * one officer, one wall; every step is what a person does.
 */
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { LAPTOP, launch, open, PHONE, type Watched } from './browser.ts';

const { url } = inject('server');

let browser: Browser;
let officer: Watched;
let phone: Watched;
let wall: Watched;

/** What Chromium itself says when a request fails because the network is cut. */
const CUT = /net::ERR_INTERNET_DISCONNECTED|Failed to load resource/;

beforeAll(async () => {
  browser = await launch();
  officer = await open(browser, { viewport: LAPTOP });
  phone = await open(browser, { viewport: PHONE, hasTouch: true, isMobile: true, locale: 'id-ID' }, CUT);
  wall = await open(browser, { viewport: { width: 1920, height: 1080 } });
});
afterAll(() => browser.close());

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
}

interface Figure {
  readonly metric: string;
  readonly value: number;
  readonly count: number;
  readonly basis: string;
  readonly scope: Readonly<Record<string, string>>;
}

async function turnover(scope: Readonly<Record<string, string>> = {}): Promise<Figure> {
  const answer = await fetch(`${url}/api/v1/editions/kaltim-2023/figures`);
  const { figures } = (await answer.json()) as { figures: Figure[] };
  const wanted = { edition: 'kaltim-2023', ...scope };
  const found = figures.find(
    ({ metric, scope: own }) => metric === 'turnover' && JSON.stringify(own) === JSON.stringify(wanted),
  );
  if (!found) throw new Error('there is no turnover');
  return found;
}

/** Rupiah as the board prints them. */
const rupiah = (amount: number) => `Rp${String(amount).replace(/\B(?=(\d{3})+(?!\d))/g, '.')}`;

describe('a sale without a network becomes a true figure', () => {
  let link = '';
  let before: Figure;
  let today = 0;

  it('greets everybody with the edition, its ten regions and a plain word about sample data', async () => {
    const { page } = officer;
    await page.goto(url);
    await page.getByRole('heading', { name: 'Kaltim Exhibition 2023', level: 1 }).waitFor();
    for (const region of [
      'Paser',
      'Kutai Kartanegara',
      'Berau',
      'Kutai Barat',
      'Kutai Timur',
      'Penajam Paser Utara',
      'Mahakam Ulu',
      'Balikpapan',
      'Samarinda',
      'Bontang',
    ])
      await page
        .getByRole('link', { name: new RegExp(`^${region}`) })
        .first()
        .waitFor();
    await page.getByText('Data contoh').first().waitFor();
    // Facts for search engines stand in a script element that no browser runs.
    expect(await page.locator('script:not([type="application/ld+json"])').count()).toBe(0);
    await expectAccessible(page);
    await page.goto(`${url}/en`);
    await page.getByText('Sample data').first().waitFor();
  });

  it('lets the officer make a code for the joint booth of Balikpapan', async () => {
    const { page } = officer;
    await page.goto(url);
    await page.locator('button[name=as][value=organiser]').click();
    await page.getByRole('heading', { name: 'Ringkasan' }).waitFor();
    await page.getByRole('link', { name: 'Perangkat' }).first().click();
    await page.getByLabel('Stan').selectOption({ index: 0 });
    expect(await page.getByLabel('Stan').locator('option:checked').textContent()).toMatch(
      /^A1 · Balikpapan · stan gabungan/,
    );
    await page.getByRole('button', { name: 'Buat kode' }).click();
    const open = page.getByRole('link', { name: 'Jadikan peramban ini kasir' });
    link = (await open.getAttribute('href')) ?? '';
    expect(link).toMatch(/\/kasir\/#daftar=[\w-]{54}$/);
    await page.getByRole('img', { name: /Pindai untuk kasir stan A1/ }).waitFor();
    await expectAccessible(page);
  });

  it('makes a phone the till and opens a shift', async () => {
    const { page } = phone;
    await page.goto(link);
    await page.getByRole('heading', { name: 'Buka kasir' }).waitFor();
    expect(new URL(page.url()).hash).toBe('');
    await openShift(page);
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await expectAccessible(page);
  });

  it('shows the board on the wall', async () => {
    const { page } = wall;
    await page.goto(`${url}/papan/kaltim-2023`);
    before = await turnover();
    today = await turnoverOfBoard();
    await page.getByText('Omzet hari ini').waitFor();
    await page.getByText(rupiah(today)).waitFor();
    await expectAccessible(page);
  });

  it('sells with the network cut, in cash and by QRIS, also after a restart of the browser page', async () => {
    const { page, context } = phone;
    await context.setOffline(true);
    await page.reload();
    await page.getByPlaceholder('Cari produk').waitFor();
    await tap(page, 'Amplang ikan tenggiri', 2);
    await tap(page, 'Wedang jahe', 1);
    await page.getByRole('button', { name: 'Tunai' }).click();
    await page.getByText('Rp68.000').first().waitFor();
    await page.getByRole('button', { name: '70.000' }).click();
    await page.getByText('Rp2.000').first().waitFor();
    await page.getByRole('button', { name: 'Terima' }).click();
    await page.getByText('Terjual').first().waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Penjualan baru' }).click();
    await page.getByPlaceholder('Cari produk').fill('kalung manik');
    await tap(page, 'Kalung manik-manik', 1);
    await page.getByRole('button', { name: 'QRIS' }).click();
    await page.getByRole('img', { name: /Kode QRIS .*Rp150\.000/ }).waitFor();
    await page.getByText(/ID\d{13}/).waitFor();
    await page.getByRole('button', { name: 'Sudah masuk' }).click();
    await page.getByText('Terjual').first().waitFor();
    await page
      .getByText(/Luring/)
      .first()
      .waitFor();
    expect((await turnover()).value).toBe(before.value);
  });

  it('sends when the network is back, and the board shows it within a second of the acknowledgement', async () => {
    const acknowledged = phone.page.waitForResponse(
      (response) => response.url().endsWith('/hall/batches') && response.status() === 200,
    );
    await phone.context.setOffline(false);
    await acknowledged;
    await wall.page.getByText(rupiah(today + 218_000)).waitFor({ timeout: 2_000 });
    expect((await turnover()).value).toBe(before.value + 68_000 + 150_000);
    expect((await turnover()).count).toBe(before.count + 2);
    await phone.page.getByText('Terkirim').first().waitFor();
  });

  it('opens the figure in the report to the very receipts', async () => {
    const { page } = officer;
    await page.goto(`${url}/kerja/kaltim-2023/angka`);
    await page
      .getByText(rupiah(before.value + 218_000))
      .first()
      .waitFor();
    await page.getByText('Dihitung').first().waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Lihat sumbernya' }).first().click();
    await page
      .getByRole('link', { name: /^A1-\d+-\d{6}/ })
      .first()
      .click();
    await page.getByText(/^[0-9a-f]{64}$/).waitFor();
    await expectAccessible(page);
  });

  it('prints the closing report in both languages', async () => {
    const { page } = officer;
    await page.goto(`${url}/kerja/kaltim-2023/laporan`);
    await expectAccessible(page);
    for (const language of ['id', 'en']) {
      const answer = await page.request.get(`${url}/api/v1/editions/kaltim-2023/report.pdf?lang=${language}`);
      expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf']);
      expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-');
    }
  });

  it('closes the shift with its variance and never loses the receipt of the buyer', async () => {
    const { page } = phone;
    await page.getByRole('button', { name: 'Penjualan baru' }).click();
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('button', { name: 'Tutup kasir' }).click();
    await page.getByText('Seharusnya di laci').waitFor();
    await expectAccessible(page);
  });

  it('made no page complain', () => {
    expect([officer.complaints, phone.complaints, wall.complaints]).toEqual([[], [], []]);
  });
});

async function turnoverOfBoard(): Promise<number> {
  const board = (await (await fetch(`${url}/api/v1/editions/kaltim-2023/board`)).json()) as { turnover: Figure };
  return board.turnover.value;
}

async function openShift(page: Page): Promise<void> {
  // A browser without a screen makes no promise about storage, so the person accepts the risk.
  const risk = page.getByLabel('Saya mengerti dan tetap membuka kasir');
  if (await risk.isVisible()) await page.getByText('Saya mengerti dan tetap membuka kasir').click();
  await page.getByRole('button', { name: 'Buka kasir' }).click();
  await page.getByPlaceholder('Cari produk').waitFor();
}

async function tap(page: Page, product: string, times: number): Promise<void> {
  for (let time = 0; time < times; time++)
    await page
      .getByRole('button', { name: new RegExp(`^${product},`) })
      .first()
      .click();
}
