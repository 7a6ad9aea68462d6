/** Two people hold the same form: the second to save is told, sees both, and loses nothing. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { LAPTOP, launch, open, PHONE, type Watched } from './browser.ts';

const { url } = inject('server');
const EDITION = 'kaltim-2023';
/** Reloading a page takes longer than a second on a busy machine. */
const SOON = { timeout: 20_000 };
const TOLD = 'Belum disimpan: orang lain sudah mengubah isian ini sejak Anda membukanya';

let browser: Browser;
let first: Watched;
let second: Watched;

beforeAll(async () => {
  browser = await launch();
  first = await open(browser, { viewport: LAPTOP, baseURL: url });
  second = await open(browser, { viewport: PHONE, baseURL: url });
  for (const { page } of [first, second])
    await page.request.post('/demo/masuk', { form: { as: 'organiser' }, maxRedirects: 0 });
});
afterAll(async () => {
  expect([first.complaints, second.complaints].flat()).toEqual([]);
  await browser.close();
});

async function picture(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/${name}.png`, fullPage: true });
}

const field = (page: Page, name: string) => page.locator(`[name="${name}"]`);

test('a product’s words', async () => {
  await first.page.goto(`/kerja/${EDITION}/produk`);
  const address = await first.page.locator(`a[href*="/kerja/${EDITION}/produk/"]`).first().getAttribute('href');
  for (const { page } of [first, second]) await page.goto(address ?? '');
  await field(first.page, 'name.id').fill('Nama dari orang pertama');
  await field(first.page, 'unit').fill('bungkus 100 g');
  await first.page.locator('button[name=do][value=words]').click();
  await first.page.waitForURL('**?tersimpan=ya');

  const { page } = second;
  await field(page, 'name.id').fill('Nama dari orang kedua');
  await field(page, 'description.id').fill('Renyah, dari orang kedua.');
  await page.locator('button[name=do][value=words]').click();
  const told = page.getByRole('alert').filter({ hasText: TOLD });
  await told.waitFor();
  for (const words of ['Nama dari orang pertama', 'Nama dari orang kedua', 'bungkus 100 g', 'Tidak Anda ubah'])
    expect(await told.textContent(), words).toContain(words);
  expect(
    await Promise.all(['name.id', 'description.id', 'unit'].map((name) => field(page, name).inputValue())),
  ).toEqual(['Nama dari orang kedua', 'Renyah, dari orang kedua.', 'bungkus 100 g']);
  await picture(page, 'clash-words');
  await page.getByRole('button', { name: 'Simpan isian saya' }).click();
  await page.waitForURL('**?tersimpan=ya');
  await first.page.reload();
  expect(
    await Promise.all(['name.id', 'description.id', 'unit'].map((name) => field(first.page, name).inputValue())),
  ).toEqual(['Nama dari orang kedua', 'Renyah, dari orang kedua.', 'bungkus 100 g']);
  // Who saves again without leaving the page writes over nobody's change but their own.
  await field(page, 'unit').fill('bungkus 150 g');
  await page.locator('button[name=do][value=words]').click();
  await expect.poll(() => page.getByText(TOLD).count(), SOON).toBe(0);
  await expect
    .poll(async () => {
      await first.page.reload();
      return field(first.page, 'unit').inputValue();
    }, SOON)
    .toBe('bungkus 150 g');
});

test('a price that another has changed is not written over, and a far one is asked about', async () => {
  const [address = ''] = first.page.url().split('?');
  await first.page.reload();
  await second.page.reload();
  const price = Number((await field(first.page, 'price').inputValue()).replaceAll('.', ''));
  const grouped = (amount: number) => String(amount).replace(/\B(?=(\d{3})+$)/g, '.');
  expect(await field(first.page, 'price').inputValue()).toBe(grouped(price));
  await field(first.page, 'price').fill(String(price + 1_000));
  await first.page.locator('button[name=do][value=price]').click();
  await expect
    .poll(async () => {
      await first.page.goto(address);
      return field(first.page, 'price').inputValue();
    }, SOON)
    .toBe(grouped(price + 1_000));

  const { page } = second;
  await field(page, 'price').fill(String(price * 10));
  await page.locator('button[name=do][value=price]').click();
  const told = page.getByRole('alert').filter({ hasText: TOLD });
  await told.waitFor();
  expect(await told.textContent()).toContain(grouped(price + 1_000));
  await picture(page, 'clash-price');
  await page.locator('button[name=do][value=price]').click();
  await page.getByText('Benar?').waitFor();
  await picture(page, 'price-asked');
  await page.getByRole('button', { name: 'Ya, ubah harga' }).click();
  await expect
    .poll(async () => {
      await first.page.reload();
      return field(first.page, 'price').inputValue();
    }, SOON)
    .toBe(grouped(price * 10));
});

test('an edition’s settings', async () => {
  for (const { page } of [first, second]) await page.goto(`/kerja/${EDITION}/pengaturan`);
  await field(first.page, 'theme').fill('Tema dari orang pertama');
  await first.page.locator('button[name=do][value=save]').click();
  await first.page.getByText('Tersimpan').first().waitFor();

  const { page } = second;
  await field(page, 'summaryId').fill('Ringkasan dari orang kedua');
  await page.locator('button[name=do][value=save]').click();
  const told = page.getByRole('alert').filter({ hasText: TOLD });
  await told.waitFor();
  expect(await told.textContent()).toContain('Tema dari orang pertama');
  expect([await field(page, 'theme').inputValue(), await field(page, 'summaryId').inputValue()]).toEqual([
    'Tema dari orang pertama',
    'Ringkasan dari orang kedua',
  ]);
  await picture(page, 'clash-settings');
  await page.getByRole('button', { name: 'Simpan isian saya' }).click();
  await expect
    .poll(async () => {
      await first.page.reload();
      return [await field(first.page, 'theme').inputValue(), await field(first.page, 'summaryId').inputValue()];
    }, SOON)
    .toEqual(['Tema dari orang pertama', 'Ringkasan dari orang kedua']);
});

test('what is sent without a network is given back, and sent once when there is one', async () => {
  const { page, context } = await open(
    browser,
    { viewport: PHONE, baseURL: url },
    /Failed to fetch|ERR_INTERNET_DISCONNECTED/,
  );
  await page.request.post('/demo/masuk', { form: { as: 'organiser' }, maxRedirects: 0 });
  await page.goto(`/kerja/${EDITION}/kategori`);
  const name = page.locator('form:has(button[value=add]) [name="name.id"]');
  await name.fill('Anyaman rotan halus');
  await page.locator('form:has(button[value=add]) [name="name.en"]').fill('Fine rattan');
  await context.setOffline(true);
  await name.press('Enter');
  await page.getByRole('heading', { name: 'Belum terkirim: tidak ada sambungan' }).waitFor();
  await page.getByText('Anyaman rotan halus').waitFor();
  await picture(page, 'unreached');
  await page.getByRole('button', { name: 'Kirim lagi' }).click();
  // Still none: it is still here.
  await expect.poll(() => page.getByText('Anyaman rotan halus').count(), SOON).toBe(1);
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Kirim lagi' }).click();
  const made = page.locator('summary', { hasText: 'Anyaman rotan halus' });
  await made.waitFor();
  await page.reload();
  expect(await made.count()).toBe(1);
  await context.close();
});
