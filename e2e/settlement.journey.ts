/**
 * Goods and money between a producer and the committee: a note written on a phone, goods counted at the booth, sales that
 * appear by themselves, and a statement that both sides sign.
 */
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { EDITION, enrolTill, enterAsOrganiser, send } from '../faults/simulated-till.ts';
import { LAPTOP, launch, open, PHONE, type Watched } from './browser.ts';

const { url } = inject('server');
const SLUG = 'contoh-amplang-sepinggan';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

async function enter(as: string, language: 'id' | 'en', phone: boolean): Promise<Watched> {
  const watched = await open(
    browser,
    phone ? { viewport: PHONE, hasTouch: true, isMobile: true } : { viewport: LAPTOP },
  );
  const prefix = language === 'en' ? '/en' : '';
  await watched.context.request.post(`${url}${prefix}/demo/masuk`, { form: { as }, headers: { origin: url } });
  return watched;
}

async function mustBeSound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide).toBeLessThanOrEqual(0);
}

it('hands goods over, sells them, and settles with both signatures', async () => {
  const producer = await enter('producer', 'id', true);
  const { page } = producer;
  await page.goto(`${url}/kerja/${EDITION}/titip-jual`);
  await page.getByRole('link', { name: 'Tulis surat jalan' }).click();
  await page.getByRole('button', { name: 'Simpan surat jalan' }).click();
  await page.getByText('Belum ada barang').waitFor();
  const tenggiri = page.getByRole('group', { name: 'Amplang ikan tenggiri' });
  await tenggiri.getByLabel('Jumlah').fill('dua');
  await page.getByRole('button', { name: 'Simpan surat jalan' }).click();
  await page.getByText('Ada isian yang belum benar').waitFor();
  expect(await tenggiri.getByLabel('Jumlah').inputValue()).toBe('dua');
  await tenggiri.getByLabel('Jumlah').fill('25');
  await tenggiri.getByLabel('Nomor batch').fill('L-9');
  await mustBeSound(page);
  await page.getByRole('button', { name: 'Simpan surat jalan' }).click();
  await page.getByRole('heading', { name: /Surat jalan SJ-/ }).waitFor();
  const address = page.url();
  await page.getByLabel('Yang menyerahkan').fill('Pemilik usaha');
  await page.getByRole('button', { name: 'Kirim barang' }).click();
  await page.getByText('Menunggu serah terima').waitFor();
  await mustBeSound(page);

  const officer = await enter('organiser', 'en', false);
  await officer.page.goto(address.replace(url, `${url}/en`));
  await officer.page.getByLabel('Mackerel amplang').fill('24');
  await officer.page.getByLabel('Received by').fill('Booth officer 1');
  await officer.page.getByRole('button', { name: 'Hand over' }).click();
  await officer.page.getByText('Handed over', { exact: true }).waitFor();
  await mustBeSound(officer.page);
  const paper = await officer.context.request.get(
    `${url}/api/v1/editions/${EDITION}/delivery-notes/${address.split('/').pop()}/note.pdf?lang=en`,
  );
  expect([paper.status(), (await paper.body()).subarray(0, 4).toString()]).toEqual([200, '%PDF']);

  await page.goto(`${url}/kerja/${EDITION}/penjualan/${SLUG}`);
  await page.getByText(/Langsung, pukul/).waitFor();
  const before = await page
    .getByText(/dihitung dari .* struk/)
    .last()
    .textContent();
  const cookie = await enterAsOrganiser(url);
  const plan = await (await fetch(`${url}/api/v1/editions/${EDITION}/plan`)).json();
  const booth = plan.booths.find(({ businesses }: { businesses: { slug: string }[] }) =>
    businesses.some(({ slug }) => slug === SLUG),
  );
  const till = await enrolTill(url, cookie, booth.id, 'Kasir perhitungan');
  till.sell(12);
  const batch = till.form();
  if (!batch) throw new Error('the till sold nothing');
  await send(url, batch);
  await expect
    .poll(
      () =>
        page
          .getByText(/dihitung dari .* struk/)
          .last()
          .textContent(),
      { timeout: 20_000 },
    )
    .not.toBe(before);
  await mustBeSound(page);

  await page.getByRole('link', { name: 'Perhitungan penjualan' }).click();
  await page.getByRole('heading', { name: 'Perhitungan penjualan' }).waitFor();
  await page.getByLabel('Nama penanda tangan').fill('Pemilik usaha');
  await page.getByRole('button', { name: 'Tandatangani' }).click();
  await page.getByText('Berlaku', { exact: true }).waitFor();
  await mustBeSound(page);
  await officer.page.goto(`${url}/en/kerja/${EDITION}/penjualan/${SLUG}/perhitungan`);
  await officer.page.getByLabel('Name of who signs').fill('Committee treasurer');
  await officer.page.getByRole('button', { name: 'Sign', exact: true }).click();
  await expect.poll(() => officer.page.getByText('Valid', { exact: true }).count()).toBe(2);
  await mustBeSound(officer.page);
  expect([producer.complaints, officer.complaints]).toEqual([[], []]);
  await Promise.all([producer.context.close(), officer.context.close()]);
});
