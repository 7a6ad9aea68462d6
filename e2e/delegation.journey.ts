/**
 * Before an edition: the organiser makes one by copying the earlier, invites a delegation's lead, and the lead nominates
 * from a list that is faulty at first. The one speaks Indonesian at a desk, the other English on a phone.
 */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { LAPTOP, launch, open, PHONE, type Watched } from './browser.ts';

const { url } = inject('server');
const LEAD = 'ketua-perjalanan@contoh.invalid';
const SLUG = 'kaltim-perjalanan-2023';

let browser: Browser;
let desk: Watched;
let phone: Watched;
let invitation: string;

beforeAll(async () => {
  browser = await launch();
  desk = await open(browser, { viewport: LAPTOP, baseURL: url });
  phone = await open(browser, { viewport: PHONE, baseURL: url });
  await desk.page.request.post('/demo/masuk', { form: { as: 'organiser' }, maxRedirects: 0 });
});
afterAll(() => browser.close());

async function whole(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
}

test('the organiser makes an edition from the earlier one, after a preview that finds the fault', async () => {
  const { page } = desk;
  await page.goto('/kerja');
  await page.getByRole('link', { name: 'Gelaran baru' }).click();
  await page.getByLabel('Seri', { exact: false }).first().selectOption({ label: 'Kaltim Exhibition' });
  await page.getByLabel('Alamat web gelaran').fill(SLUG);
  await page.getByLabel('Nama gelaran').fill('Kaltim Perjalanan 2023');
  await page.getByLabel('Hari pertama', { exact: true }).fill('2023-06-25');
  await page.getByLabel('Hari terakhir', { exact: true }).fill('2023-06-27');
  await page.getByLabel('Tempat', { exact: true }).first().fill('Balai Contoh');
  await page.getByLabel('Kota', { exact: true }).first().fill('Jakarta');
  await page.locator('select[name=from]').selectOption({ label: 'Kaltim Exhibition 2023' });
  await page.getByRole('button', { name: 'Pratinjau' }).click();
  await page.getByText('Bertepatan dengan Kaltim Exhibition 2023', { exact: false }).waitFor();
  expect(await page.getByLabel('Nama gelaran').inputValue()).toBe('Kaltim Perjalanan 2023');
  await page.getByLabel('Hari pertama', { exact: true }).fill('2023-07-25');
  await page.getByLabel('Hari terakhir', { exact: true }).fill('2023-07-27');
  await page.getByRole('button', { name: 'Pratinjau' }).click();
  await page.getByText('10 daerah, 40 stan dan 61 pelaku usaha menurut kuota').waitFor();
  await whole(page);
  await page.getByRole('button', { name: 'Buat gelaran' }).click();
  await page.waitForURL(`**/kerja/${SLUG}/kontingen`);
  await page.getByRole('link', { name: 'Balikpapan', exact: true }).waitFor();
  await whole(page);
});

test('sets a delegation’s places', async () => {
  const { page } = desk;
  await page.getByRole('link', { name: 'Balikpapan', exact: true }).click();
  await page.getByLabel('Kuota pelaku usaha').fill('banyak');
  await page.getByRole('button', { name: 'Simpan', exact: true }).click();
  await page.getByText('Isi bilangan bulat dari 0 sampai 10.000.').waitFor();
  await page.getByLabel('Kuota pelaku usaha').fill('5');
  await whole(page);
  await page.getByRole('button', { name: 'Simpan', exact: true }).click();
  await page.waitForURL(`**/kerja/${SLUG}/kontingen`);
  await page.getByText('Stan 8 · pelaku usaha 5').waitFor();
});

test('invites the lead of a delegation, of an agency', async () => {
  const { page } = desk;
  await page.goto('/kerja/kaltim-tmii-2023/undangan');
  await page.getByLabel('Alamat email').fill(LEAD);
  await page.locator('select[name=region]').selectOption('64.71');
  await page.locator('select[name=agency]').selectOption({ label: 'DKUMKMP Kota Balikpapan' });
  await page.getByRole('button', { name: 'Kirim undangan' }).click();
  await page.getByText(`Undangan untuk ${LEAD} sudah dibuat`).waitFor();
  await page.getByText('Balikpapan · DKUMKMP Kota Balikpapan').waitFor();
  await whole(page);
  // Sent again, the first link opens nothing.
  const first = (await page.locator('p.font-mono').textContent()) ?? '';
  const row = page.getByRole('row').filter({ hasText: LEAD });
  await row.getByRole('button', { name: 'Kirim lagi' }).click();
  await page.getByText('dikirim lagi', { exact: false }).waitFor();
  invitation = (await page.locator('p.font-mono').textContent()) ?? '';
  expect(invitation).not.toBe(first);
  expect((await page.request.get(new URL(first).pathname)).status()).toBe(404);
});

