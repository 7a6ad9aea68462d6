/**
 * The floor from an empty hall to papers: drawn, numbered, given away, swapped and undone; two people who draw at once; a
 * delegation that fills its own booths; a visitor with a phone and no script.
 */
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { LAPTOP, launch, open, PHONE, type Watched } from './browser.ts';

const { url } = inject('server');
const DRAWN = 'kaltim-tmii-2023';
const HELD = 'kaltim-2023';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

async function enter(as: 'organiser' | 'lead', language: 'id' | 'en' = 'id', expected?: RegExp): Promise<Watched> {
  const watched = await open(browser, { viewport: LAPTOP }, expected);
  const prefix = language === 'en' ? '/en' : '';
  await watched.context.request.post(`${url}${prefix}/demo/masuk`, { form: { as }, headers: { origin: url } });
  return watched;
}

async function mustBeSound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const bad = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(bad.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))])).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide).toBeLessThanOrEqual(0);
}

/** The drawing table answers once its script runs: a fold that is opened stays as it is, a choice shows in the panel. */
async function openEditor(page: Page, slug: string, prefix = ''): Promise<void> {
  await page.goto(`${url}${prefix}/kerja/${slug}/denah`);
  await page.waitForFunction(() => {
    const drawing = document.querySelector('svg[role=group]');
    return drawing !== null && Object.keys(drawing).some((key) => key.startsWith('__reactProps'));
  });
}

const boothOf = (page: Page, number: string, word = 'Stan') =>
  page.getByRole('button', { name: new RegExp(`^${word} ${number},`) });

const saved = (page: Page) => page.getByText('Semua tersimpan', { exact: true }).waitFor();

it('draws a hall with a row of booths, numbers them, and takes it back', async () => {
  const { page, complaints, context } = await enter('organiser');
  await openEditor(page, DRAWN);
  await page.getByText('Tambah aula', { exact: true }).click();
  const fold = page.locator('details', { hasText: 'Tambah aula' });
  await fold.getByLabel('Nama aula').fill('Tenda Samping');
  await fold.getByLabel('Lebar').fill('30');
  await fold.getByRole('button', { name: 'Gambar aula' }).click();
  await page.getByRole('group', { name: 'Denah Tenda Samping dari atas' }).waitFor();
  await page.getByLabel('Alat').selectOption('booth');
  await page.getByRole('button', { name: 'Taruh di tempat kosong' }).click();
  await page.getByText('Gandakan menjadi barisan').click();
  await page.getByLabel('Berapa stan lagi').fill('4');
  await page.getByRole('button', { name: 'Gambar barisan' }).click();
  const inHall = page.locator('svg[role=group] [data-key^=booth]');
  await expect.poll(() => inHall.count()).toBe(5);
  await saved(page);

  await page.evaluate(() => scrollTo(0, 0));
  const box = await page.getByRole('group', { name: 'Denah Tenda Samping dari atas' }).boundingBox();
  if (!box) throw new Error('there is no drawing');
  // A frame about all of them.
  await page.mouse.move(box.x + 8, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.7, box.y + box.height * 0.5, { steps: 4 });
  await page.mouse.up();
  await page.getByRole('heading', { name: '5 dipilih' }).waitFor();
  await page.getByLabel('Huruf depan').fill('T');
  await page.getByRole('button', { name: 'Beri nomor' }).click();
  await boothOf(page, 'T5').waitFor();
  await saved(page);
  await page.getByRole('button', { name: 'Urungkan' }).click();
  await expect.poll(() => boothOf(page, 'T5').count()).toBe(0);
  await page.getByRole('button', { name: 'Ulangi' }).click();
  await boothOf(page, 'T5').waitFor();
  await saved(page);
  await mustBeSound(page);
  expect(complaints).toEqual([]);
  await context.close();
});

