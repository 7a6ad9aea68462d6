/**
 * A new producer applies from a cheap phone: an address instead of an account, saved as one goes, a photograph whose
 * connection breaks in mid-upload, handed in, withdrawn. In English and without any script, the same by plain forms.
 */
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { enterAsOrganiser } from '../faults/simulated-till.ts';
import { LAPTOP, launch, open, PHONE, type Watched } from './browser.ts';

const { url } = inject('server');

const COMING = 'kaltim-tmii-2023';
/** What Chromium itself says when a request fails because the network is cut. */
const CUT = /net::ERR_|Failed to load resource/;

/** How fast a machine is decides nothing. */
const PATIENCE = 120_000;

let browser: Browser;
let officer: string;
let photograph: Buffer;

beforeAll(async () => {
  browser = await launch();
  officer = await enterAsOrganiser(url);
  await mustTakeApplications();
  photograph = await sharp({
    create: {
      width: 2400,
      height: 1800,
      channels: 3,
      background: '#c06030',
      noise: { type: 'gaussian', mean: 128, sigma: 50 },
    },
  })
    .jpeg()
    .toBuffer();
});
afterAll(() => browser.close());

async function post(path: string, fields: Record<string, string>): Promise<number> {
  const answer = await fetch(url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: officer, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields),
  });
  await answer.arrayBuffer();
  return answer.status;
}

/** Opens the call of the coming edition where nobody has. */
async function mustTakeApplications(): Promise<void> {
  const asked = async () => (await (await fetch(`${url}/daftar/${COMING}`)).text()).includes('name="email"');
  if (await asked()) return;
  await post(`/kerja/${COMING}/panggilan/atur`, {
    do: 'save',
    opensAt: '2023-06-01T09:00',
    closesAt: '2023-09-30T17:00',
    scoringUntil: '2023-10-15T17:00',
    termsId: 'Untuk usaha dari daerah peserta.',
    termsEn: 'For businesses of the regions.',
    curatorsEach: '2',
    count: '1',
    'c0.code': '',
    'c0.nameId': 'Mutu',
    'c0.nameEn': 'Quality',
    'c0.helpId': '',
    'c0.helpEn': '',
    'c0.weight': '1',
    'c0.scale': '5',
    'c0.remark': '',
  });
  await post(`/kerja/${COMING}/panggilan`, { do: 'open' });
  expect(await asked()).toBe(true);
}

async function mustBeAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => [page.url(), id, nodes.map((node) => node.html)])).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect([page.url(), wide > 0]).toEqual([page.url(), false]);
}

/** What the form says while it saves by itself. */
const saved = (page: Page) => page.getByRole('status').getByText('Tersimpan', { exact: true }).waitFor();

