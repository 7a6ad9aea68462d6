/** The hall: codes for phones, three tills, one of them without a network, each paid another way. */
import { expect } from 'vitest';
import type { Person, Screen } from '../real/person.ts';
import { sticker } from '../real/sticker.ts';
import { APPLICANTS } from './applications.ts';
import { type Expo, ON_A_PHONE } from './expo.ts';
import { openPage } from './menu.ts';
import { NOMINATED } from './nominations.ts';

const [WEAVER, JEWELLER, DISTILLER] = APPLICANTS;
const PIN = '135790';
const SUPERVISOR = "Pengawas 'Flores'";

/** What Chromium itself says when a request fails because the network is cut. */
const CUT = /net::ERR_INTERNET_DISCONNECTED|Failed to load resource/;

/** A booth with a sticker of its own takes QRIS; its text is put in beside the booth. */
export async function giveSticker(expo: Expo): Promise<void> {
  const { screen } = expo.the('organiser');
  await openPage(screen, 'Denah aula');
  await screen.waitForLoadState('networkidle');
  await screen.getByRole('button', { name: /^Stan A2,/ }).click();
  await screen.getByText('QRIS Belum ada').click();
  await screen.getByLabel('Isi QRIS', { exact: false }).fill(sticker('TENUN KOMODO'));
  await screen.getByLabel('Pemilik setuju nominal', { exact: false }).check();
  await screen.getByRole('button', { name: 'Simpan QRIS' }).click();
  await screen.getByText('TENUN KOMODO · ID1020000000001').waitFor();
}

export async function addSupervisor(expo: Expo): Promise<void> {
  const { screen } = expo.the('officer');
  await openPage(screen, 'Pengawas');
  await screen.getByLabel('Nama di kasir').fill(SUPERVISOR);
  await screen.getByLabel('PIN', { exact: true }).fill(PIN);
  await screen.getByLabel('PIN sekali lagi').fill(PIN);
  await screen.getByRole('button', { name: 'Tambahkan' }).click();
  await screen.getByText('Pengawas tersimpan').waitFor();
}

const TILLS = [
  { part: 'till A1', booth: 'A1' },
  { part: 'till A2', booth: 'A2' },
  { part: 'till A5', booth: 'A5' },
] as const;

/** An officer makes a code for each; a phone is held over it. */
export async function enrolTills(expo: Expo): Promise<void> {
  const officer = expo.the('officer');
  const { screen } = officer;
  for (const { part, booth } of TILLS) {
    await openPage(screen, 'Perangkat');
    const choice = screen.getByLabel('Stan', { exact: true });
    const wanted = choice.getByRole('option', { name: new RegExp(`^${booth} `) });
    await choice.selectOption((await wanted.getAttribute('value')) ?? '');
    await screen.getByLabel('Nama ponsel').fill(`Kasir ${booth} 🧵`);
    await screen.getByRole('button', { name: 'Buat kode' }).click();
    const code = await officer.addressIn(screen.getByRole('link', { name: 'Jadikan peramban ini kasir' }));
    const till = await expo.comes(part, { email: `${part}@ntt.example`, ...ON_A_PHONE, expected: CUT });
    till.isGiven(code, officer);
    await till.follow(code);
    await till.screen.getByRole('heading', { name: 'Buka kasir' }).waitFor();
    await openShift(till.screen);
  }
}