test('the lead takes it up on a phone', async () => {
  const { page } = phone;
  await page.goto(`/en${new URL(invitation).pathname}`);
  await page.getByLabel('Name', { exact: true }).fill('Ketua perjalanan');
  await page.getByLabel('New password').fill('sepuluh huruf lebih');
  await page.getByRole('button', { name: 'Accept the invitation' }).click();
  await page.waitForURL('**/kerja*');
});

const HEADER = 'Business name,Region code,NIB,Main product,Price (Rp)';
const FAULTY = [HEADER, 'Contoh perjalanan satu,64.71,,Amplang,cheap', 'Contoh perjalanan dua,64.01,,,'].join('\n');
const RIGHT = [HEADER, 'Contoh perjalanan satu,64.71,,Amplang,25000', 'Contoh perjalanan dua,,,,'].join('\n');

async function upload(page: Page, text: string): Promise<void> {
  await page.goto('/en/kerja/kaltim-tmii-2023/pencalonan/daftar');
  const file = { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'Upload and check' }).click();
  await page.waitForURL(/daftar\/[0-9a-f-]{36}$/);
}

test('nominates from a list: every fault is named, and nothing is done', async () => {
  const { page } = phone;
  await upload(page, FAULTY);
  await page.getByText('2 rows need mending').waitFor();
  await page.getByText('Write the price in figures, such as').waitFor();
  await page.getByText('You can nominate for your own region only. Take this line out.').waitFor();
  expect(await page.getByRole('button', { name: /^Take in/ }).count()).toBe(0);
  await whole(page);
  // A reload loses nothing.
  await page.reload();
  await page.getByText('2 rows need mending').waitFor();
});

test('and then from a right one, all at once', async () => {
  const { page } = phone;
  await upload(page, RIGHT);
  await page.getByText('All 2 rows are right.', { exact: false }).waitFor();
  await whole(page);
  await page.getByRole('button', { name: 'Take in 2 rows' }).click();
  await page.getByText('2 new businesses', { exact: false }).waitFor();
  await page.getByRole('link', { name: 'To the nominations' }).click();
  await page.getByRole('link', { name: 'Contoh perjalanan satu', exact: true }).waitFor();
  await page.getByRole('link', { name: 'Contoh perjalanan dua', exact: true }).waitFor();
  await whole(page);
});

const FOREIGN_TOP = 'Kamar Dagang Contoh,,,\nLijst van bedrijven,,,\n\n';
const FOREIGN = (name: string) => `${FOREIGN_TOP}Firma,Waar,Artikel,Prijs\n${name},64.71,Kain,"1.250.000"\n`;

test('points at the columns of a list in another language, and loses nothing by a slip', async () => {
  const { page } = phone;
  await upload(page, FOREIGN('Contoh asing satu'));
  await page.getByText('Columns not found yet: Business name').waitFor();
  await page.getByLabel('Row 4', { exact: true }).check();
  await page.getByRole('button', { name: 'Read it this way' }).click();
  await page.getByLabel('Firma', { exact: true }).selectOption({ label: 'Business name' });
  await page.getByLabel('Waar', { exact: true }).selectOption({ label: 'Region code' });
  await page.getByLabel('Artikel', { exact: true }).selectOption({ label: 'Business name' });
  await page.getByLabel('Prijs', { exact: true }).selectOption({ label: 'Price (Rp)' });
  await whole(page);
  await page.getByRole('button', { name: 'Read it this way' }).click();
  await page.getByText('“Business name” is chosen twice', { exact: false }).first().waitFor();
  expect(await page.getByLabel('Prijs', { exact: true }).inputValue()).toBe('price');
  await whole(page);
  await page.getByLabel('Artikel', { exact: true }).selectOption({ label: 'Main product' });
  await page.getByRole('button', { name: 'Read it this way' }).click();
  await page.getByText('The columns are read as they were pointed at', { exact: false }).waitFor();
  await page.getByText('The only row is right.', { exact: false }).waitFor();
  await whole(page);
});

test('and the next list with the same headings needs no pointing, nor a script', async () => {
  const plain = await open(browser, {
    viewport: LAPTOP,
    baseURL: url,
    javaScriptEnabled: false,
    storageState: await phone.context.storageState(),
  });
  const { page } = plain;
  await upload(page, FOREIGN('Contoh asing dua'));
  await page.getByText('As last time: columns with the same headings', { exact: false }).waitFor();
  await page.getByText('The only row is right.', { exact: false }).waitFor();
  // And it can be said otherwise.
  await page.getByText('Are the columns different? Point at them').click();
  await page.getByLabel('Prijs', { exact: true }).selectOption({ label: 'Not read' });
  await page.getByRole('button', { name: 'Read it this way' }).click();
  await page.getByText('Columns that are not read: Prijs').waitFor();
  await page.getByRole('button', { name: 'Take in 1 row' }).click();
  await page.getByText('1 new businesses', { exact: false }).waitFor();
  expect(plain.complaints).toEqual([]);
  await plain.context.close();
});

test('nothing complained on the way', () => {
  expect([...desk.complaints, ...phone.complaints]).toEqual([]);
});