describe('on a phone', () => {
  let phone: Watched;

  beforeAll(async () => {
    phone = await open(browser, { viewport: PHONE, hasTouch: true, isMobile: true }, CUT);
    phone.context.setDefaultTimeout(PATIENCE);
  });

  it('an address, a name and a region begin it, and what was typed survives a refusal', async () => {
    const { page } = phone;
    await page.goto(`${url}/daftar/${COMING}`);
    await mustBeAccessible(page);
    await page.getByLabel('E-mail').fill('usaha-uji@contoh.invalid');
    await page.getByLabel('Nama usaha').fill('Usaha 6471012345670001');
    await page.getByLabel('Kabupaten atau kota').selectOption('64.71');
    await page.getByRole('button', { name: 'Kirim tautan' }).click();
    await page.getByRole('alert').getByText('NIK atau NPWP').waitFor();
    expect(await page.getByLabel('E-mail').inputValue()).toBe('usaha-uji@contoh.invalid');
    await page.getByLabel('Nama usaha').fill('Usaha Uji');
    await page.getByRole('button', { name: 'Kirim tautan' }).click();
    await page.getByText('Tautan dikirim ke usaha-uji@contoh.invalid').waitFor();
    await mustBeAccessible(page);
    await page.getByRole('link', { name: 'Buka tautan' }).click();
    await page.getByRole('heading', { name: 'Usaha Uji', level: 1 }).waitFor();
    await mustBeAccessible(page);
  });

  it('what was typed in one tab is not lost when another tab has changed the same part', async () => {
    const { page, context } = phone;
    const start = page.url();
    await page.getByRole('link', { name: 'Lanjutkan pendaftaran' }).click();
    const story = (tab: Page) => tab.getByLabel('Cerita usaha', { exact: true });
    await story(page).waitFor();
    const other = await context.newPage();
    await other.goto(page.url());
    await story(other).fill('Dari tab lain.');
    await saved(other);
    await other.close();
    await story(page).fill('Tulisan yang tidak boleh hilang.');
    await page.getByRole('alert').getByText('baru saja diubah di tempat lain').waitFor();
    await page.reload();
    await page.getByText('Ada tulisan Anda yang belum tersimpan').waitFor();
    expect(await story(page).inputValue()).toBe('Dari tab lain.');
    await mustBeAccessible(page);
    await page.getByRole('button', { name: 'Pakai tulisan saya' }).click();
    await saved(page);
    await page.reload();
    expect(await story(page).inputValue()).toBe('Tulisan yang tidak boleh hilang.');
    expect(await page.getByText('Ada tulisan Anda yang belum tersimpan').count()).toBe(0);
    await page.goto(start);
  });

  it('the profile is saved as one goes, also through a hole in the network', async () => {
    const { page, context } = phone;
    await page.getByRole('link', { name: 'Lanjutkan pendaftaran' }).click();
    // A text that is put in while the page wakes up is not the thumb's.
    await page.waitForLoadState('networkidle');
    await page.getByLabel('Cerita usaha', { exact: true }).fill('Membuat amplang sejak 1990.');
    await saved(page);
    await context.setOffline(true);
    await page.getByLabel('WhatsApp').fill('0812 3456 7890');
    await page.getByText('Tersimpan di ponsel ini, dikirim begitu jaringan kembali').waitFor();
    await context.setOffline(false);
    await saved(page);
    await page.reload();
    expect(await page.getByLabel('WhatsApp').inputValue()).toBe('+62 812-3456-7890');
    await mustBeAccessible(page);
    await page.getByRole('button', { name: 'Simpan dan lanjut' }).click();
    await page.getByText('Belum ada produk').waitFor();
    await mustBeAccessible(page);
  });

  it('a photograph whose connection breaks in mid-upload is sent again, once, even after the page was closed', async () => {
    const { page, context } = phone;
    await page.getByRole('button', { name: 'Tambah produk' }).click();
    await page.waitForURL('**/produk/*');
    const address = page.url();
    const network = await context.newCDPSession(page);
    await network.send('Network.enable');
    const carry = (offline: boolean) =>
      network.send('Network.emulateNetworkConditions', {
        offline,
        latency: 50,
        downloadThroughput: -1,
        uploadThroughput: 30_000,
      });
    await carry(false);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'foto.jpg', mimeType: 'image/jpeg', buffer: photograph });
    // Some of it has gone out, not all.
    await page.waitForFunction(() => {
      const share = Number(document.querySelector('fieldset [role=progressbar]')?.getAttribute('aria-valuenow'));
      return share > 0 && share < 100;
    });
    await carry(true);
    await page.getByText('Tersimpan di ponsel ini. Dikirim lagi begitu jaringan kembali.').waitFor();
    await mustBeAccessible(page);
    await page.close();
    phone = { ...phone, page: await context.newPage() };
    await phone.page.goto(address);
    const photo = phone.page.locator('img[src^="/foto/"]');
    await photo.waitFor();
    await phone.page.reload();
    expect(await photo.count()).toBe(1);
    const kept = await phone.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
    expect(kept).toContain('gelaran-photos');
    const { width, height } = await sharp(
      await (await context.request.get(url + (await photo.getAttribute('src')))).body(),
    ).metadata();
    expect([width, height]).toEqual([1600, 1200]);
  });

  it('the product is completed, a number of a person is refused with the reason why, a permit is explained', async () => {
    const { page } = phone;
    await page.getByLabel('Nama produk').fill('Amplang tenggiri');
    await page.getByLabel('Keterangan', { exact: true }).fill('Ikan tenggiri, NIK 6471 0123 4567 0001');
    await page.getByRole('alert').getByText('NIK dan NPWP adalah data pribadi').waitFor();
    await page.getByLabel('Keterangan', { exact: true }).fill('Ikan tenggiri dan tepung sagu.');
    await page.getByLabel('Kelompok produk').selectOption({ index: 1 });
    await page.getByLabel('Harga').fill('25.000');
    await saved(page);
    await mustBeAccessible(page);
    await page.getByRole('button', { name: 'Simpan produk' }).click();
    await page.getByRole('heading', { name: 'Amplang tenggiri' }).waitFor();
    await mustBeAccessible(page);
    await page.getByRole('link', { name: 'Lanjut', exact: true }).click();
    await page.getByLabel(/^P-IRT/).check();
    await page.getByLabel('Nomor', { exact: true }).fill('P-IRT 2026471010909-23');
    await page.getByRole('button', { name: 'Simpan nomor' }).click();
    await page.getByText('Menunggu diperiksa', { exact: true }).waitFor();
    await page.getByText('Arti nomor ini').click();
    await page.getByText('Hasil olahan ikan kering').waitFor();
    await mustBeAccessible(page);
  });

  it('what is missing is named; then it is handed in', async () => {
    const { page } = phone;
    await page.getByRole('link', { name: 'Kirim' }).click();
    await page.getByText('Masih kurang 2 hal').waitFor();
    await mustBeAccessible(page);
    await page.getByRole('link', { name: 'Tulis mengapa produk Anda perlu dibawa' }).click();
    await page.getByLabel('Mengapa produk Anda').fill('Khas Balikpapan.');
    await saved(page);
    await mustBeAccessible(page);
    // The server has saved what is being written and its answer is on the way, when the writer ticks and presses on.
    const { promise: pressed, resolve: press } = Promise.withResolvers<void>();
    const { promise: held, resolve: hold } = Promise.withResolvers<void>();
    await page.route('**/simpan', async (route) => {
      const response = await route.fetch();
      hold();
      await pressed;
      await route.fulfill({ response });
    });
    await page.getByLabel('Mengapa produk Anda').fill('Khas Balikpapan, dari ikan tenggiri.');
    await held;
    await page.getByLabel(/^Saya setuju/).check();
    await page.getByRole('button', { name: 'Simpan dan lanjut' }).click();
    press();
    await page.getByRole('button', { name: 'Kirim pendaftaran' }).click();
    await page.unroute('**/simpan');
    await page.getByText('Pendaftaran terkirim').waitFor();
    await mustBeAccessible(page);
  });

  it('the officer verifies the permit, and the producer reads it', async () => {
    const laptop = await open(browser, { viewport: LAPTOP });
    laptop.context.setDefaultTimeout(PATIENCE);
    const [name = '', value = ''] = officer.split(/=(.*)/s);
    await laptop.context.addCookies([{ name, value, url }]);
    await laptop.page.goto(`${url}/kerja/${COMING}/identitas`);
    await mustBeAccessible(laptop.page);
    await laptop.page.getByRole('link', { name: 'Usaha Uji' }).click();
    await laptop.page.getByLabel('Apa yang dilihat').fill('Sertifikat asli dilihat.');
    await laptop.page.getByLabel('Berlaku sampai tanggal').fill('2023-11-30');
    await mustBeAccessible(laptop.page);
    await laptop.page.getByRole('button', { name: 'Nyatakan benar' }).click();
    await laptop.page.getByText('Diperiksa dan benar').waitFor();
    expect(laptop.complaints).toEqual([]);
    await laptop.context.close();
    await phone.page.reload();
    await phone.page.getByText('Diperiksa: Sertifikat asli dilihat.').waitFor();
  });

  it('it is withdrawn, opened again, and the contact data are erased on request', async () => {
    const { page } = phone;
    await page.getByText('Tarik pendaftaran', { exact: true }).click();
    await page.getByRole('button', { name: 'Ya, tarik pendaftaran' }).click();
    await page.getByText('Ditarik', { exact: true }).waitFor();
    await mustBeAccessible(page);
    await page.getByRole('button', { name: 'Buka lagi' }).click();
    await page.waitForURL('**/profil');
    expect(await page.getByLabel('Cerita usaha', { exact: true }).inputValue()).toBe('Membuat amplang sejak 1990.');
    await page.getByText('Hapus data kontak saya').click();
    await page.getByRole('button', { name: 'Ya, hapus sekarang' }).click();
    await page.getByText(/^Data kontak dihapus pada/).waitFor();
    expect([
      await page.getByLabel('WhatsApp').inputValue(),
      await page.getByLabel('Cerita usaha', { exact: true }).inputValue(),
    ]).toEqual(['', '']);
    expect(phone.complaints).toEqual([]);
    await phone.context.close();
  });
});

