/**
 * A call from its opening to the letters, on a server of its own because its end cannot be taken back: the committee edits and
 * opens it, a curator scores on a phone in both languages with the network coming and going, the panel decides, the results
 * are published, and the letters lie in the outbox.
 */
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAPTOP, launch, open, PHONE, type Watched } from './browser.ts';
import { type ServedGelaran, serveGelaran } from './serve.ts';

/** What Chromium itself says when a request fails because the network is cut. */
const CUT = /net::ERR_INTERNET_DISCONNECTED|Failed to load resource/;

let served: ServedGelaran;
let browser: Browser;
let committee: Watched;
let phone: Watched;

const work = (path: string, language: '' | '/en' = '') => `${served.url}${language}/kerja/kaltim-tmii-2023${path}`;

beforeAll(async () => {
  served = await serveGelaran();
  browser = await launch();
  committee = await open(browser, { viewport: LAPTOP });
  phone = await open(browser, { viewport: PHONE, hasTouch: true, isMobile: true, locale: 'id-ID' }, CUT);
  for (const [{ context }, as] of [
    [committee, 'organiser'],
    [phone, 'curator'],
  ] as const)
    await context.request.post(`${served.url}/demo/masuk`, { form: { as }, headers: { origin: served.url } });
});
afterAll(async () => {
  await browser.close();
  await served.stop();
});

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
}

/** Gives every criterion of the page these points, with a remark for low ones. */
async function giveAll(page: Page, points: number): Promise<void> {
  for (const criterion of await page.locator('fieldset').all()) {
    await criterion.locator(`label:has(input[value="${points}"])`).tap();
    if (points <= 1) await criterion.locator('textarea').fill('Perlu pendampingan.');
  }
}

