/** Money beside the till: a booth without one reports its day, and what was claimed is found in the bank's file. */
import { expect } from 'vitest';
import type { Expo } from './expo.ts';
import { openPage } from './menu.ts';
import { OWNER } from './nominations.ts';

/** The officer sends the link of the booth without a till; its owner tells the day's turnover on the own phone. */
export async function reportDay(expo: Expo): Promise<void> {
  const officer = expo.the('officer');
  const owner = expo.the(OWNER.part);
  await openPage(officer.screen, 'Laporan harian stan');
  const row = officer.screen.getByRole('row').filter({ has: officer.screen.getByRole('rowheader', { name: /A3/ }) });
  await row.getByText('Tautan', { exact: true }).click();
  await row.getByRole('button', { name: 'Buat tautan' }).click();
  await officer.screen.getByText('Tautan dibuat', { exact: false }).waitFor();
  const shown = row.locator('.font-mono').first();
  if (!(await shown.isVisible())) await row.getByText('Tautan', { exact: true }).click();
  const link = await officer.addressIn(shown);
  owner.isGiven(link, officer);
  await owner.follow(link);
  await owner.screen.getByLabel('Omzet hari itu').fill('1.250.000');
  await owner.screen.getByLabel('Nama pelapor').fill("Pemilik 'Kopi' ☕");
  await owner.screen.getByRole('button', { name: 'Kirim laporan' }).click();
  await owner.screen.getByText('Terkirim: Rp1.250.000').waitFor();
}

/** The organiser sees every drawer, and is asked about the one that was short. */
export async function readShifts(expo: Expo): Promise<void> {
  const { screen } = expo.the('organiser');
  await openPage(screen, 'Sif kasir');
  const shifts = screen.getByRole('table', { name: 'Sif kasir' });
  await shifts.getByRole('row').filter({ hasText: 'Kurang Rp5.000' }).waitFor();
  await expect.poll(() => shifts.locator('tbody tr').count()).toBe(3);
  await openPage(screen, 'Perlu diperiksa');
  await expect
    .poll(
      async () => {
        await screen.reload();
        return screen.getByText('Kas kurang saat kasir ditutup').count();
      },
      { timeout: 60_000, interval: 2_000 },
    )
    .toBeGreaterThan(0);
  await screen.getByRole('link', { name: 'Buka sifnya' }).first().click();
  await screen.getByText('Kurang Rp5.000', { exact: false }).first().waitFor();
}

/** The bank's file begins with the account, and holds both claimed payments, one that nobody sold anything for, and a fee. */
export async function confirmByBank(expo: Expo): Promise<void> {
  const { screen } = expo.the('officer');
  await openPage(screen, 'Pembayaran nontunai');
  const rows = screen.getByRole('table', { name: 'Menunggu konfirmasi' }).locator('tbody tr');
  // The gateway's word for its own payment comes by itself; the bank has the others.
  await expect
    .poll(
      async () => {
        await screen.reload();
        return rows.count();
      },
      { timeout: 60_000, interval: 2_000 },
    )
    .toBe(2);
  const lines = await rows.evaluateAll((all) =>
    all.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent ?? '')),
  );
  const paid = lines.map((cells, at) => {
    const text = cells.join(' ');
    const clock = /(\d\d)\.(\d\d) WI/.exec(text);
    const amount = /Rp([\d.]+)/.exec(text)?.[1];
    return `${today()} ${clock?.[1]}:${clock?.[2]};${amount},00;K;RRN-${at}`;
  });
  const csv = [
    'PT Bank Contoh;;;',
    'No. Rekening;0000000000;;',
    'Tanggal Transaksi;Jumlah;D/K;RRN',
    ...paid,
    `${today()} 00:01;77.777,00;K;RRN-STRAY`,
    `${today()} 00:02;6.500,00;D;BIAYA`,
  ].join('\n');
  await screen
    .getByLabel('Berkas mutasi')
    .setInputFiles({ name: "mutasi 'BPD NTT'.csv", mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await screen.getByRole('button', { name: 'Baca mutasi' }).first().click();
  await screen.getByText('RRN-STRAY', { exact: true }).waitFor();
  await screen.getByText('1 uang keluar, tidak dihitung').waitFor();
  await screen.getByRole('button', { name: 'Konfirmasi semua yang cocok' }).click();
  await screen.getByText('2 pembayaran dikonfirmasi', { exact: false }).waitFor();
}

/** `30/11/2026` of today where the booths stand. */
function today(): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Jakarta' }).format(new Date());
}

/** The organiser lets the tills show the gateway's codes. */
export async function switchOnGateway(expo: Expo): Promise<void> {
  const { screen } = expo.the('organiser');
  await openPage(screen, 'Gerbang bayar');
  const form = screen.locator('form', { has: screen.locator('input[name=apiKey]') });
  await form.getByLabel('Kunci API rahasia').fill(expo.gateway.apiKey);
  await form.getByLabel('Token verifikasi webhook').fill(expo.gateway.callbackToken);
  await form.getByLabel('Nyalakan; yang lain dimatikan').check();
  await form.getByRole('button', { name: 'Simpan' }).click();
  await screen.getByText('Gerbang bayar disimpan.').waitFor();
}

/** The officer pressed too early, takes the word back, and finds the same payments in the same file again. */
export async function thinkTwice(expo: Expo): Promise<void> {
  const { screen } = expo.the('officer');
  // The way back above the statement's own title.
  await screen.getByRole('link', { name: 'Pembayaran nontunai', exact: true }).last().click();
  const history = screen.getByRole('table', { name: 'Riwayat konfirmasi' });
  await history
    .getByRole('row')
    .filter({ hasText: 'mutasi' })
    .getByRole('button', { name: 'Tarik kembali' })
    .first()
    .click();
  await screen.getByText('2 konfirmasi ditarik kembali', { exact: false }).waitFor();
  await screen
    .getByRole('link', { name: /^mutasi/ })
    .first()
    .click();
  await screen.getByRole('button', { name: 'Konfirmasi semua yang cocok' }).click();
  await screen.getByText('2 pembayaran dikonfirmasi', { exact: false }).waitFor();
}
