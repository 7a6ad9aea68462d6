/** Producers apply on phones of their own, by the link in their mail, with the names that people really give. */

import sharp from 'sharp';
import { expect } from 'vitest';
import type { Person, Screen } from '../real/person.ts';
import { FILE_QUESTION } from './call.ts';
import { type Expo, ON_A_PHONE } from './expo.ts';

interface Product {
  readonly name: string;
  readonly text: string;
  readonly price: string;
}

export interface Applicant {
  readonly part: string;
  readonly email: string;
  readonly business: string;
  readonly region: string;
  readonly products: readonly Product[];
  readonly nib?: string;
  /** The name of a PDF that is on the phone. */
  readonly letter?: string;
}

/** Whom the panel does not take this time. */
export const REFUSED: Applicant = {
  part: 'refused',
  email: 'kerajinan.biasa@ende.example',
  business: "Kerajinan 'Biasa' 竹",
  region: 'Kabupaten Ende',
  products: [{ name: 'Keranjang bambu 竹', text: 'Anyaman.', price: '20.000' }],
};

export const APPLICANTS: readonly Applicant[] = [
  {
    part: 'weaver',
    email: 'mama.tenun@ende.example',
    business: "Tenun Mama Ma'e 🧵",
    region: 'Kabupaten Ende',
    products: [
      { name: 'Kain ikat "Lawo Butu" 🧵', text: "Pewarna alam; motif 'ikan' & bintang.", price: '750.000' },
      { name: "Selendang Nona Ma'u", text: 'Katun, 30 x 180 cm.', price: '150.000' },
    ],
    nib: '1234567890123',
    letter: "Surat usaha Mama Ma'e 🧵.pdf",
  },
  {
    part: 'jeweller',
    email: 'toko.jin@ende.example',
    business: 'Toko 金 Ende',
    region: 'Kabupaten Ende',
    products: [{ name: '金 Gelang perak 鱼', text: 'Perak 925.', price: '98.500' }],
  },
  {
    part: 'distiller',
    email: 'o.o@kupang.example',
    business: "O'o & Anak <Gula>",
    region: 'Kota Kupang',
    products: [{ name: 'Gula lempeng "Rote"', text: 'Gula lontar 500 g.', price: '35.000' }],
  },
  REFUSED,
];

async function photograph(): Promise<Buffer> {
  return sharp({ create: { width: 1200, height: 900, channels: 3, background: '#7a3b2e' } })
    .jpeg()
    .toBuffer();
}

export async function applyAll(expo: Expo): Promise<void> {
  for (const applicant of APPLICANTS) {
    const phone = await expo.comes(applicant.part, { email: applicant.email, ...ON_A_PHONE });
    await apply(phone, applicant);
    expect([applicant.part, phone.complaints]).toEqual([applicant.part, []]);
  }
}

async function apply(
  phone: Person,
  { business, email, region, products, nib, letter: file }: Applicant,
): Promise<void> {
  const { screen } = phone;
  await phone.goHome();
  await screen.getByRole('link', { name: 'Daftar sebagai peserta' }).first().click();
  await screen.getByRole('link', { name: 'Daftar sekarang' }).click();
  await screen.getByLabel('E-mail').fill(email);
  await screen.getByLabel('Nama usaha').fill(business);
  await screen.getByLabel('Kabupaten atau kota').selectOption({ label: region });
  await screen.getByRole('button', { name: 'Kirim tautan' }).click();
  await screen.getByText(`Tautan dikirim ke ${email}`).waitFor();
  const letter = await phone.letter(/Tautan masuk/);
  await phone.follow(letter.links[0] ?? '');
  await screen.getByRole('link', { name: 'Lanjutkan pendaftaran' }).click();
  await screen.waitForLoadState('networkidle');
  await screen
    .getByLabel('Cerita usaha', { exact: true })
    .fill("Kami menenun sejak 1987, tiga generasi. 'Rasa' & doa.");
  await screen.getByLabel('WhatsApp').fill('0812 3456 7890');
  await screen.getByRole('button', { name: 'Simpan dan lanjut' }).click();
  for (const product of products) await addProduct(screen, product);
  await screen.getByRole('link', { name: 'Lanjut', exact: true }).click();
  if (nib) await addNib(screen, nib);
  await screen.getByRole('link', { name: /^(Lanjut|Tidak punya izin, lanjut)$/ }).click();
  await screen.getByLabel('Mengapa produk Anda').fill('Khas kampung kami; dijual di pasar Mbongawani.');
  if (file) await addFile(screen, file);
  await screen.getByLabel(/^Saya setuju/).check();
  await screen.getByRole('button', { name: 'Simpan dan lanjut' }).click();
  await screen.getByRole('button', { name: 'Kirim pendaftaran' }).click();
  await screen.getByText('Pendaftaran terkirim').waitFor();
  const receipt = await phone.letter(/sudah kami terima/);
  expect(receipt.text).toContain(business);
}

async function addProduct(screen: Screen, { name, text, price }: Product): Promise<void> {
  await screen.getByRole('button', { name: 'Tambah produk' }).click();
  await screen.getByLabel('Nama produk').waitFor();
  await screen.waitForLoadState('networkidle');
  await screen.getByLabel('Nama produk').fill(name);
  await screen.getByLabel('Keterangan', { exact: true }).fill(text);
  await screen.getByLabel('Kelompok produk').selectOption({ index: 1 });
  await screen.getByLabel('Harga').fill(price);
  await screen
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'foto.jpg', mimeType: 'image/jpeg', buffer: await photograph() });
  await screen.locator('img[src^="/foto/"]').first().waitFor();
  await screen.getByRole('button', { name: 'Simpan produk' }).click();
  await screen.getByRole('heading', { name }).waitFor();
}

/** What the weaver's village office wrote: a page with nothing on it is a PDF too. */
export const LETTER = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

/** Chosen, taken away and chosen again, as people do. */
async function addFile(screen: Screen, name: string): Promise<void> {
  const chooser = screen.getByRole('group', { name: FILE_QUESTION }).locator('input[type=file]').first();
  const choose = (buffer: Buffer) => chooser.setInputFiles({ name, mimeType: 'application/pdf', buffer });
  await choose(LETTER);
  await screen.getByRole('link', { name }).waitFor();
  await screen.getByRole('button', { name: 'Hapus berkas' }).click();
  await screen.getByRole('link', { name }).waitFor({ state: 'detached' });
  await choose(LETTER);
  await screen.getByRole('link', { name }).waitFor();
}

async function addNib(screen: Screen, nib: string): Promise<void> {
  await screen.getByLabel(/^NIB/).check();
  await screen.getByLabel('Nomor', { exact: true }).fill(nib);
  await screen.getByRole('button', { name: 'Simpan nomor' }).click();
  await screen.getByText('Menunggu diperiksa', { exact: true }).waitFor();
}