it('gives booths away once, swaps them, and prints the papers', async () => {
  const { page, complaints, context } = await enter('organiser', 'en', /status of 409/);
  await openEditor(page, HELD, '/en');
  await boothOf(page, 'B14', 'Booth').click();
  await page.getByLabel('Holder').selectOption({ label: 'Delegation of Paser' });
  await page.getByRole('button', { name: 'Give', exact: true }).click();
  await boothOf(page, 'B14', 'Booth')
    .and(page.getByRole('button', { name: /Paser/ }))
    .waitFor();
  // The same days once more are refused by name, and what was chosen stays.
  await page.getByText('Give the booth').click();
  await page.getByLabel('Holder').selectOption({ label: 'Delegation of Berau' });
  await page.getByRole('button', { name: 'Give', exact: true }).click();
  await page.getByText(/Booth B14 is held by Paser/).waitFor();
  expect(await page.getByLabel('Holder').inputValue()).toBe('delegation/64.03');
  await boothOf(page, 'C3', 'Booth').click({ modifiers: ['Shift'] });
  await page.getByRole('button', { name: /^Swap B14 and C3/ }).click();
  await boothOf(page, 'B14', 'Booth')
    .and(page.getByRole('button', { name: /Berau/ }))
    .waitFor();
  await boothOf(page, 'C3', 'Booth')
    .and(page.getByRole('button', { name: /Paser/ }))
    .waitFor();
  await mustBeSound(page);
  for (const path of ['plan.pdf?lang=id', 'plan.pdf?lang=en&paper=a4', 'signs.pdf?lang=id&booths=A1,B1']) {
    const paper = await context.request.get(`${url}/api/v1/editions/${HELD}/floor/${path}`);
    expect([path, paper.status(), (await paper.body()).subarray(0, 4).toString()]).toEqual([path, 200, '%PDF']);
  }
  expect(complaints).toEqual([]);
  await context.close();
});

it('tells two who draw the same booth of each other, and loses nothing', async () => {
  const one = await enter('organiser', 'id', /status of 409/);
  const two = await enter('organiser', 'id', /status of 409/);
  await openEditor(one.page, DRAWN);
  await openEditor(two.page, DRAWN);
  const turn = async (page: Page, number: string) => {
    await page.getByLabel('Aula', { exact: true }).selectOption({ label: 'Anjungan Kalimantan Timur' });
    await boothOf(page, number).click();
    await page.getByText('Ukuran, nomor, dan keadaan').click();
  };
  await turn(one.page, 'C16');
  await turn(two.page, 'C16');
  await one.page.getByLabel('Meja').fill('3');
  await one.page.getByRole('button', { name: 'Terapkan' }).first().click();
  await saved(one.page);
  await two.page.getByLabel('Kursi').fill('7');
  await two.page.getByRole('button', { name: 'Terapkan' }).first().click();
  await two.page.getByText(/Orang lain baru saja mengubah C16/).waitFor();
  expect(await two.page.getByLabel('Kursi').inputValue()).toBe('7');
  await two.page.getByRole('button', { name: 'Simpan perubahan saya' }).click();
  await saved(two.page);
  await two.page.getByText('1 meja, 7 kursi, 2 A listrik').waitFor();
  expect([one.complaints, two.complaints]).toEqual([[], []]);
  await Promise.all([one.context.close(), two.context.close()]);
});

it('keeps what is drawn while the network is away, and undoes from anywhere by keyboard', async () => {
  const { page, complaints, context } = await enter('organiser', 'id', /ERR_INTERNET_DISCONNECTED/);
  await openEditor(page, DRAWN);
  await page.getByLabel('Aula', { exact: true }).selectOption({ label: 'Anjungan Kalimantan Timur' });
  await boothOf(page, 'C12').focus();
  await page.keyboard.press('Enter');
  await page.getByText('Ukuran, nomor, dan keadaan').click();
  await context.setOffline(true);
  await page.getByLabel('Meja').fill('4');
  await page.getByRole('button', { name: 'Terapkan' }).first().click();
  await page.getByText('Tidak ada sambungan.', { exact: false }).waitFor();
  await page.getByText('4 meja, 2 kursi, 2 A listrik').waitFor();
  await context.setOffline(false);
  await saved(page);
  await page.getByRole('heading', { name: 'Stan C12' }).click();
  await page.keyboard.press('Control+z');
  await page.getByText('1 meja, 2 kursi, 2 A listrik').waitFor();
  await saved(page);
  await page.keyboard.press('Control+Shift+z');
  await page.getByText('4 meja, 2 kursi, 2 A listrik').waitFor();
  await saved(page);
  expect(complaints).toEqual([]);
  await context.close();
});

