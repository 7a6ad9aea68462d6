/** Curators score on phones without names; the panel decides; what was decided reaches people by letter. */
import { expect } from 'vitest';
import type { Person } from '../real/person.ts';
import { APPLICANTS, LETTER, REFUSED } from './applications.ts';
import type { Expo } from './expo.ts';
import { EDITION } from './facts.ts';
import { openPage } from './menu.ts';
import { NOMINATED, OWNER } from './nominations.ts';

const ALL = APPLICANTS.length + NOMINATED.length;

/** The officer looks at a permit and says that it is right. */
export async function verifyPermit(expo: Expo): Promise<void> {
  const { screen } = expo.the('officer');
  await openPage(screen, 'Izin dan identitas');
  await screen.getByRole('link', { name: APPLICANTS[0]?.business ?? '' }).click();
  await screen.getByLabel('Apa yang dilihat').fill("Sertifikat asli 'NIB' dilihat.");
  await screen.getByRole('button', { name: 'Nyatakan benar' }).click();
  await screen.getByText('Diperiksa dan benar').waitFor();
}

/** The officer opens the file that an applicant sent from a phone: the same to the byte, and named as it was. */
export async function openLetter(expo: Expo): Promise<void> {
  const officer = expo.the('officer');
  const [weaver] = APPLICANTS;
  await openPage(officer.screen, 'Panggilan terbuka');
  await officer.screen.getByRole('link', { name: 'Lihat semua' }).click();
  await officer.screen.getByRole('link', { name: weaver?.business ?? '' }).click();
  const link = officer.screen.getByRole('link', { name: weaver?.letter ?? '' });
  await link.waitFor();
  const { name, bytes } = await officer.download(link);
  expect([name, bytes.equals(LETTER)]).toEqual(['Surat usaha Mama Mae .pdf', true]);
}

export async function score(expo: Expo): Promise<void> {
  await Promise.all([scoreAll(expo.the('curator'), 4), scoreAll(expo.the('second curator'), 5)]);
}

async function scoreAll({ screen, complaints }: Person, points: number): Promise<void> {
  await openPage(screen, 'Kurasi');
  await screen.getByRole('link', { name: 'Mulai menilai' }).click();
  for (let done = 0; done < ALL; done++) {
    const finish = screen.getByRole('button', { name: 'Selesai, berikutnya' });
    await finish.waitFor();
    await screen.waitForLoadState('networkidle');
    for (const { business } of [...APPLICANTS, ...NOMINATED])
      expect(await screen.getByText(business, { exact: true }).count()).toBe(0);
    for (const criterion of await screen.locator('fieldset').all())
      await criterion.locator(`label:has(input[value="${points}"])`).tap();
    const here = screen.url();
    await finish.tap();
    await screen.waitForURL((at) => at.toString() !== here);
  }
  await screen.getByText('Semua sudah Anda nilai', { exact: false }).waitFor();
  expect(complaints).toEqual([]);
}

export async function decide(expo: Expo): Promise<void> {
  const { screen } = expo.the('organiser');
  await openPage(screen, 'Panel');
  await screen.getByLabel(`Pilih ${REFUSED.business}`, { exact: true }).check();
  await screen.getByLabel('Alasan (Indonesia)').fill("Kemasannya belum siap; 'coba lagi' tahun depan.");
  await screen.getByRole('button', { name: 'Tidak diterima' }).click();
  await screen.getByText('1 pendaftar: Tidak diterima.').waitFor();
  await screen.getByRole('link', { name: /^Diajukan/ }).click();
  await screen.getByLabel(`Pilih semua ${ALL - 1} pendaftar`, { exact: false }).check();
  await screen.getByRole('button', { name: 'Terima', exact: true }).click();
  await screen.getByText(`${ALL - 1} pendaftar: Diterima.`).waitFor();
}

export async function publish(expo: Expo): Promise<void> {
  const { screen } = expo.the('organiser');
  await openPage(screen, 'Panggilan terbuka');
  await screen.getByRole('button', { name: 'Tutup panggilan' }).click();
  await screen.getByText('Panggilan ditutup', { exact: false }).first().waitFor();
  await screen.getByLabel('Saya mengerti', { exact: false }).check();
  await screen.getByRole('button', { name: 'Umumkan hasil' }).click();
  await screen.getByText('Hasil diumumkan', { exact: false }).first().waitFor();
}

/** Each learns the result from a letter of the own, and whoever was accepted goes on from it. */
export async function readResults(expo: Expo): Promise<void> {
  const [weaver] = APPLICANTS;
  for (const { part, business } of [
    { part: weaver?.part ?? '', business: weaver?.business ?? '' },
    { part: OWNER.part, business: NOMINATED[1].business },
  ]) {
    const person = expo.the(part);
    const letter = await person.letter(/Hasil kurasi/);
    expect(letter.subject).toContain(EDITION.name);
    expect(letter.text).toContain(business);
    await person.follow(letter.links[0] ?? '');
    await person.screen.getByText('Selamat', { exact: false }).first().waitFor();
  }
  const refused = await expo.the(REFUSED.part).letter(/Hasil kurasi/);
  expect(refused.text).toContain("Kemasannya belum siap; 'coba lagi' tahun depan.");
}
