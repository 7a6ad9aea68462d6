/** What was accepted is on sale, in the catalogue and at the tills; and one more product comes after the application. */

import { APPLICANTS } from './applications.ts';
import type { Expo } from './expo.ts';
import { openPage } from './menu.ts';
import { NOMINATED } from './nominations.ts';

export const ADDED = { name: "Anting 'Moko' 银", price: '45.000' } as const;

/** A visitor without script finds every product of everybody who was accepted. */
export async function findInCatalogue(expo: Expo): Promise<void> {
  const { screen, goHome } = expo.the('visitor');
  await goHome();
  await screen.getByRole('link', { name: 'Semua produk' }).first().click();
  const accepted = APPLICANTS.slice(0, -1).flatMap(({ products }) => products.map(({ name }) => name));
  for (const name of [...accepted, ...NOMINATED.map(({ product }) => product)])
    await screen.getByText(name).first().waitFor();
}

/** The jeweller brings another thing than was applied with. */
export async function addProduct(expo: Expo): Promise<void> {
  const { screen } = expo.the(APPLICANTS[1]?.part ?? '');
  await openPage(screen, 'Produk');
  await screen.getByRole('link', { name: 'Tambah produk' }).first().click();
  await screen.getByLabel('Nama dalam bahasa Indonesia').fill(ADDED.name);
  await screen.getByLabel('Harga', { exact: true }).fill(ADDED.price);
  await screen.getByLabel('Kategori', { exact: true }).selectOption({ label: 'Lainnya' });
  await screen.getByRole('button', { name: 'Tambah produk' }).click();
  await screen.getByText('Produk ditambahkan dan sudah dijual.', { exact: false }).waitFor();
}