async function openShift(screen: Screen): Promise<void> {
  // A browser without a screen makes no promise about storage, so the person accepts the risk.
  await screen.waitForFunction(async () => Boolean(await navigator.serviceWorker.ready));
  const risk = screen.getByLabel('Saya mengerti dan tetap membuka kasir');
  if (await risk.isVisible()) await risk.check();
  await screen.getByRole('button', { name: 'Buka kasir' }).click();
  await screen.getByPlaceholder('Cari produk').waitFor();
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

async function put(screen: Screen, product: string, times = 1): Promise<void> {
  for (let time = 0; time < times; time++)
    await screen
      .getByRole('button', { name: new RegExp(`^${escaped(product)}`) })
      .first()
      .click();
}

async function press(screen: Screen, name: string | RegExp): Promise<void> {
  await screen.getByRole('button', { name, exact: true }).first().click();
}

async function sold(screen: Screen): Promise<void> {
  await screen.getByText('Terjual').first().waitFor();
  await press(screen, 'Penjualan baru');
  await screen.getByPlaceholder('Cari produk').waitFor();
}

/** The joint booth sells for both of its businesses, in cash, and by a transfer that the bank will show. */
export async function sellAtJointBooth(expo: Expo): Promise<void> {
  const { screen } = expo.the('till A1');
  await put(screen, WEAVER?.products[1]?.name ?? '', 2);
  await put(screen, JEWELLER?.products[0]?.name ?? '');
  await press(screen, 'Tunai');
  await screen.getByText('Rp398.500').first().waitFor();
  await press(screen, 'Terima');
  await sold(screen);
  await put(screen, WEAVER?.products[0]?.name ?? '');
  await press(screen, 'Cara bayar lain');
  await press(screen, 'Transfer bank');
  await screen.getByLabel(/^Catatan pembayaran/).fill('BPD 4711');
  await press(screen, 'Sudah masuk');
  await sold(screen);
}

/** The organiser's gateway gives the code of one sale, and says that it is paid before anybody presses anything. */
export async function sellByGateway(expo: Expo): Promise<void> {
  const { screen } = expo.the('till A2');
  await put(screen, NOMINATED[0].product);
  await press(screen, 'QRIS');
  await screen.getByRole('button', { name: 'Catat tanpa menunggu' }).waitFor();
  await expo.gateway.becomes('SUCCEEDED');
  await screen.getByText('Gerbang pembayaran memastikan uangnya masuk.').waitFor();
  await sold(screen);
}

/** The phone at the second booth has no network all the while, and sells by QRIS. */
export async function sellOffline(expo: Expo): Promise<void> {
  const till = expo.the('till A2');
  await till.offline(true);
  await till.screen.reload();
  await till.screen.getByPlaceholder('Cari produk').waitFor();
  await put(till.screen, NOMINATED[0].product);
  await press(till.screen, 'QRIS');
  await till.screen
    .getByText(/ID\d{13}/)
    .first()
    .waitFor();
  await press(till.screen, 'Sudah masuk');
  await sold(till.screen);
}

export async function sellAtOtherVenue(expo: Expo): Promise<void> {
  const { screen } = expo.the('till A5');
  await put(screen, DISTILLER?.products[0]?.name ?? '', 3);
  await press(screen, 'Tunai');
  await screen.getByText('Rp105.000').first().waitFor();
  await press(screen, 'Terima');
  await sold(screen);
}

/** What the buyers of these changed their minds about: it was sold, and counts nowhere in the end. */
export const REGRETTED = [35_000, 35_000] as const;

/** One sale is taken back at once by the cashier, one is paid back with the supervisor's PIN. */
export async function takeBackAndRefund(expo: Expo): Promise<void> {
  const { screen } = expo.the('till A5');
  const sellOne = async () => {
    await put(screen, DISTILLER?.products[0]?.name ?? '');
    await press(screen, 'Tunai');
    await screen.getByText('Rp35.000').first().waitFor();
    await press(screen, 'Terima');
    await screen.getByText('Terjual').first().waitFor();
  };
  await sellOne();
  await press(screen, /^Batalkan penjualan/);
  await screen.getByText('Kembalikan Rp35.000 kepada pembeli dan ambil barangnya.').waitFor();
  await press(screen, 'Penjualan baru');
  await sellOne();
  await press(screen, 'Penjualan baru');
  await press(screen, 'Menu');
  await press(screen, 'Nota di ponsel ini');
  await press(screen, /-000003/);
  await press(screen, 'Kembalikan barang');
  await press(screen, 'Semua kembali');
  await press(screen, 'Lanjut');
  await press(screen, 'Barang rusak');
  await press(screen, SUPERVISOR);
  await screen.getByLabel(/^PIN pengawas/).fill(PIN);
  await press(screen, 'Kembalikan Rp35.000');
  await screen.getByText('Serahkan kepada pembeli').waitFor();
  await press(screen, 'Penjualan baru');
  await screen.getByPlaceholder('Cari produk').waitFor();
}

/** The network comes back by itself, and so does what was sold. */
export async function comeBackOnline(expo: Expo): Promise<void> {
  const till = expo.the('till A2');
  await till.offline(false);
  await till.screen.getByRole('button', { name: /^Terkirim/ }).waitFor();
}

/** The drawer is counted; one till is short by a note. */
export async function closeTills(expo: Expo): Promise<void> {
  await close(expo.the('till A1'), ['3', '9', '3', '500'], /^Kurang Rp5\.000/);
  await close(expo.the('till A2'), ['0'], /Pas/);
  await close(expo.the('till A5'), ['1', '0', '5', '000'], /Pas/);
}

async function close({ screen, complaints }: Person, keys: readonly string[], told: RegExp): Promise<void> {
  await press(screen, 'Menu');
  await press(screen, 'Tutup kasir');
  await press(screen, 'Ketik jumlahnya');
  for (const key of keys.flatMap((each) => (/^000$/.test(each) ? [each] : [...each]))) await press(screen, key);
  await screen.getByText(told).first().waitFor();
  await press(screen, 'Tutup kasir');
  await screen.getByRole('heading', { name: 'Rekap harian' }).waitFor();
  expect(complaints).toEqual([]);
}
