/** Goods handed over for sale: the producer's delivery note, counted at the booth, one piece short. */
import { expect } from 'vitest';
import { APPLICANTS } from './applications.ts';
import type { Expo } from './expo.ts';
import { openPage } from './menu.ts';
import { isPdf } from './papers.ts';

const [WEAVER] = APPLICANTS;
const CLOTH = WEAVER?.products[0]?.name ?? '';

export async function sendGoods(expo: Expo): Promise<void> {
  const { screen } = expo.the(WEAVER?.part ?? '');
  await openPage(screen, 'Titip jual');
  await screen.getByRole('link', { name: 'Tulis surat jalan' }).first().click();
  const line = screen.getByRole('group', { name: CLOTH });
  await line.getByLabel('Jumlah').fill('12');
  await line.getByLabel('Nomor batch').fill('L-9');
  await screen.getByRole('button', { name: 'Simpan surat jalan' }).click();
  await screen.getByRole('heading', { name: /Surat jalan SJ-/ }).waitFor();
  await screen.getByLabel('Yang menyerahkan').fill("Mama Ma'e 🧵");
  await screen.getByRole('button', { name: 'Kirim barang' }).click();
  await screen.getByText('Menunggu serah terima').waitFor();
}

export async function receiveGoods(expo: Expo): Promise<void> {
  const officer = expo.the('officer');
  const { screen } = officer;
  await openPage(screen, 'Titip jual');
  await screen.getByRole('link', { name: WEAVER?.business ?? '' }).click();
  await screen.getByRole('link', { name: /SJ-/ }).first().click();
  await screen.getByLabel(CLOTH).fill('11');
  await screen.getByLabel('Yang menerima').fill("Petugas Nona Ma'u");
  await screen.getByRole('button', { name: 'Serah terima' }).click();
  await screen.getByText('Sudah diserahterimakan', { exact: true }).waitFor();
  isPdf(await officer.download(screen.getByRole('link', { name: 'Berita acara serah terima' })));
  expect(officer.complaints).toEqual([]);
}
