/** A lead nominates from the template's spreadsheet; one business the lead completes, the other its owner, who is invited to it. */

import readExcelFile from 'read-excel-file/node';
import { expect } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import type { Screen } from '../real/person.ts';
import { type Expo, ON_A_PHONE } from './expo.ts';
import { openPage } from './menu.ts';
import { takeUp } from './people.ts';

export const NOMINATED = [
  { business: "Tenun 'Komodo' & Putri 🦎", product: 'Sarung songke 鱼', price: 450_000 },
  { business: 'Kopi Juria <Colol>', product: 'Kopi "Juria" 250 g', price: 85_000 },
] as const;
export const OWNER = { part: 'nominated owner', email: 'pemilik.kopi@mabar.example' } as const;

/** Fills the template as somebody does in a spreadsheet program: headings stay, rows go under them. */
async function fillTemplate(template: Buffer): Promise<Buffer> {
  const [sheet] = await readExcelFile(template);
  const headings = (sheet?.data[0] ?? []).map(String);
  const rows = NOMINATED.map(({ business, product, price }) =>
    headings.map((heading) => {
      if (/^Nama usaha/.test(heading)) return { value: business, type: String };
      if (/^Kode daerah/.test(heading)) return { value: 'Manggarai Barat', type: String };
      if (/^Produk unggulan/.test(heading)) return { value: product, type: String };
      if (/^Harga/.test(heading)) return price;
      return null;
    }),
  );
  return writeExcelFile([headings.map((value) => ({ value, type: String })), ...rows]).toBuffer();
}

export async function nominate(expo: Expo): Promise<void> {
  const lead = expo.the('lead');
  const { screen } = lead;
  await openPage(screen, 'Pencalonan');
  const { bytes } = await lead.download(screen.getByRole('link', { name: 'Templat Excel' }));
  await screen.getByRole('link', { name: 'Unggah daftar' }).click();
  await screen.locator('input[type=file]').setInputFiles({
    name: "calon 'Mabar' 金.xlsx",
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await fillTemplate(bytes),
  });
  await screen.getByRole('button', { name: 'Unggah dan periksa' }).click();
  await screen.getByRole('button', { name: 'Masukkan 2 baris' }).click();
  await screen.getByText('2 usaha baru', { exact: false }).waitFor();
  await screen.getByRole('link', { name: 'Ke pencalonan' }).click();
  for (const { business } of NOMINATED) await screen.getByRole('link', { name: business, exact: true }).waitFor();
}

/** What every application needs before it can be sent, whoever writes it. */
async function complete(screen: Screen, product: string, story: string): Promise<void> {
  await screen.waitForLoadState('networkidle');
  await screen.getByLabel('Cerita usaha', { exact: true }).fill(story);
  await screen.getByRole('button', { name: 'Simpan dan lanjut' }).click();
  await screen.getByRole('link', { name: product, exact: true }).click();
  await screen.getByLabel('Keterangan', { exact: true }).waitFor();
  await screen.waitForLoadState('networkidle');
  await screen.getByLabel('Keterangan', { exact: true }).fill('Buatan tangan, bahan setempat.');
  await screen.getByLabel('Kelompok produk').selectOption({ index: 1 });
  await screen.getByRole('button', { name: 'Simpan produk' }).click();
  await screen.getByRole('link', { name: 'Lanjut', exact: true }).click();
  await screen.getByRole('link', { name: /^(Lanjut|Tidak punya izin, lanjut)$/ }).click();
  await screen.getByLabel('Mengapa produk Anda').fill('Wakil daerah pada pameran ini.');
  await screen.getByLabel(/^Saya setuju/).check();
  await screen.getByRole('button', { name: 'Simpan dan lanjut' }).click();
  await screen.getByRole('button', { name: 'Kirim pendaftaran' }).click();
}

export async function completeAsLead(expo: Expo): Promise<void> {
  const { screen } = expo.the('lead');
  await openPage(screen, 'Pencalonan');
  await screen.getByRole('link', { name: `Lengkapi pendaftaran ${NOMINATED[0].business}` }).click();
  await complete(screen, NOMINATED[0].product, "Penenun dari kampung Cunca; 'songke' tiap hari.");
  await screen.getByText('Diajukan', { exact: true }).first().waitFor();
}

/** The lead asks the owner in; the letter leads to that business and no other. */
export async function inviteOwner(expo: Expo): Promise<void> {
  const { screen } = expo.the('lead');
  await openPage(screen, 'Pencalonan');
  await screen.getByRole('link', { name: `Undang pemilik ${NOMINATED[1].business}` }).click();
  await screen.getByLabel('Email pemilik').fill(OWNER.email);
  await screen.getByRole('button', { name: 'Undang pemilik' }).click();
  await screen.getByText(`Undangan untuk ${OWNER.email} sudah dibuat`).waitFor();
}

export async function completeAsOwner(expo: Expo): Promise<void> {
  const owner = await expo.comes(OWNER.part, { email: OWNER.email, ...ON_A_PHONE });
  await takeUp(owner, 'Pemilik Kopi');
  await openPage(owner.screen, 'Usaha saya');
  await owner.screen.getByRole('heading', { name: NOMINATED[1].business }).waitFor();
  await owner.screen.getByRole('link', { name: 'Lanjutkan pendaftaran' }).click();
  await complete(owner.screen, NOMINATED[1].product, 'Kopi dari kebun kakek.');
  await owner.screen.getByText('Pendaftaran terkirim').waitFor();
  expect(owner.complaints).toEqual([]);
}
