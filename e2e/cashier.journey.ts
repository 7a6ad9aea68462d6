/**
 * Three days of a cashier whose phone never has a network: every way to pay, a cart put aside over a restart, a discount, a
 * refund by a supervisor's PIN, another cashier, the close. Afterwards the server's figures are what the phone said. The
 * days are the phone's own clock; between them the browser is killed and opened again.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContext, type Page, chromium as playwright } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { LAPTOP, launch, open, PHONE, type Watched } from './browser.ts';

const { url } = inject('server');
const DAY = 86_400_000;
const PIN = '135790';
/** What Chromium itself says when a request fails because the network is cut. */
const CUT = /net::ERR_INTERNET_DISCONNECTED|Failed to load resource/;

let folder: string;
let browser: Browser;
let officer: Watched;
let context: BrowserContext;
let page: Page;
let link = '';
const complaints: string[] = [];

/** Runs in the page: its clock is so far from the true one. */
function shiftClock(offset: number): void {
  const TrueDate = Date;
  globalThis.Date = class extends TrueDate {
    constructor(...given: [] | [number]) {
      if (given.length === 0) super(TrueDate.now() + offset);
      else super(...given);
    }
    static override now(): number {
      return TrueDate.now() + offset;
    }
  } as DateConstructor;
}

