/** From the terminal to an edition: the organiser is invited, signs up, and makes the expo with its two venues. */
import { expect } from 'vitest';
import { LAPTOP } from '../browser.ts';
import type { Person } from '../real/person.ts';
import type { Expo } from './expo.ts';
import { DAY_ENDS, dayFromToday, EDITION, labelled, ORGANISER, PASSWORD, VENUES } from './facts.ts';
import { openPage } from './menu.ts';

/** With an apostrophe, as names in the province have. */
const CHAIR = "Ketua panitia 'Rambu'";

/** Whoever holds the machine invites the organiser, and sends on the link that the terminal shows. */
export async function inviteOrganiser(expo: Expo): Promise<void> {
  const { installation } = expo;
  const organiser = await expo.comes('organiser', { email: 'panitia@ntt.example', viewport: LAPTOP });
  const said = await installation.gelaran(
    'invite',
    organiser.email,
    '--organiser',
    ORGANISER.slug,
    '--name',
    ORGANISER.name,
  );
  expect(said).toContain(ORGANISER.name);
  await organiser.follow(organiser.reads(said));
  const { screen } = organiser;
  await screen.getByLabel('Nama', { exact: true }).fill(CHAIR);
  await screen.getByLabel('Kata sandi baru').fill(PASSWORD);
  await screen.getByRole('button', { name: 'Terima undangan' }).click();
  await screen.getByRole('heading', { name: 'Pilih gelaran' }).waitFor();
}

/** The same letter goes out by mail, too. */
export async function readInvitation(expo: Expo): Promise<void> {
  const letter = await expo.the('organiser').letter(/undangan/i);
  expect(letter.text).toContain(ORGANISER.name);
  expect(letter.links[0]).toMatch(new RegExp(`^${expo.installation.url}/`));
}

export async function makeEdition(expo: Expo): Promise<void> {
  const { screen } = expo.the('organiser');
  await screen.getByRole('link', { name: 'Gelaran baru' }).click();
  await screen.getByLabel('Nama seri baru').fill('Pameran Tenun NTT');
  await screen.getByLabel('Alamat web gelaran').fill(EDITION.slug);
  await screen.getByLabel('Nama gelaran').fill(EDITION.name);
  await screen.getByLabel('Hari pertama', { exact: true }).fill(dayFromToday(0));
  await screen.getByLabel('Hari terakhir', { exact: true }).fill(dayFromToday(2));
  await screen.getByLabel(labelled('Hari usaha berakhir')).selectOption(DAY_ENDS);
  for (const [at, venue] of VENUES.entries()) {
    if (at > 0) await screen.getByText('Tempat lain', { exact: false }).click();
    await screen.getByLabel(labelled('Tempat')).nth(at).fill(venue.name);
    await screen.getByLabel(labelled('Kota')).nth(at).fill(venue.city);
    await screen.getByLabel(labelled('Zona waktu')).nth(at).selectOption(venue.zone);
    await screen.getByLabel(labelled('Buka')).nth(at).fill(DAY_ENDS);
    await screen.getByLabel(labelled('Tutup')).nth(at).fill('01:59');
  }
  await screen.getByLabel('Tampilkan angka penjualan di papan umum').check();
  await screen.getByRole('button', { name: 'Pratinjau' }).click();
  await screen.getByText('Yang akan dibuat').waitFor();
  await screen.getByRole('button', { name: 'Buat gelaran' }).click();
  await screen.getByRole('heading', { name: 'Kontingen', level: 1 }).waitFor();
}

/** From the public front page back to one's work. */
export async function signIn({ screen, email, goHome }: Person): Promise<void> {
  await goHome();
  // Whoever has signed in is shown the way to the work instead of a door.
  await screen.getByRole('link', { name: 'Ruang kerja saya' }).first().click();
  await screen.getByRole('link', { name: 'Buka' }).click();
  await screen.getByRole('button', { name: CHAIR }).click();
  await screen.getByRole('button', { name: 'Keluar', exact: true }).click();
  await goHome();
  await screen.getByRole('link', { name: 'Masuk' }).first().click();
  await screen.getByLabel('Alamat email').fill(email);
  await screen.getByLabel('Kata sandi').fill(PASSWORD);
  await screen.getByRole('button', { name: 'Masuk', exact: true }).click();
  await screen.getByRole('link', { name: 'Buka' }).click();
  await screen.getByRole('heading', { name: 'Ringkasan' }).waitFor();
}

/** An edition begins as a draft that its people alone see; from here on everybody does. */
export async function announce(expo: Expo): Promise<void> {
  const { screen } = expo.the('organiser');
  await openPage(screen, 'Pengaturan gelaran');
  await screen.getByRole('button', { name: 'Umumkan', exact: true }).click();
  await screen.getByText('Semua orang melihat gelaran ini', { exact: false }).waitFor();
}
