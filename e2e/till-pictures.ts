/**
 * Photographs every screen of the built till, on a phone and on a laptop, in both languages, to be looked at:
 * `node e2e/till-pictures.ts [FOLDER] [phone-id|phone-en|sun-id|sun-en|landscape-id|large-id|laptop-id|laptop-en]`.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { LAPTOP, launch, open, PHONE } from './browser.ts';
import { SAMPLE_PIN, sampleBooth, sampleQris, sampleSupervisor } from './till-sample.ts';
import { type StandIn, standIn } from './till-stand-in.ts';

const folder = process.argv[2] ?? 'test-results/till';
const only = process.argv[3];
/** The folder that holds the built `kasir/`. */
const clientDir = process.env.CLIENT_DIR ?? 'build/client';
/** A phone on its side. */
const LANDSCAPE = { width: PHONE.height, height: PHONE.width };
mkdirSync(folder, { recursive: true });

const WORDS = {
  id: {
    open: 'Buka kasir',
    accept: /mengerti/,
    cash: 'Tunai',
    take: 'Terima',
    fresh: 'Penjualan baru',
    paid: 'Sudah masuk',
    menu: 'Menu',
    sales: 'Nota di ponsel ini',
    move: 'Uang masuk / keluar',
    close: 'Tutup kasir',
    device: 'Ponsel ini',
    facts: /Buka keterangan ponsel ini/,
    leave: 'Keluar dari ponsel ini',
    back: 'Kembali',
    undo: /Batalkan penjualan/,
    sum: 'Ketik jumlahnya',
    replace: 'Daftarkan ulang',
    search: 'Cari produk',
    save: 'Simpan',
    erase: 'Hapus satu angka',
    receiptQr: 'QR nota',
    use: 'Pakai tautan ini',
    paste: /tempel tautan/,
    sun: 'Terang matahari',
    discount: 'Potongan nota',
    percent: 'Persen',
    hold: 'Tahan',
    holdName: /Nama pembeli/,
    held: /1 keranjang ditahan/,
    takeUp: 'Lanjutkan',
    others: 'Cara bayar lain',
    card: 'Kartu',
    part: 'Terima bagian ini',
    reference: /Catatan pembayaran/,
    price: 'Harga',
    note: 'Catatan',
    refund: 'Kembalikan barang',
    all: 'Semua kembali',
    next: 'Lanjut',
    broken: 'Barang rusak',
    pin: /PIN pengawas/,
    payBack: /^Kembalikan Rp/,
    handOver: 'Ganti kasir',
    comes: /Kasir yang datang/,
    leaves: /Kasir yang pergi/,
    drawer: 'Serahkan laci',
    recap: 'Rekap harian',
    otherReceipt: 'Nota dari ponsel lain',
    receiptLink: 'Tautan nota',
    findReceipt: 'Cari nota',
  },
  en: {
    open: 'Open the till',
    accept: /understand/,
    cash: 'Cash',
    take: 'Take the money',
    fresh: 'New sale',
    paid: 'The money is in',
    menu: 'Menu',
    sales: 'Receipts on this phone',
    move: 'Cash in / out',
    close: 'Close the till',
    device: 'This phone',
    facts: /facts about this phone/,
    leave: 'Sign this phone out',
    back: 'Back',
    undo: /Undo the sale/,
    sum: 'Type the sum',
    replace: 'Enrol again',
    search: 'Search products',
    save: 'Save',
    erase: 'Delete one digit',
    receiptQr: 'Receipt QR',
    use: 'Use this link',
    paste: /paste the officer/,
    sun: 'Bright sun',
    discount: 'Discount',
    percent: 'Percent',
    hold: 'Put aside',
    holdName: /Name for it/,
    held: /1 cart put aside/,
    takeUp: 'Take up',
    others: 'Other ways to pay',
    card: 'Card',
    part: 'Take this part',
    reference: /Reference/,
    price: 'Price',
    note: 'Note',
    refund: 'Take goods back',
    all: 'All of it',
    next: 'Next',
    broken: 'Damaged',
    pin: /Supervisor’s PIN/,
    payBack: /^Pay Rp.* back/,
    handOver: 'Hand over',
    comes: /who comes/,
    leaves: /who leaves/,
    drawer: 'Hand the drawer over',
    recap: 'Daily recap',
    otherReceipt: 'Receipt of another phone',
    receiptLink: 'The receipt’s link',
    findReceipt: 'Find the receipt',
  },
} as const;