/** The phone is switched on, so many days before today by its own clock. */
async function switchOn(daysAgo: number): Promise<void> {
  context = await playwright.launchPersistentContext(join(folder, 'profile'), {
    executablePath: process.env.CHROMIUM ?? (await chromium.executablePath()),
    args: [...chromium.args.filter((arg) => arg !== '--single-process'), '--no-sandbox'],
    viewport: PHONE,
    hasTouch: true,
    isMobile: true,
    locale: 'id-ID',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await context.addInitScript(shiftClock, -daysAgo * DAY);
  context.on('console', (message) => {
    if (message.type() === 'error' && !CUT.test(message.text())) complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
  page = context.pages()[0] ?? (await context.newPage());
}

async function restart(daysAgo: number): Promise<void> {
  await context.close();
  await switchOn(daysAgo);
  await context.setOffline(true);
  await page.goto(`${url}/kasir/`);
}

interface Figure {
  readonly metric: string;
  readonly value: number;
  readonly scope: Readonly<Record<string, string>>;
}

async function turnover(): Promise<number> {
  const answer = await fetch(`${url}/api/v1/editions/kaltim-2023/figures`);
  const { figures } = (await answer.json()) as { figures: Figure[] };
  const whole = JSON.stringify({ edition: 'kaltim-2023' });
  const found = figures.find(({ metric, scope }) => metric === 'turnover' && JSON.stringify(scope) === whole);
  if (!found) throw new Error('there is no turnover');
  return found.value;
}

const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click();
const tapProduct = (name: RegExp) => page.getByRole('button', { name }).first().click();

/** What a keyboard types, or a paste: it stands, is refused in words, and nothing can be done with it before it is cleared. */
async function expectUnread(typed: string, button: string): Promise<void> {
  await page.keyboard.type(typed);
  await page.getByRole('alert').getByText(`“${typed}” belum dapat dipakai`).waitFor();
  expect(await page.getByRole('button', { name: button, exact: true }).last().isDisabled()).toBe(true);
  await page.keyboard.press('Enter');
  await expectAccessible();
  await press('Kosongkan');
}

async function paste(text: string): Promise<void> {
  await page.evaluate(async (typed) => await navigator.clipboard.writeText(typed), text);
  await page.keyboard.press('Control+V');
}

async function expectAccessible(): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
}

async function soldAs(receipt: string): Promise<void> {
  await page.getByRole('heading', { name: /^(Terjual|Sold)$/ }).waitFor();
  expect(await page.getByRole('status').first().textContent()).toContain(receipt);
  await press(/^(Penjualan baru|New sale)$/);
  await page.getByPlaceholder(/Cari produk|Search products/).waitFor();
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gelaran-cashier-'));
  browser = await launch();
  officer = await open(browser, { viewport: LAPTOP });
});

afterAll(async () => {
  await context?.close();
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

test('the officer gives a supervisor a PIN, sets a limit for discounts and makes a code', async () => {
  const desk = officer.page;
  await desk.goto(url);
  await desk.locator('button[name=as][value=organiser]').click();
  await desk.getByRole('heading', { name: 'Ringkasan' }).waitFor();
  await desk.goto(`${url}/kerja/kaltim-2023/pengawas`);
  const form = desk.locator('form', { has: desk.locator('input[name=pin]') }).last();
  await form.locator('input[name=name]').fill('Pengawas uji');
  await form.locator('select[name=region]').selectOption({ label: 'Balikpapan' });
  await form.locator('input[name=pin]').fill(PIN);
  await form.locator('input[name=pin2]').fill(PIN);
  await desk.getByRole('button', { name: 'Tambahkan' }).click();
  await desk.getByText('Pengawas tersimpan').waitFor();
  const limit = desk.locator('form', { has: desk.locator('input[name=percent]') }).first();
  await limit.locator('input[name=percent]').fill('20');
  await limit.getByRole('button', { name: 'Simpan' }).click();
  await desk.getByText('Batas potongan tersimpan').waitFor();
  await desk.goto(`${url}/kerja/kaltim-2023/perangkat`);
  await desk.getByLabel('Stan').selectOption({ index: 0 });
  await desk.getByRole('button', { name: 'Buat kode' }).click();
  link = (await desk.getByRole('link', { name: 'Jadikan peramban ini kasir' }).getAttribute('href')) ?? '';
});

test('the first day: a counted drawer, a discount, QRIS, and a cart put aside', async () => {
  await switchOn(2);
  await page.goto(link);
  await page.getByRole('heading', { name: 'Buka kasir' }).waitFor();
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  const risk = page.getByLabel('Saya mengerti dan tetap membuka kasir');
  if (await risk.isVisible()) await risk.check();
  await page.getByLabel('Kasir yang bertugas (boleh kosong)').fill('Kasir 1');
  await page.getByRole('textbox', { name: 'lembar Rp50.000' }).fill('2');
  await press('Buka kasir');
  await page.getByPlaceholder('Cari produk').waitFor();
  await context.setOffline(true);

  await tapProduct(/^Amplang ikan/);
  await tapProduct(/^Amplang ikan/);
  await press(/^2 barang/);
  await press('Potongan nota');
  for (const key of ['1', '0']) await press(key);
  await page.getByText('Rp50.000 menjadi Rp45.000').waitFor();
  await expectAccessible();
  await press('Simpan');
  await press('Tunai');
  await expectUnread('50.5', 'Terima');
  await paste('Rp 50.000');
  await page.getByText('“Rp 50.000” dibaca Rp50.000').waitFor();
  await page.getByText('Rp5.000', { exact: true }).waitFor();
  await press('Terima');
  await soldAs('000001');

  await page.getByPlaceholder('Cari produk').fill('kalung manik');
  await tapProduct(/^Kalung manik-manik/);
  await press('QRIS');
  await page.getByText(/ID\d{13}/).waitFor();
  await press('Sudah masuk');
  await soldAs('000002');

  await tapProduct(/^Wedang jahe/);
  await press(/^1 barang/);
  await press('Tahan');
  await page.getByLabel('Nama pembeli (boleh kosong)').fill('Ibu merah');
  await press('Tahan');
  await press('1 keranjang ditahan');
  await expectAccessible();
});

test('the second day: the cart comes back and is paid in parts, a transfer, a refund, another cashier', async () => {
  await restart(1);
  await press('1 keranjang ditahan');
  await page.getByRole('heading', { name: 'Ibu merah' }).waitFor();
  await press('Lanjutkan');
  await page.getByRole('heading', { name: 'Keranjang' }).waitFor();
  await press('Cara bayar lain');
  for (const key of ['1', '0', '000']) await press(key);
  await press('Kartu');
  await page.getByLabel(/^Catatan pembayaran/).fill('4111 1111 1111 1111');
  await page.getByRole('alert').waitFor();
  await page.getByLabel(/^Catatan pembayaran/).fill('APP 0042');
  await expectAccessible();
  await press('Sudah masuk');
  await page.getByText('APP 0042').waitFor();
  await expectAccessible();
  await press('Tunai');
  await press('10.000');
  await press('Terima');
  await page.getByText('Rp2.000').first().waitFor();
  await soldAs('000003');

  await tapProduct(/^Amplang ikan/);
  await press('Cara bayar lain');
  await press('Transfer bank');
  await page.getByLabel(/^Catatan pembayaran/).fill('BPD 1234');
  await press('Sudah masuk');
  await soldAs('000004');

  await press('Menu');
  await press('Nota di ponsel ini');
  await press('Semua di ponsel ini');
  await page.getByRole('button', { name: /000001/ }).click();
  await page.getByText('SALINAN').first().waitFor();
  await press('Kembalikan barang');
  await press('Tambah Amplang ikan tenggiri');
  await press('Lanjut');
  await press('Barang rusak');
  await press('Pengawas uji');
  await page.getByLabel(/^PIN pengawas/).fill('000000');
  await press('Kembalikan Rp22.500');
  await page.getByText('PIN salah.').waitFor();
  await expectAccessible();
  await page.getByLabel(/^PIN pengawas/).fill(PIN);
  await press('Kembalikan Rp22.500');
  await page.getByText('Serahkan kepada pembeli').waitFor();
  await page
    .getByText(/^Pengembalian .*000005/)
    .first()
    .waitFor();
  await press('Penjualan baru');

  await press('Menu');
  await press('Uang masuk / keluar');
  await page.getByLabel('Untuk apa?').fill('Uang kecil');
  await page.getByRole('heading', { name: 'Uang masuk / keluar' }).focus();
  await expectUnread('25.5', 'Catat');
  await paste('10.000.000.001');
  await page.getByText('Jumlah ini terlalu besar').waitFor();
  await press('Kembali');

  await press('Ganti kasir');
  await page.getByLabel('Kasir yang datang').fill('Kasir 2');
  await page.getByText('Rp130.500').waitFor();
  await page.getByRole('textbox', { name: 'lembar Rp50.000' }).fill('2.5');
  await page.getByText('“2.5” bukan bilangan bulat').waitFor();
  await press('Ketik jumlahnya');
  await expectUnread('130.50', 'Serahkan laci');
  await page.keyboard.type('130.500');
  await page.getByText('Pas, tidak ada selisih').waitFor();
  await expectAccessible();
  await press('Serahkan laci');
  await page.getByText('Kasir 2').first().waitFor();
});

test('the third day, in English: a sale, the recap, and the close', async () => {
  await restart(0);
  await press('Menu');
  await press('Ponsel ini');
  await press('English');
  await press('Back');
  await page.getByPlaceholder('Search products').fill('wedang jahe');
  await page.locator('main li button').first().click();
  await page.getByText('Rp18.000').first().waitFor();
  await press('Cash');
  await press('Take the money');
  await soldAs('000006');
  await press('Menu');
  await press('Daily recap');
  await page.getByText('By cashier').waitFor();
  await page.getByText('Rp233.500').first().waitFor();
  await expectAccessible();
  await press('Back to selling');
  await press('Menu');
  await press('Close the till');
  await page.getByText('Rp148.500').waitFor();
  await press('Type the sum');
  for (const key of ['1', '4', '8', '000']) await press(key);
  await page.getByText(/^Short by Rp500/).waitFor();
  await press('Close the till');
  await page.getByRole('heading', { name: 'Daily recap' }).waitFor();
});

test('the phone is not signed out while it alone has the money, but with a file it could be', async () => {
  await press('Done');
  await press(/Open the facts about this phone/);
  await press('Sign this phone out');
  await page.getByText('It cannot be signed out yet').waitFor();
  const leave = page.getByRole('button', { name: 'Sign out', exact: true });
  expect(await leave.isDisabled()).toBe(true);
  await expectAccessible();
  const saved = page.waitForEvent('download');
  await press('Save what is unsent as a file');
  expect((await saved).suggestedFilename()).toMatch(/^gelaran-.*\.ndjson$/);
  await page.getByText('The file has all of it').waitFor();
  expect(await leave.isEnabled()).toBe(true);
  await expectAccessible();
});

test('the network comes back, and the server counts what the phone counted', async () => {
  const before = await turnover();
  const acknowledged = page.waitForResponse(
    (answer) => answer.url().endsWith('/hall/batches') && answer.status() === 200,
  );
  await context.setOffline(false);
  await acknowledged;
  await page.getByRole('button', { name: /^Sent/ }).waitFor();
  await expect.poll(turnover, { timeout: 10_000 }).toBe(before + 233_500);
  await officer.page.goto(`${url}/kerja/kaltim-2023/pengembalian`);
  await officer.page.getByText('Rp22.500').first().waitFor();
  expect([officer.complaints, complaints]).toEqual([[], []]);
});

test('all is sent: the phone is signed out, and is no till any more', async () => {
  await page.getByText('It cannot be signed out yet').waitFor({ state: 'hidden' });
  await press('Sign out');
  await page.getByRole('heading', { name: 'Make this phone a till' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Make this phone a till' }).waitFor();
});
