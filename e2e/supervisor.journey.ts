/**
 * What happens behind the tills: a PIN is given out, a refund looked at, an exception settled, a phone replaced in mid-shift
 * and the old one's records brought in by file. On a laptop and on a phone of 360 x 640, in both languages.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { enrolTill, enterAsOrganiser, listSellingBooths, type SimulatedTill, send } from '../faults/simulated-till.ts';
import { newId } from '../src/kinds/id.ts';
import { LAPTOP, launch, open, PHONE, type Watched } from './browser.ts';

const { url, dataDir } = inject('server');
/** Where pictures are put, for eyes. */
const shots = process.env.SHOTS;

let browser: Browser;
let desk: Watched;
let hand: Watched;
let till: SimulatedTill;

beforeAll(async () => {
  browser = await launch();
  desk = await open(browser, { viewport: LAPTOP });
  hand = await open(browser, { viewport: PHONE, hasTouch: true, isMobile: true });
  for (const { page } of [desk, hand]) {
    await page.goto(url);
    await page.locator('button[name=as][value=organiser]').click();
    await page.getByRole('heading', { name: 'Ringkasan' }).waitFor();
  }
  const [booth] = await listSellingBooths(url);
  if (!booth) throw new Error('nobody sells');
  till = await enrolTill(url, await enterAsOrganiser(url), booth, 'HP uji');
});
afterAll(() => browser.close());

const work = (path: string, language: 'id' | 'en' = 'id') =>
  `${url}${language === 'en' ? '/en' : ''}/kerja/kaltim-2023${path}`;

async function look(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect([name, serious.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])]).toEqual([name, []]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect([name, wide <= 0]).toEqual([name, true]);
  if (!shots) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
}

/** A sale at a price that nobody listed, and a refund of half of it by the word of somebody unknown. */
function sellOddly(): void {
  const product = till.catalogue.products[0];
  if (!product) throw new Error('the booth sells nothing');
  const goods = {
    product: product.id,
    business: product.business,
    name: product.name.id,
    quantity: 2,
    unitPrice: product.price + 500,
  };
  const { shift, code } = till;
  const amount = 2 * goods.unitPrice;
  const secret = () => Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url');
  const sale = till.record('sale.recorded', {
    shift,
    receipt: `${code}-000901`,
    lines: [{ ...goods, amount }],
    total: amount,
    payments: [{ method: 'cash', amount }],
    secret: secret(),
  });
  const half = { ...goods, line: 1, quantity: 1, amount: goods.unitPrice };
  till.record('refund.recorded', {
    shift,
    sale,
    saleReceipt: `${code}-000901`,
    soldFrom: till.catalogue.version,
    receipt: `${code}-000902`,
    lines: [half],
    total: half.amount,
    payments: [{ method: 'cash', amount: half.amount }],
    reason: 'kemasan rusak',
    approval: { supervisor: newId(), name: 'Pengawas 9' },
    secret: secret(),
  });
}

async function sendAll(): Promise<void> {
  for (let batch = till.form(); batch; batch = till.form()) till.take(await send(url, batch));
}

async function turnover(): Promise<number> {
  const answer = await fetch(`${url}/api/v1/editions/kaltim-2023/figures`);
  const { figures } = (await answer.json()) as { figures: { metric: string; value: number; scope: object }[] };
  return figures.find(({ metric, scope }) => metric === 'turnover' && Object.keys(scope).length === 1)?.value ?? -1;
}

/** The new phone opens the link: it says whose drawer it goes on with, and what should be in it. */
async function inheritDrawer(link: string): Promise<void> {
  const { context, page, complaints } = await open(browser, { viewport: PHONE, hasTouch: true, locale: 'id-ID' });
  await page.goto(new URL(link, url).href);
  await page.getByRole('heading', { name: 'Buka kasir' }).waitFor();
  await page.getByText(`Menggantikan ${till.code}`).waitFor();
  await page.getByText(/^Menurut server seharusnya ada Rp/).waitFor();
  await look(page, 'kasir-pengganti-hp');
  expect(complaints).toEqual([]);
  await context.close();
}

