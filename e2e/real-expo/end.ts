/** After the doors close: true figures, the closing report, a settlement that both sides sign, and next year's copy. */
import { expect } from 'vitest';
import { APPLICANTS } from './applications.ts';
import type { Expo } from './expo.ts';
import { dayFromToday, EDITION } from './facts.ts';
import { openPage } from './menu.ts';
import { isPdf } from './papers.ts';

const [WEAVER] = APPLICANTS;
/** Cash, transfer, QRIS by the gateway and by the sticker, and cash again, as the tills took them. */
export const SOLD = [398_500, 750_000, 450_000, 450_000, 105_000] as const;

const rupiah = (amount: number) => `Rp${String(amount).replace(/\B(?=(\d{3})+(?!\d))/g, '.')}`;

export async function readFigures(expo: Expo): Promise<void> {
  const { screen } = expo.the('organiser');
  await openPage(screen, 'Angka');
  await screen
    .getByText(rupiah(SOLD.reduce((sum, each) => sum + each, 0)))
    .first()
    .waitFor();
  await screen.getByText('Rp1.250.000').first().waitFor();
  await screen.getByText('Hari usaha berakhir pukul 02.00 WIB', { exact: false }).first().waitFor();
  await screen.getByRole('link', { name: 'Lihat sumbernya' }).first().click();
  await screen
    .getByRole('link', { name: /^A\d-\d+-\d{6}/ })
    .first()
    .click();
  await screen.getByText(/^[0-9a-f]{64}$/).waitFor();
}

export async function printReport(expo: Expo): Promise<void> {
  const organiser = expo.the('organiser');
  await openPage(organiser.screen, 'Laporan kegiatan');
  const papers = organiser.screen.locator('main').getByRole('link', { name: /PDF/ });
  for (const link of await papers.all()) isPdf(await organiser.download(link));
  expect(await papers.count()).toBeGreaterThan(0);
}

/** The producer signs the own statement on the phone, the organiser for the committee. */
export async function signSettlement(expo: Expo): Promise<void> {
  const producer = expo.the(WEAVER?.part ?? '');
  await openPage(producer.screen, 'Penjualan');
  await producer.screen.getByRole('link', { name: 'Perhitungan penjualan' }).first().click();
  await producer.screen.getByText('Rp1.050.000').first().waitFor();
  await producer.screen.getByLabel('Nama penanda tangan').fill("Mama Ma'e 🧵");
  await producer.screen.getByRole('button', { name: 'Tandatangani' }).click();
  await producer.screen.getByText('Berlaku', { exact: true }).waitFor();

  const organiser = expo.the('organiser');
  await openPage(organiser.screen, 'Penjualan');
  await organiser.screen.getByRole('link', { name: WEAVER?.business ?? '', exact: true }).click();
  await organiser.screen.getByRole('link', { name: 'Perhitungan penjualan' }).first().click();
  await organiser.screen.getByLabel('Nama penanda tangan').fill("Bendahara 'Rambu'");
  await organiser.screen.getByRole('button', { name: 'Tandatangani' }).click();
  await organiser.screen.getByText('Berlaku', { exact: true }).nth(1).waitFor();
  isPdf(await organiser.download(organiser.screen.getByRole('link', { name: 'Cetak PDF' })));
  const sheet = await organiser.download(organiser.screen.getByRole('link', { name: 'Unduh Excel' }));
  expect(sheet.bytes.subarray(0, 2).toString()).toBe('PK');
}

/** Whoever holds the machine recomputes every figure from the log. */
export async function verify(expo: Expo): Promise<void> {
  expect(await expo.installation.gelaran('verify')).toContain('Everything agrees exactly.');
}

export async function copyToNextYear(expo: Expo): Promise<void> {
  const { screen } = expo.the('organiser');
  await screen.getByRole('button', { name: /Ketua panitia/ }).click();
  await screen.getByRole('link', { name: 'Gelaran saya' }).click();
  await screen.getByRole('link', { name: 'Gelaran baru' }).click();
  await screen.getByLabel('Alamat web gelaran').fill('tenun-ntt-berikut');
  await screen.getByLabel('Nama gelaran').fill('Pameran Tenun NTT berikutnya 🧵');
  await screen.getByLabel('Hari pertama', { exact: true }).fill(dayFromToday(365));
  await screen.getByLabel('Hari terakhir', { exact: true }).fill(dayFromToday(367));
  await screen.getByLabel('Tempat', { exact: true }).first().fill('Taman Budaya');
  await screen.getByLabel('Kota', { exact: true }).first().fill('Jakarta');
  await screen.locator('select[name=from]').selectOption({ label: EDITION.name });
  await screen.getByRole('button', { name: 'Pratinjau' }).click();
  await screen.getByText('Yang akan dibuat').waitFor();
  await screen.getByText('3 daerah', { exact: false }).first().waitFor();
  await screen.getByRole('button', { name: 'Buat gelaran' }).click();
  await screen.getByRole('link', { name: 'Manggarai Barat', exact: true }).waitFor();
}