type Words = (typeof WORDS)[keyof typeof WORDS];

async function photograph(
  browser: Browser,
  server: StandIn,
  name: string,
  viewport: typeof PHONE,
  language: 'id' | 'en',
) {
  const phone = viewport.width < 700;
  const locale = language === 'id' ? 'id-ID' : 'en-GB';
  const options = { viewport, locale, deviceScaleFactor: phone ? 2 : 1, hasTouch: phone };
  const { context, page, complaints } = await open(browser, options, /Failed to load resource|net::ERR/);
  let number = 0;
  const shoot = async (screen: string) => {
    number++;
    await page.waitForTimeout(150);
    await page.screenshot({ path: join(folder, `${name}-${String(number).padStart(2, '0')}-${screen}.png`) });
  };
  if (name.startsWith('large'))
    await page.addInitScript(() =>
      addEventListener('DOMContentLoaded', () => {
        document.documentElement.style.fontSize = '200%';
      }),
    );
  if (name.startsWith('sun')) await page.emulateMedia({ contrast: 'more' });
  await page.goto(`${server.url}/kasir/`);
  await page.getByRole('heading').waitFor();
  await shoot('enrol');
  await walk(page, server, WORDS[language], shoot);
  await context.close();
  for (const complaint of complaints) console.error(`${name}: ${complaint}`);
  console.log(`${name}: ${number} pictures`);
}

/** Runs in the page: from now on nothing can be written into the log. */
function fillDisk(): void {
  IDBObjectStore.prototype.add = () => {
    throw new DOMException('no space left', 'QuotaExceededError');
  };
}