it('lets a delegation fill its own booths and draw nothing', async () => {
  const { page, complaints, context } = await enter('lead');
  await openEditor(page, HELD);
  expect(await page.getByLabel('Alat').count()).toBe(0);
  await boothOf(page, 'A2').click();
  const out = page.getByRole('button', { name: /^Keluarkan / });
  const name = (await out.getAttribute('aria-label'))?.replace('Keluarkan ', '') ?? '';
  await out.click();
  await expect.poll(() => out.count()).toBe(0);
  await page.getByLabel('Tambah pelaku usaha').selectOption({ label: name });
  await page.getByRole('button', { name: `Keluarkan ${name}` }).waitFor();
  await boothOf(page, 'C9').click();
  await page.getByRole('heading', { name: 'Stan C9' }).waitFor();
  expect(await page.getByLabel('Tambah pelaku usaha').count()).toBe(0);
  await mustBeSound(page);
  expect(complaints).toEqual([]);
  await context.close();
});

it('lets a lead fill the own booths from the delegation’s page on a phone without script', async () => {
  const { page, complaints, context } = await open(
    browser,
    { viewport: PHONE, javaScriptEnabled: false },
    /status of 404/,
  );
  await context.request.post(`${url}/demo/masuk`, { form: { as: 'lead' }, headers: { origin: url } });
  await page.goto(`${url}/kerja/${HELD}/kontingen`);
  await page.locator('a[href$="/kontingen/64.71/stan"]').first().click();
  const booth = page.locator('section', { has: page.getByRole('heading', { name: 'Stan A1', exact: true }) });
  await booth.getByText('Stan bersama · 5 usaha').waitFor();
  await booth.getByRole('button', { name: 'Keluarkan DNL' }).click();
  await page.getByText('DNL sudah dikeluarkan dari stan.').waitFor();
  await page.getByText('1 pelaku usaha belum punya stan').waitFor();
  await booth.getByLabel('Tambah pelaku usaha').selectOption({ label: 'DNL' });
  await booth.getByLabel('Dari hari').selectOption('2023-06-24');
  await booth.getByRole('button', { name: 'Masukkan ke stan' }).click();
  await booth.getByText('24–25 Juni 2023').waitFor();
  await booth.getByRole('button', { name: 'Keluarkan DNL' }).click();
  await page.getByRole('button', { name: 'Kembalikan (24–25 Juni 2023)' }).click();
  await booth.getByText('24–25 Juni 2023').waitFor();
  // Another's booths are not there.
  expect((await page.goto(`${url}/kerja/${HELD}/kontingen/64.01/stan`))?.status()).toBe(404);
  expect(complaints).toEqual([]);
  await context.close();
});

it.each(['', '/en'])('shows a visitor the plan on a phone without script %s', async (prefix) => {
  const { page, complaints, context } = await open(browser, { viewport: PHONE, javaScriptEnabled: false });
  await page.goto(`${url}${prefix}/e/${HELD}/denah?stan=A1`);
  const drawing = page.locator('main svg[viewBox]').filter({ hasText: 'A1' }).first();
  const before = (await drawing.boundingBox())?.width ?? 0;
  // Who comes by a booth's address sees its cluster from near, in digits that can be read; the whole hall is a link away.
  const digits = await drawing.getByText('A1', { exact: true }).evaluate((text) => text.getBoundingClientRect().height);
  expect(digits).toBeGreaterThan(16);
  await page.getByRole('link', { name: prefix ? 'Whole hall' : 'Seluruh aula', exact: true }).click();
  const whole = (await drawing.boundingBox())?.width ?? 0;
  expect(whole).toBeLessThan(before);
  await page.getByRole('link', { name: prefix ? 'Cluster A' : 'Klaster A', exact: true }).click();
  const near = (await drawing.boundingBox())?.width ?? 0;
  expect(near).toBe(before);
  await drawing.getByRole('link', { name: /^A1 / }).click();
  expect(new URL(page.url()).hash).toBe('#stan-A1');
  await page.locator('#stan-A1').getByRole('link', { name: 'Batik Kelubut' }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});
