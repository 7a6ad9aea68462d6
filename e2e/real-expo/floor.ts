/** The plan: a hall at each venue, booths in a row, numbered, given away, and filled with whoever was accepted. */
import type { Screen } from '../real/person.ts';
import { APPLICANTS } from './applications.ts';
import type { Expo } from './expo.ts';
import { VENUES } from './facts.ts';
import { openPage } from './menu.ts';
import { NOMINATED } from './nominations.ts';
import { isPdf } from './papers.ts';

const HALLS = [
  { name: "Aula 'Mawar'", venue: VENUES[0], booths: 4, last: 'A4' },
  { name: 'Tenda 东', venue: VENUES[1], booths: 1, last: 'A5' },
] as const;

/** Each booth: who holds it, and who sells there. */
export const BOOTHS = [
  {
    hall: HALLS[0].name,
    number: 'A1',
    holder: 'Kontingen Ende',
    businesses: [APPLICANTS[0]?.business ?? '', APPLICANTS[1]?.business ?? ''],
  },
  { hall: HALLS[0].name, number: 'A2', holder: 'Kontingen Manggarai Barat', businesses: [NOMINATED[0].business] },
  { hall: HALLS[0].name, number: 'A3', holder: 'Kontingen Manggarai Barat', businesses: [NOMINATED[1].business] },
  { hall: HALLS[1].name, number: 'A5', holder: 'Kontingen Kota Kupang', businesses: [APPLICANTS[2]?.business ?? ''] },
] as const;

const saved = (screen: Screen) => screen.getByText('Semua tersimpan', { exact: true }).waitFor();
const booth = (screen: Screen, number: string) => screen.getByRole('button', { name: new RegExp(`^Stan ${number},`) });

/** The drawing table answers once its script runs. */
async function openTable(screen: Screen): Promise<void> {
  await openPage(screen, 'Denah aula');
  await screen.waitForLoadState('networkidle');
}

export async function drawHalls(expo: Expo): Promise<void> {
  const { screen } = expo.the('organiser');
  await openTable(screen);
  for (const hall of HALLS) await draw(screen, hall);
}
async function draw(screen: Screen, { name, venue, booths, last }: (typeof HALLS)[number]): Promise<void> {
  const fold = screen.locator('details', { hasText: 'Tambah aula' });
  if (!(await fold.getByLabel('Nama aula').isVisible())) await fold.locator('summary').click();
  await fold.getByLabel('Nama aula').fill(name);
  await fold.getByLabel('Tempat pameran').selectOption({ label: `${venue.name}, ${venue.city}` });
  await fold.getByRole('button', { name: 'Gambar aula' }).click();
  await screen.getByRole('group', { name: `Denah ${name} dari atas` }).waitFor();
  await screen.getByLabel('Alat').selectOption('booth');
  await screen.getByRole('button', { name: 'Taruh di tempat kosong' }).click();
  if (booths > 1) {
    await screen.getByText('Gandakan menjadi barisan').click();
    await screen.getByLabel('Berapa stan lagi').fill(String(booths - 1));
    await screen.getByRole('button', { name: 'Gambar barisan' }).click();
  }
  await booth(screen, last).waitFor();
  await saved(screen);
}

const hallLabel = (name: string) => `${name} · ${HALLS.find((hall) => hall.name === name)?.venue.name}`;

/** Whoever holds a booth, and whoever sells there. */
export async function giveBooths(expo: Expo): Promise<void> {
  const { screen } = expo.the('organiser');
  await openTable(screen);
  for (const { hall, number, holder, businesses } of BOOTHS) {
    const choice = screen.getByLabel('Aula', { exact: true });
    if (await choice.isVisible()) await choice.selectOption({ label: hallLabel(hall) });
    await booth(screen, number).click();
    await screen.getByLabel('Pemegang').selectOption({ label: holder });
    await screen.getByRole('button', { name: 'Berikan', exact: true }).click();
    for (const business of businesses) {
      await screen.getByLabel('Tambah pelaku usaha').selectOption({ label: business });
      await screen.getByRole('button', { name: `Keluarkan ${business}` }).waitFor();
    }
    await saved(screen);
  }
}

/** Plan and signs with the names as they are. */
export async function printPlan(expo: Expo): Promise<void> {
  const organiser = expo.the('organiser');
  for (const name of ['Cetak denah (PDF)', 'Cetak papan nama (PDF)'])
    isPdf(await organiser.download(organiser.screen.getByRole('link', { name })));
}