describe('behind the tills', () => {
  it('gives a supervisor a PIN, and keeps what was typed when the two differ', async () => {
    const { page } = desk;
    await page.goto(work('/pengawas'));
    const form = page.locator('form', { has: page.getByRole('button', { name: 'Tambahkan' }) });
    await form.getByLabel('Nama di kasir').fill('Pengawas sore');
    await form.getByLabel('PIN', { exact: true }).fill('135790');
    await form.getByLabel('PIN sekali lagi').fill('135791');
    await form.getByRole('button', { name: 'Tambahkan' }).click();
    await page.getByText('Tidak sama dengan PIN di atas.').waitFor();
    expect(await form.getByLabel('Nama di kasir').inputValue()).toBe('Pengawas sore');
    await look(page, 'pengawas-salah');
    await form.getByLabel('PIN', { exact: true }).fill('135790');
    await form.getByLabel('PIN sekali lagi').fill('135790');
    // "All regions" is the choice without a value, and the browser lets it go.
    expect(await form.getByLabel('Wilayah').inputValue()).toBe('');
    expect(await form.evaluate((made: HTMLFormElement) => made.checkValidity())).toBe(true);
    await form.getByRole('button', { name: 'Tambahkan' }).click();
    await page.getByRole('heading', { name: 'Pengawas sore' }).waitFor();
    await page
      .locator('section, article, div', { hasText: 'Pengawas sore' })
      .getByText('Semua wilayah')
      .first()
      .waitFor();
    await look(page, 'pengawas');
    await hand.page.goto(work('/pengawas', 'en'));
    await hand.page.getByRole('heading', { name: 'Supervisors', level: 1 }).waitFor();
    await look(hand.page, 'pengawas-en-hp');
  });

  it('settles an exception with what was found, and opens it again', async () => {
    sellOddly();
    await sendAll();
    const { page } = hand;
    await page.goto(work('/pengecualian?kode=price-differs'));
    const row = page.locator('tr', { hasText: till.code }).first();
    await row.getByText('Dijual').waitFor();
    await look(page, 'pengecualian-hp');
    await row.locator('summary').click();
    await row.getByLabel('Hasil').selectOption('mistake');
    await row.getByLabel(/^Catatan/).fill('Label harga lama');
    await look(page, 'pengecualian-isi-hp');
    await row.getByRole('button', { name: 'Simpan hasilnya' }).click();
    await page.getByText('Tersimpan. Ada di tab Selesai.').waitFor();
    await page.goto(work('/pengecualian?keadaan=selesai'));
    await page.getByText('Label harga lama').waitFor();
    await desk.page.goto(work('/pengecualian?keadaan=selesai', 'en'));
    await desk.page.getByText('A mistake').first().waitFor();
    await look(desk.page, 'pengecualian-selesai-en');
    await page.getByRole('button', { name: 'Buka lagi' }).first().click();
    await page.getByText('Dibuka lagi.').waitFor();
  });

  it('shows every refund once more to somebody', async () => {
    const { page } = desk;
    await page.goto(work('/pengembalian'));
    const row = page.locator('tr', { hasText: `${till.code}-000902` });
    await row.getByText('kemasan rusak').waitFor();
    await row.getByText('1 perlu diperiksa').waitFor();
    await look(page, 'pengembalian');
    await hand.page.goto(work('/pengembalian', 'en'));
    await look(hand.page, 'pengembalian-en-hp');
    await row.getByRole('link', { name: `${till.code}-000902`, exact: true }).click();
    await page.getByText('Alasan pengembalian: kemasan rusak').waitFor();
    await look(page, 'pengembalian-struk');
    await page.goto(work('/pengembalian'));
    await row.getByRole('button', { name: 'Sudah saya lihat' }).click();
    await page.getByText('Ditandai sudah dilihat.').waitFor();
  });

  it('replaces a phone in mid-shift, and takes in by file what the old one had not sent', async () => {
    const { page } = desk;
    const before = await turnover();
    till.sell(2);
    till.sell(1);
    const worth = [...till.sold.values()].reduce((all, total) => all + total, 0);
    const unsent = till.form();
    if (!unsent) throw new Error('nothing is unsent');
    await page.goto(work('/perangkat'));
    const row = page.locator('tr', { hasText: `${till.code} · HP uji` });
    await look(page, 'perangkat');
    await hand.page.goto(work('/perangkat', 'en'));
    await look(hand.page, 'perangkat-en-hp');
    await row.getByRole('button', { name: 'Ganti ponsel' }).click();
    await page.getByText(`Ponsel pengganti untuk ${till.code}`).first().waitFor();
    await look(page, 'perangkat-ganti');
    const link = await page.getByRole('link', { name: 'Jadikan peramban ini kasir' }).getAttribute('href');
    await inheritDrawer(link ?? '');
    await page.goto(work('/perangkat'));
    await page
      .getByText(/diganti [A-Z]\d+-\d+/)
      .first()
      .waitFor();

    const file = join(dataDir, 'belum-terkirim.ndjson');
    writeFileSync(file, `${JSON.stringify({ signature: unsent.signature, body: unsent.body })}\n`);
    await hand.page.goto(work('/perangkat/unggah'));
    await look(hand.page, 'unggah-hp');
    await hand.page.getByLabel('Berkas dari ponsel').setInputFiles(file);
    await hand.page.getByRole('button', { name: 'Unggah' }).click();
    await hand.page.getByText('2 catatan ditahan').waitFor();
    await look(hand.page, 'unggah-selesai-hp');
    await hand.page.getByRole('link', { name: 'Lihat yang ditahan' }).click();
    await hand.page.getByText(`Kasir ${till.code}: 2 catatan`).waitFor();
    await look(hand.page, 'ditahan-hp');
    await page.goto(work('/pengecualian/ditahan', 'en'));
    await look(page, 'ditahan-en');
    expect(await turnover()).toBe(before);
    await hand.page.getByRole('button', { name: 'Terima yang utuh' }).first().click();
    await hand.page.getByText('2 diterima, 0 ditinggalkan').waitFor();
    await expect.poll(turnover, { timeout: 15_000 }).toBe(before + worth);
  });

  it('made no page complain', () => {
    expect([desk.complaints, hand.complaints]).toEqual([[], []]);
  });
});
