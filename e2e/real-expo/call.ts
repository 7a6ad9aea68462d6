/** The open call: set up, opened, and found by a producer who was told nothing but the public address. */
import { expect } from 'vitest';
import type { Expo } from './expo.ts';
import { dayFromToday, EDITION } from './facts.ts';
import { openPage } from './menu.ts';

/** Answered with a file, by who has one. */
export const FILE_QUESTION = 'Surat keterangan usaha';

export async function openCall(expo: Expo): Promise<void> {
  const { screen } = expo.the('organiser');
  await openPage(screen, 'Panggilan terbuka');
  await screen.getByRole('link', { name: 'Siapkan panggilan' }).click();
  await screen.getByLabel('Dibuka', { exact: true }).fill(`${dayFromToday(-1)}T08:00`);
  await screen.getByLabel('Ditutup', { exact: true }).fill(`${dayFromToday(1)}T17:00`);
  await screen.getByLabel('Penilaian sampai').fill(`${dayFromToday(2)}T17:00`);
  await screen
    .getByLabel('Syarat (Indonesia)')
    .fill("Untuk pengrajin & petani dari NTT: tenun, kakao, moke. 'Tanpa pungutan.'");
  await screen.getByLabel('Syarat (Inggris)').fill('For weavers and farmers of NTT. No fee.');
  await screen.getByLabel('Kurator per pendaftaran').fill('2');
  await screen.getByRole('button', { name: 'Tambah pertanyaan' }).click();
  await screen.getByLabel('Pertanyaan (Indonesia)').fill(FILE_QUESTION);
  await screen.getByLabel('Jenis jawaban').selectOption({ label: 'Berkas (PDF atau foto)' });
  await screen.getByRole('button', { name: 'Simpan', exact: true }).last().click();
  await screen.getByRole('button', { name: 'Buka panggilan' }).click();
  await screen.getByText('Panggilan dibuka.').waitFor();
}

/** From the front page of the public address to the form, as anybody walks. */
export async function findCall(expo: Expo): Promise<void> {
  const visitor = await expo.comes('visitor', { email: 'nobody@ntt.example', javaScriptEnabled: false });
  await visitor.goHome();
  await visitor.screen.getByRole('heading', { name: EDITION.name }).first().waitFor();
  await visitor.screen.getByRole('link', { name: 'Daftar sebagai peserta' }).first().click();
  await visitor.screen.getByRole('link', { name: 'Daftar sekarang' }).click();
  await visitor.screen.getByLabel('Nama usaha').waitFor();
  expect(visitor.complaints).toEqual([]);
}