async function walk(page: Page, server: StandIn, words: Words, shoot: (screen: string) => Promise<void>) {
  const press = (label: string | RegExp) => page.getByRole('button', { name: label, exact: true }).first().click();
  const tap = (product: RegExp, times = 1) =>
    page.getByRole('button', { name: product }).first().click({ clickCount: times, delay: 20 });
  await page.getByLabel(words.paste).fill('https://contoh.invalid/kasir/#daftar=salah-salah-salah-salah-salah');
  await press(words.use);
  await page.getByRole('alert').waitFor();
  await shoot('enrol-refused');
  await page.goto('about:blank');
  await page.goto(server.url + server.enrolmentPath);
  await page.getByRole('heading', { name: words.open }).waitFor();
  await shoot('open-shift');
  for (let i = 0; i < 3; i++)
    await page
      .getByRole('button', { name: /Tambah|One more/ })
      .nth(i + 1)
      .click();
  await page
    .getByLabel(words.accept)
    .check({ timeout: 3_000 })
    .catch(() => undefined);
  await shoot('open-shift-counted');
  await page.getByRole('button', { name: words.open }).click();
  await page.getByPlaceholder(words.search).waitFor();
  await shoot('sell-empty');
  await tap(/^Amplang ikan|^Mackerel/, 2);
  await tap(/^Wedang|^Ginger drink/);
  await tap(/^Kalung|^Bead necklace/);
  await shoot('sell');
  await page.getByPlaceholder(words.search).fill('manik');
  await shoot('search');
  await page.getByPlaceholder(words.search).fill('xyz');
  await shoot('search-nothing');
  await page.getByPlaceholder(words.search).fill('');
  await page.locator('section button').first().click();
  await shoot('cart');
  await press(words.discount);
  for (const key of ['1', '0']) await press(key);
  await shoot('discount');
  await press(words.save);
  await shoot('cart-discounted');
  await page.locator('li button').first().click();
  await shoot('line');
  await press(words.note);
  await page.getByRole('textbox').fill('tanpa gula');
  await shoot('line-note');
  await press(words.save);
  await press(words.hold);
  await page.getByLabel(words.holdName).fill('Ibu berbaju merah');
  await shoot('hold');
  await press(words.hold);
  await page.getByPlaceholder(words.search).waitFor();
  await shoot('sell-held');
  await page.getByPlaceholder(words.search).fill('anjat');
  await page
    .getByRole('button', { name: /^Tas anjat|^Small anjat/ })
    .first()
    .click();
  await shoot('line-price');
  await press(words.back);
  await page.getByRole('button', { name: words.held }).click();
  await shoot('held');
  await press(words.takeUp);
  await page.goBack();
  await press(words.others);
  await shoot('split');
  for (const key of ['1', '0', '0', '000']) await press(key);
  await press(words.card);
  await shoot('other');
  await page.getByLabel(words.reference).fill('4111 1111 1111 1111');
  await shoot('other-card-number');
  await page.getByLabel(words.reference).fill('APP 12');
  await press(words.paid);
  await shoot('split-rest');
  await page.goBack();
  await shoot('sell-half-paid');
  await page.locator('section button').last().click();
  await page.getByRole('button', { name: /100\.000/ }).click();
  await page.goBack();
  await press(words.cash);
  await shoot('cash-exact');
  await press('1');
  await shoot('cash-missing');
  for (const key of ['2', '5', '000']) await press(key);
  await press(words.erase);
  await page
    .getByRole('button', { name: '200.000' })
    .click()
    .catch(() => undefined);
  await shoot('cash-change');
  await press(words.take);
  await page.getByRole('heading', { name: /Terjual|Sold/ }).waitFor();
  await shoot('sold');
  await press(words.receiptQr);
  await shoot('sold-qr');
  await press('WhatsApp');
  await shoot('sold-whatsapp');
  await press(words.fresh);
  server.setGateway('on');
  await tap(/^Gelang|^Bead bracelet/);
  await press('QRIS');
  await page.getByText('CONTOH GERBANG').waitFor();
  await shoot('qris-gateway');
  server.tellCharge('settled');
  await page.getByRole('heading', { name: /Terjual|Sold/ }).waitFor();
  await shoot('sold-gateway');
  await press(words.fresh);
  await press(words.menu);
  await press(words.otherReceipt);
  await page.getByLabel(words.receiptLink).fill('A1-2-000007');
  await press(words.findReceipt);
  await page.getByRole('alert').waitFor();
  await shoot('other-receipt');
  await page.goBack();
  await page.goBack();
  await page.getByPlaceholder(words.search).waitFor();
  await page.context().setOffline(true);
  server.setDown(true);
  await tap(/^Gelang|^Bead bracelet/);
  await press('QRIS');
  await shoot('qris');
  await press(words.paid);
  await page.getByRole('heading', { name: /Terjual|Sold/ }).waitFor();
  await shoot('sold-qris');
  await page.getByRole('button', { name: words.undo }).click();
  await shoot('undone');
  await press(words.fresh);
  await page.getByPlaceholder(words.search).fill('batik');
  await tap(/^Syal|^Batik scarf/);
  await page.getByPlaceholder(words.search).fill('');
  await press(words.cash);
  await press(words.take);
  await page.getByRole('heading', { name: /Terjual|Sold/ }).waitFor();
  await press(words.fresh);
  await shoot('sell-offline');
  await page
    .getByRole('button', { name: /^Amplang ikan|^Mackerel/ })
    .first()
    .click({ delay: 600 });
  for (const key of ['1', '2']) await press(key);
  await shoot('quantity');
  await press(words.save);
  await page.evaluate(fillDisk);
  await press(words.cash);
  await press(words.take);
  await page.getByRole('alert').waitFor();
  await shoot('not-sold');
  await page.goBack();
  await page.reload();
  await page.getByPlaceholder(words.search).waitFor();
  await press(words.menu);
  await shoot('menu');
  await press(words.sales);
  await shoot('sales');
  await page.getByRole('button', { name: /A1-1-000001/ }).click();
  await page.getByRole('article').waitFor();
  await shoot('receipt');
  await page.emulateMedia({ media: 'print' });
  await shoot('receipt-print');
  await page.emulateMedia({ media: 'screen' });
  await press(words.refund);
  await page.getByRole('button', { name: words.all }).waitFor();
  await shoot('refund');
  await press(words.all);
  await press(words.next);
  await press(words.broken);
  await page.getByLabel(words.pin).fill('111111');
  await page.getByRole('button', { name: words.payBack }).click();
  await page.getByRole('alert').waitFor();
  await shoot('refund-approval');
  await page.getByLabel(words.pin).fill(SAMPLE_PIN);
  await page.getByRole('button', { name: words.payBack }).click();
  await page.getByRole('article').waitFor();
  await shoot('refunded');
  await press(words.fresh);
  await press(words.menu);
  await press(words.handOver);
  await page.getByLabel(words.leaves).fill('Kasir 1');
  await page.getByLabel(words.comes).fill('Kasir 2');
  await shoot('hand-over');
  await press(words.sum);
  for (const key of ['5', '0', '000']) await press(key);
  await shoot('hand-over-counted');
  await press(words.drawer);
  await page.getByPlaceholder(words.search).waitFor();
  await press(words.menu);
  await press(words.sales);
  await shoot('sales-refunded');
  await press(words.back);
  await press(words.move);
  await shoot('move-cash');
  await press(words.back);
  await press(words.device);
  await shoot('device');
  await press(words.leave);
  await shoot('sign-out-shift-open');
  await press(words.back);
  await page.goBack();
  await press(words.menu);
  await press(words.close);
  await press(words.sum);
  for (const key of ['7', '0', '0', '000']) await press(key);
  await shoot('close-shift');
  await page.getByRole('button', { name: words.close }).click();
  await shoot('recap');
  await page.getByRole('button', { name: /Selesai|Done/ }).click();
  await page.getByRole('button', { name: words.facts }).click();
  await press(words.leave);
  await shoot('sign-out-unsent');
  await press(words.back);
  await press(words.back);
  server.setDown(false);
  server.publish({
    ...sampleBooth(),
    booth: { ...sampleBooth().booth, qris: sampleQris('CONTOH LAIN', 'ID1000000000999') },
  });
  await page.context().setOffline(false);
  await page.waitForTimeout(4_000);
  await shoot('all-sent');
  server.revokeAll();
  await page.getByRole('button', { name: /Terkirim|Sent/ }).click();
  await page.getByRole('button', { name: /Kirim sekarang|Send now/ }).click();
  await page.getByRole('alert').waitFor();
  await shoot('device-revoked');
  await press(words.back);
  await shoot('halted');
  const other = await page.context().newPage();
  await other.goto(server.url + server.enrolmentPath);
  await other.getByRole('heading').waitFor();
  await other.screenshot({ path: join(folder, 'other-tab.png') });
  await other.close();
}

const browser = await launch();
try {
  for (const [name, viewport, language] of [
    ['phone-id', PHONE, 'id'],
    ['phone-en', PHONE, 'en'],
    ['sun-id', PHONE, 'id'],
    ['sun-en', PHONE, 'en'],
    ['landscape-id', LANDSCAPE, 'id'],
    ['large-id', PHONE, 'id'],
    ['laptop-id', LAPTOP, 'id'],
    ['laptop-en', LAPTOP, 'en'],
  ] as const) {
    if (only && name !== only) continue;
    const server = await standIn(clientDir, { ...sampleBooth(), supervisors: [await sampleSupervisor()] });
    await photograph(browser, server, name, viewport, language);
    await server.stop();
  }
} finally {
  await browser.close();
}