it('without script, in English, plain forms do it all, the photograph too', async () => {
  const { page, context } = await open(browser, { viewport: PHONE, javaScriptEnabled: false });
  context.setDefaultTimeout(PATIENCE);
  await page.goto(`${url}/en/daftar/${COMING}`);
  await page.getByLabel('E-mail').fill('plain-test@contoh.invalid');
  await page.getByLabel('Name of the business').fill('Plain Test');
  await page.getByLabel('Regency or city').selectOption('64.01');
  await page.getByRole('button', { name: 'Send the link' }).click();
  await page.getByRole('link', { name: 'Open the link' }).click();
  await page.getByRole('link', { name: 'Go on with the application' }).click();
  await page.getByLabel('Story of the business').fill('We weave.');
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await page.getByRole('button', { name: 'Add a product' }).click();
  await page.getByLabel('Name of the product').fill('Cloth');
  await page.getByLabel('Description', { exact: true }).fill('Cotton.');
  await page.getByLabel('Category', { exact: true }).selectOption({ index: 1 });
  await page.getByLabel('Price').fill('cheap');
  await page.getByRole('button', { name: 'Save the product' }).click();
  await page.getByText('Write the amount in figures').waitFor();
  expect(await page.getByLabel('Price').inputValue()).toBe('cheap');
  await page.getByLabel('Price').fill('250000');
  await page
    .locator('input[name=photo_file]')
    .setInputFiles({ name: 'cloth.jpg', mimeType: 'image/jpeg', buffer: photograph });
  await page.getByRole('button', { name: 'Send photograph' }).click();
  await page.locator('img[src^="/foto/"]').waitFor();
  await page
    .locator('input[name=photo_file]')
    .setInputFiles({ name: 'notes.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no photograph') });
  await page.getByRole('button', { name: 'Send photograph' }).click();
  await page.getByText('This file is not a photograph').waitFor();
  expect(await page.getByLabel('Price').inputValue()).toBe('250.000');
  await page.goto(page.url().replace(/produk\/.*/, 'pernyataan'));
  await page.getByLabel('Why should your products').fill('Handmade.');
  await page.getByLabel(/^I agree/).check();
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await page.getByRole('button', { name: 'Send the application' }).click();
  await page.getByText('The application was sent').waitFor();
  await context.close();
});