describe('a call', () => {
  it('is edited, closed and opened again, and everybody reads it', async () => {
    const { page } = committee;
    await page.goto(work('/panggilan/atur'));
    await expectAccessible(page);
    await page.getByLabel('Syarat (Indonesia)').fill('Terbuka untuk usaha dari sepuluh kabupaten dan kota.');
    await page.getByRole('button', { name: 'Simpan' }).last().click();
    // Points have been given already, but only times and terms were changed.
    await page.getByRole('heading', { name: 'Panggilan terbuka', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Tutup panggilan' }).click();
    await page.getByText('Panggilan ditutup. Pendaftaran tidak diterima lagi.').waitFor();
    await page.getByRole('button', { name: 'Buka lagi' }).click();
    await page.getByText('Panggilan dibuka.').waitFor();
    await expectAccessible(page);

    await page.goto(`${served.url}/e/kaltim-tmii-2023/panggilan`);
    await page.getByText('Terbuka untuk usaha dari sepuluh kabupaten dan kota.').waitFor();
    await page.getByRole('link', { name: 'Daftar sekarang' }).waitFor();
    expect(await page.locator('script').count()).toBe(0);
    await expectAccessible(page);
  });

  it('keeps its criteria once somebody has scored, and what was typed', async () => {
    const { page } = committee;
    await page.goto(work('/panggilan/atur', '/en'));
    await page.getByRole('button', { name: 'Add a criterion' }).click();
    await page.getByRole('heading', { name: 'Criterion 6' }).waitFor();
    await page.getByLabel('Name (Indonesian)').last().fill('Ramah lingkungan');
    await page.getByLabel('Name (English)').last().fill('Green');
    await page.getByRole('button', { name: 'Save' }).last().click();
    await page.getByText('Scoring has begun, so the criteria stay as they are.').waitFor();
    expect(await page.getByLabel('Name (English)').last().inputValue()).toBe('Green');
    await expectAccessible(page);
  });

  it('is scored on a phone, without names, and nothing is lost with the network', async () => {
    const { page, context } = phone;
    await page.goto(work('/kurasi'));
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Lanjutkan' }).tap();
    await page.getByText('Nama disembunyikan').waitFor();
    const first = page.url();
    await expectAccessible(page);
    await context.setOffline(true);
    await page.locator('fieldset').first().locator('label:has(input[value="4"])').tap();
    await page.getByText('Jaringan putus.').waitFor();
    await context.setOffline(false);
    await page.getByText('Tersimpan.').waitFor();
    await page.reload();
    expect(await page.locator('fieldset').first().locator('input:checked').getAttribute('value')).toBe('4');

    await page.getByRole('button', { name: 'Selesai, berikutnya' }).tap();
    await page.getByText('Belum lengkap').waitFor();
    await giveAll(page, 1);
    await page.getByRole('button', { name: 'Selesai, berikutnya' }).tap();
    await page.waitForURL((at) => at.toString() !== first && /kurasi\/[0-9a-f-]{36}$/.test(at.pathname));
  });

  it('is scored in English too, and handed on by whoever has a conflict', async () => {
    const { page } = phone;
    await page.goto(work('/kurasi', '/en'));
    await page.getByRole('link', { name: 'Go on' }).tap();
    await page.getByText('Name hidden').waitFor();
    const here = page.url();
    await giveAll(page, 5);
    await page.getByText('Saved.').waitFor();
    await page.getByRole('button', { name: 'Done, next' }).tap();
    await page.waitForURL((at) => at.toString() !== here);
    await page.getByText('I have a conflict of interest').tap();
    await page.getByLabel('The reason').fill('A relative.');
    await page.getByRole('button', { name: 'Hand it to another curator' }).tap();
    await page.getByText('Thank you for saying so.').waitFor();
    await expectAccessible(page);
  });

  it('is decided by the panel, within the quotas, and decisions can be undone', async () => {
    const { page } = committee;
    await page.goto(work('/panel?daerah=64.11'));
    await expectAccessible(page);
    const boxes = page.locator('input[name=applications][type=checkbox]');
    await boxes.first().check();
    await page.getByRole('button', { name: 'Tidak diterima' }).click();
    await page.getByText('Tulis alasannya, cukup dalam satu bahasa').waitFor();
    expect(await boxes.first().isChecked()).toBe(true);
    await page.getByLabel('Alasan (Indonesia)').fill('Belum siap.');
    await page.getByRole('button', { name: 'Tidak diterima' }).click();
    await page.getByText('1 pendaftar: Tidak diterima.').waitFor();
    await page
      .getByRole('button', { name: 'Urungkan' })
      .or(page.getByRole('button', { name: 'Batalkan', exact: true }))
      .first()
      .click();
    await page.getByText('1 keputusan dibatalkan.').waitFor();

    await page.goto(work('/panel'));
    for (const box of await boxes.all()) await box.check();
    await page.getByRole('button', { name: 'Terima', exact: true }).click();
    await page.getByText(/Kuota kontingen \(\d+ pelaku usaha\) tidak cukup/).waitFor();
    await page.getByRole('button', { name: 'Daftar tunggu' }).click();
    await page.getByText('pendaftar: Daftar tunggu.').waitFor();
  });

  it('fills places from the waitlist, publishes, and writes letters in both languages', async () => {
    const { page } = committee;
    await page.goto(work('/panggilan/daftar-tunggu'));
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Berikan 6 tempat' }).first().click();
    await page.getByText('6 usaha naik dari daftar tunggu.').waitFor();
    await page.goto(work('/panggilan'));
    await page.getByRole('button', { name: 'Tutup panggilan' }).click();
    await page.getByRole('button', { name: 'Umumkan hasil' }).click();
    await page.getByText('Centang dulu bahwa Anda mengerti').waitFor();
    await page.getByLabel('Saya mengerti').check();
    await page.getByRole('button', { name: 'Umumkan hasil' }).click();
    await page.getByText('Hasil diumumkan. Surat sedang ditulis.').waitFor();
    await expect
      .poll(
        async () => {
          await page.goto(work('/surat'));
          return page.getByText('Hasil kurasi Kaltim Festival 2023 / Results of the curation').count();
        },
        { timeout: 30_000, interval: 1_000 },
      )
      .toBeGreaterThan(0);
    await page.goto(work('/panel'));
    await page.getByText('Hasil sudah diumumkan; semua surat sudah ditulis.').waitFor();
    const answer = await page.request.get(`${served.url}/api/v1/editions/kaltim-tmii-2023/call/accepted`);
    expect(((await answer.json()) as { items: unknown[] }).items).toHaveLength(6);
    // What the accepted described is on sale.
    await expect
      .poll(
        async () => {
          const goods = await page.request.get(`${served.url}/api/v1/editions/kaltim-tmii-2023/products`);
          return ((await goods.json()) as { items: unknown[] }).items.length;
        },
        { timeout: 30_000, interval: 1_000 },
      )
      .toBeGreaterThan(6);
  });

  it('closes the curator’s pages for points, and tells why', async () => {
    const { page } = phone;
    await page.goto(work('/kurasi'));
    await page.getByText(/Belum ada yang perlu dinilai|Penilaian sudah ditutup/).waitFor();
    expect([...phone.complaints, ...committee.complaints]).toEqual([]);
  });
});
