/** Who takes part: delegations with their places, agencies, and everybody else invited by mail. */
import { expect } from 'vitest';
import { LAPTOP } from '../browser.ts';
import type { Person } from '../real/person.ts';
import { type Expo, ON_A_PHONE } from './expo.ts';
import { AGENCIES, PASSWORD, REGIONS } from './facts.ts';
import { openPage } from './menu.ts';

export async function addDelegations(expo: Expo): Promise<void> {
  const { screen } = expo.the('organiser');
  for (const region of REGIONS) {
    await openPage(screen, 'Kontingen');
    await screen.getByRole('link', { name: 'Tambah daerah' }).first().click();
    await screen.getByRole('combobox', { name: 'Daerah' }).fill(region.typed);
    await screen.getByLabel('Kuota stan').fill(String(region.booths));
    await screen.getByLabel('Kuota pelaku usaha').fill(String(region.producers));
    await screen.getByRole('button', { name: 'Simpan', exact: true }).click();
    if (region.several) {
      await screen.getByRole('radio', { name: region.fullName }).check();
      await screen.getByRole('button', { name: 'Simpan', exact: true }).click();
    }
    await screen.getByRole('link', { name: region.shown, exact: true }).waitFor();
  }
}

export async function addAgencies(expo: Expo): Promise<void> {
  const { screen } = expo.the('organiser');
  await openPage(screen, 'Instansi');
  for (const { name, region } of AGENCIES) {
    const form = screen
      .locator('section, div')
      .filter({ has: screen.getByRole('heading', { name: 'Tambah instansi' }) })
      .last();
    await form.getByLabel('Nama instansi').fill(name);
    await form.getByLabel('Daerahnya').selectOption({ label: region });
    await form.getByRole('button', { name: 'Tambah instansi' }).click();
    await screen.getByText(name).first().waitFor();
  }
}

interface Invited {
  readonly part: string;
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly region?: string;
  readonly agency?: string;
  readonly phone: boolean;
}

export const INVITED: readonly Invited[] = [
  {
    part: 'officer',
    email: 'petugas@ende.example',
    name: "Petugas Nona Ma'u",
    role: 'Petugas dinas',
    agency: AGENCIES[0].name,
    phone: false,
  },
  {
    part: 'lead',
    email: 'ketua@mabar.example',
    name: 'Ketua Delegasi 金',
    role: 'Ketua delegasi',
    region: 'Manggarai Barat',
    agency: AGENCIES[1].name,
    phone: true,
  },
  { part: 'curator', email: 'kurator.satu@ntt.example', name: 'Kurator Satu', role: 'Kurator', phone: true },
  { part: 'second curator', email: 'kurator.dua@ntt.example', name: 'Kurator Dua 🧵', role: 'Kurator', phone: true },
];

export async function inviteEverybody(expo: Expo): Promise<void> {
  const { screen } = expo.the('organiser');
  for (const { email, role, region, agency } of INVITED) {
    await openPage(screen, 'Undangan');
    await screen.getByLabel('Alamat email').fill(email);
    await screen.getByLabel('Peran').selectOption({ label: role });
    if (region) await screen.getByLabel('Daerah delegasi').selectOption({ label: region });
    if (agency) await screen.getByLabel('Instansi').selectOption({ label: agency });
    await screen.getByRole('button', { name: 'Kirim undangan' }).click();
    await screen.getByText(`Undangan untuk ${email}`).first().waitFor();
  }
}

/** Each follows the link of the own letter. */
export async function takeUpInvitations(expo: Expo): Promise<void> {
  for (const { part, email, name, phone } of INVITED) {
    const person = await expo.comes(part, { email, ...(phone ? ON_A_PHONE : { viewport: LAPTOP }) });
    await takeUp(person, name);
  }
}

export async function takeUp(person: Person, name: string): Promise<void> {
  const { screen } = person;
  const letter = await person.letter(/undangan|mengundang/i);
  await person.follow(letter.links[0] ?? '');
  await screen.getByLabel('Nama', { exact: true }).fill(name);
  await screen.getByLabel('Kata sandi baru').fill(PASSWORD);
  await screen.getByRole('button', { name: 'Terima undangan' }).click();
  await screen.getByRole('heading', { name: 'Ringkasan' }).waitFor();
  expect(person.complaints).toEqual([]);
}
