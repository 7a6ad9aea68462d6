/** The till by itself, against a stand-in server: what a phone must survive in a hall. */
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import chromium from '@sparticuz/chromium';
import { type BrowserContext, type Page, chromium as playwright } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '../src/kinds/id.ts';
import { receiptKey } from '../src/slices/till/rules/receipt-link.ts';
import { newSecret } from '../src/slices/till/rules/sale.ts';
import { PHONE } from './browser.ts';
import { SAMPLE_PIN, sampleBooth, sampleQris, sampleSupervisor } from './till-sample.ts';
import { type StandIn, standIn } from './till-stand-in.ts';

let folder: string;
let server: StandIn;
let context: BrowserContext;
let page: Page;

/** A browser with a profile on the disk, so that it can be killed and opened again. */
async function openBrowser(): Promise<void> {
  context = await playwright.launchPersistentContext(join(folder, 'profile'), {
    executablePath: process.env.CHROMIUM ?? (await chromium.executablePath()),
    args: [...chromium.args.filter((arg) => arg !== '--single-process'), '--no-sandbox'],
    viewport: PHONE,
    locale: 'id-ID',
  });
  page = context.pages()[0] ?? (await context.newPage());
}

beforeAll(async () => {
  await chromium.executablePath();
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gelaran-till-'));
  await cp(process.env.CLIENT_DIR ?? 'build/client', join(folder, 'client'), { recursive: true });
  server = await standIn(join(folder, 'client'), sampleBooth());
  await openBrowser();
});

afterEach(async () => {
  await context.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).first();

async function enrolAndOpen(): Promise<void> {
  await page.goto(server.url + server.enrolmentPath);
  await page.getByRole('heading', { name: 'Buka kasir' }).waitFor();
  expect(page.url()).toBe(`${server.url}/kasir/`);
  await page.evaluate(() => navigator.serviceWorker.ready);
  const risk = page.getByRole('checkbox');
  if (await risk.isVisible()) await risk.check();
  await button('Buka kasir').click();
  await page.getByPlaceholder('Cari produk').waitFor();
}

async function cutNetwork(): Promise<void> {
  server.setDown(true);
  await context.setOffline(true);
}

async function restoreNetwork(): Promise<void> {
  server.setDown(false);
  await context.setOffline(false);
}

const sold = () => page.getByRole('heading', { name: 'Terjual' });

async function sell(product: RegExp): Promise<void> {
  await page.getByRole('button', { name: product }).first().click();
  await button('Tunai').click();
  await button('Terima').click();
  await sold().waitFor();
}

/** How many lines of a cart the phone has kept: it writes them behind the screen, and this test pulls the plug right after. */
function keptLines(): Promise<number> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('gelaran-till');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const carts = opening.result.transaction('cart').objectStore('cart').getAll();
      carts.onsuccess = () => {
        opening.result.close();
        resolve(carts.result[0]?.lines.length ?? 0);
      };
    };
  });
}

test('three taps sell without a network, the phone is restarted, and everything arrives', async () => {
  await enrolAndOpen();
  await cutNetwork();
  await sell(/^Amplang ikan/);
  await button('Penjualan baru').click();
  await page.getByRole('button', { name: /^Wedang/ }).click();
  await page.waitForFunction(keptLines, undefined, { polling: 50 });
  await context.close();
  await openBrowser();
  await cutNetwork();
  await page.goto(`${server.url}/kasir/`);
  await page.getByText('Luring · 2').waitFor();
  await page.getByRole('button', { name: /^Wedang jahe, .* 1 di keranjang/ }).waitFor();
  await button('Tunai').click();
  await button('Terima').click();
  await sold().waitFor();
  expect(await page.getByRole('status').getByText('A1-1-000002').count()).toBe(1);
  await restoreNetwork();
  await page.getByRole('button', { name: /Terkirim/ }).waitFor();
  expect(server.events()).toBe(3);
});

test('whoever practises sees it on every screen, leaves no trace, and comes back to the real till', async () => {
  await page.goto(server.url + server.enrolmentPath);
  await page.getByRole('heading', { name: 'Buka kasir' }).waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  const banner = page.getByRole('complementary', { name: 'Latihan' });
  await button('Latihan dulu').click();
  await banner.waitFor();
  await cutNetwork();
  await button('Buka kasir').click();
  await page.getByPlaceholder('Cari produk').waitFor();
  await sell(/^Amplang ikan/);
  expect(await banner.isVisible()).toBe(true);
  expect(await page.getByRole('status').getByText('LATIHAN-000001').count()).toBe(1);
  expect(await button('WhatsApp').count()).toBe(0);
  await button('Penjualan baru').click();
  expect(await page.getByRole('button', { name: /Luring|Terkirim/ }).count()).toBe(0);
  await button('Menu').click();
  expect(await banner.isVisible()).toBe(true);
  expect(await button('Ponsel ini').count()).toBe(0);
  await button('Nota di ponsel ini').click();
  await button(/^LATIHAN-000001/).click();
  await page.getByText('Latihan, bukan struk').waitFor();
  await button('Selesai latihan').click();
  await page.getByRole('heading', { name: 'Buka kasir' }).waitFor();
  expect(await banner.count()).toBe(0);
  expect(await logged()).toEqual([]);
  await restoreNetwork();
  const risk = page.getByRole('checkbox');
  if (await risk.isVisible()) await risk.check();
  await button('Buka kasir').click();
  await page.getByPlaceholder('Cari produk').waitFor();
  expect(await button('Latihan dulu').count()).toBe(0);
  await sell(/^Amplang ikan/);
  expect(await page.getByRole('status').getByText('A1-1-000001').count()).toBe(1);
  await page.getByRole('button', { name: /Terkirim/ }).waitFor();
  expect(server.events()).toBe(2);
});

test('a laptop sells by keyboard alone', async () => {
  await enrolAndOpen();
  await page.keyboard.press('/');
  await page.keyboard.type('amplng');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Tunai' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByPlaceholder('Cari produk').waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type('5');
  await page.keyboard.type('-');
  await page.getByRole('alert').getByText('“5-” belum dapat dipakai').waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('0000');
  await page.keyboard.press('Enter');
  await sold().waitFor();
  expect(await page.getByRole('status').getByText('Rp25.000').count()).toBe(1);
  await page.keyboard.press('Enter');
  await page.getByPlaceholder('Cari produk').waitFor();
});

test('a second tab may take the till over, and the first lets go', async () => {
  await enrolAndOpen();
  const second = await context.newPage();
  await second.goto(`${server.url}/kasir/`);
  await second.getByRole('heading', { name: 'Kasir terbuka di tab lain' }).waitFor();
  await second.getByRole('button', { name: 'Pakai di sini' }).click();
  await second.getByPlaceholder('Cari produk').waitFor();
  await page.getByRole('heading', { name: 'Kasir terbuka di tab lain' }).waitFor();
});

test('a new version keeps away until the shift is closed and everything is sent', async () => {
  await enrolAndOpen();
  const worker = join(folder, 'client/kasir/sw.js');
  await writeFile(worker, `${await readFile(worker, 'utf8')}\n// newer`);
  // What is kept compressed beside it is of the old one.
  for (const kind of ['br', 'gz']) await rm(`${worker}.${kind}`, { force: true });
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update().catch(() => undefined));
  await button('Menu').click();
  await page.getByText('Versi baru menunggu').waitFor();
  const reloaded = page.waitForEvent('load');
  await button('Tutup kasir').click();
  await button('Ketik jumlahnya').click();
  await button('0').click();
  await button('Tutup kasir').click();
  await reloaded;
  await page.getByRole('heading', { name: 'Buka kasir' }).waitFor();
  const state = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return [registration?.waiting ?? null, await (await fetch('/kasir/sw.js')).text()] as const;
  });
  expect([state[0], state[1].endsWith('// newer')]).toEqual([null, true]);
});

test('a revoked phone stops selling and still sends', async () => {
  await enrolAndOpen();
  await cutNetwork();
  await sell(/^Amplang ikan/);
  await button('Penjualan baru').click();
  server.revokeAll();
  await restoreNetwork();
  await page.getByRole('heading', { name: 'Izin kasir ini dicabut' }).waitFor();
  await page.getByRole('button', { name: /Terkirim/ }).waitFor();
});

test('a phone that lost its memory says so', async () => {
  await enrolAndOpen();
  server.pretendToHave(40);
  await page.getByRole('button', { name: /Terkirim/ }).click();
  await button('Kirim sekarang').click();
  await page.getByRole('alert').waitFor();
  await button('Kembali').click();
  await page.getByRole('heading', { name: 'Ponsel ini kehilangan ingatannya' }).waitFor();
});

test('no screen has a serious fault of accessibility', async () => {
  const faults: string[] = [];
  const check = async (screen: string) => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    for (const { id, impact, nodes } of violations)
      if (impact === 'serious' || impact === 'critical')
        faults.push(`${screen}: ${id} ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
  };
  await page.goto(`${server.url}/kasir/`);
  await page.getByRole('heading').waitFor();
  await check('enrol');
  await enrolAndOpen();
  await page.getByRole('button', { name: /^Amplang ikan/ }).click();
  await check('sell');
  await button('QRIS').click();
  await check('qris');
  await page.goBack();
  await button('Tunai').click();
  await check('cash');
  await button('Terima').click();
  await sold().waitFor();
  await check('sold');
  await button('Menu').click();
  await check('menu');
  for (const name of ['Nota di ponsel ini', 'Uang masuk / keluar', 'Tutup kasir', 'Rekap harian', 'Ponsel ini']) {
    await button(name).click();
    await check(name);
    await page.goBack();
    if (!(await button(name).isVisible())) await button('Menu').click();
  }
  expect(faults).toEqual([]);
});

/** The ids of the sales in the phone's own log. */
async function loggedSales(): Promise<string[]> {
  return (await logged()).filter(({ line }) => line.includes('"sale.recorded"')).map(({ id }) => id);
}

function logged(): Promise<{ id: string; line: string }[]> {
  return page.evaluate(async () => {
    const { name } = (await indexedDB.databases()).find((each) => each.name?.startsWith('gelaran-log-')) ?? {};
    return new Promise<{ id: string; line: string }[]>((resolve, reject) => {
      const opening = indexedDB.open(name ?? '');
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const all = opening.result.transaction('event').objectStore('event').getAll();
        all.onsuccess = () => {
          opening.result.close();
          resolve(all.result);
        };
      };
    });
  });
}

test('the organiser’s gateway says by itself that a sale is paid; without it the booth’s own code is shown', async () => {
  server.setGateway('on');
  await enrolAndOpen();
  await page
    .getByRole('button', { name: /^Amplang ikan/ })
    .first()
    .click();
  await button('QRIS').click();
  await page.getByText('CONTOH GERBANG').waitFor();
  const axe = await new AxeBuilder({ page }).analyze();
  expect(axe.violations).toEqual([]);
  const sale = server.tellCharge('settled');
  await sold().waitFor();
  await page.getByText('Gerbang pembayaran memastikan uangnya masuk.').waitFor();
  expect(await loggedSales()).toEqual([sale]);

  await button('Penjualan baru').click();
  server.setGateway('silent');
  await page
    .getByRole('button', { name: /^Wedang/ })
    .first()
    .click();
  await button('QRIS').click();
  await button('Pakai QRIS stan').waitFor();
  await page.getByText('Gerbang pembayaran sedang tidak bisa dipakai: ini QRIS stan sendiri.').waitFor();
  await page.getByText('CONTOH STAN BALIKPAPAN').waitFor();
  await button('Sudah masuk').click();
  await sold().waitFor();
  await page.getByText('QRIS tercatat sebagai pengakuan').waitFor();
  expect(await loggedSales()).toHaveLength(2);
});

test('a booth without a QRIS of its own takes QRIS by the organiser’s gateway, and says so when that does not answer', async () => {
  const booth = sampleBooth();
  server.publish({ ...booth, booth: { ...booth.booth, qris: null } });
  server.setGateway('silent');
  await enrolAndOpen();
  await page
    .getByRole('button', { name: /^Amplang ikan/ })
    .first()
    .click();
  await button('QRIS').click();
  await page.getByText('Teks QRIS stan ini belum dimasukkan.').waitFor();
  expect(await page.getByText('Gerbang pembayaran sedang tidak bisa dipakai.').count()).toBe(1);
  expect(await button('Sudah masuk').count()).toBe(0);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  server.setGateway('on');
  await button('Minta kode lagi').click();
  await page.getByText('CONTOH GERBANG').waitFor();
  const sale = server.tellCharge('settled');
  await sold().waitFor();
  expect(await loggedSales()).toEqual([sale]);
});

test('a booth without a QRIS text takes QRIS by its sticker: pressed, not typed, and recorded as claimed', async () => {
  const booth = sampleBooth();
  server.publish({ ...booth, booth: { ...booth.booth, qris: null } });
  await enrolAndOpen();
  await page
    .getByRole('button', { name: /^Amplang ikan/ })
    .first()
    .click();
  await button('QRIS').click();
  await page.getByText('Terima QRIS lewat stiker').waitFor();
  await page.getByText('Teks QRIS stan ini belum dimasukkan.').waitFor();
  await page.keyboard.press('Enter');
  await button('Sudah dibayar lewat stiker').waitFor();
  expect(await loggedSales()).toEqual([]);
  await button('Sudah dibayar lewat stiker').click();
  await sold().waitFor();
  await page.getByText('QRIS tercatat sebagai pengakuan').waitFor();
  const [line] = (await logged()).filter(({ line: each }) => each.includes('"sale.recorded"'));
  expect(JSON.parse(line?.line ?? '{}')).toMatchObject({ payload: { payments: [{ method: 'qris', amount: 25_000 }] } });
});

test('what a scanner types on the cash screen sells nothing before a person says that it is money', async () => {
  await enrolAndOpen();
  await page
    .getByRole('button', { name: /^Amplang ikan/ })
    .first()
    .click();
  await button('Tunai').click();
  await page.getByRole('heading', { name: 'Tunai' }).waitFor();
  const scan = async (code: string) => {
    await page.keyboard.type(code);
    await page.keyboard.press('Enter');
  };
  await scan('8991002101234');
  await page.getByRole('alert').getByText('“8991002101234” belum dapat dipakai').waitFor();
  expect(await button('Terima').isDisabled()).toBe(true);
  await button('Kosongkan').click();
  await scan('89910021');
  await page.getByText('Uang diterima Rp89.910.021 untuk Rp25.000?').waitFor();
  expect(await button('Terima').isDisabled()).toBe(true);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.keyboard.press('Enter');
  expect(await loggedSales()).toEqual([]);
  await button('Benar, Rp89.910.021').click();
  await sold().waitFor();
  expect(await loggedSales()).toHaveLength(1);
});

test('goods of businesses with a QRIS of their own are paid one by one, each to its own code', async () => {
  const booth = sampleBooth();
  const [amplang, jahe, ...others] = booth.businesses;
  if (!amplang || !jahe) throw new Error('nobody sells');
  const [first, second] = [
    sampleQris('AMPLANG SENDIRI', 'ID1000000000002'),
    sampleQris('JAHE SENDIRI', 'ID1000000000003'),
  ];
  server.publish({
    ...booth,
    businesses: [{ ...amplang, qris: first, qrisDynamic: true }, { ...jahe, qris: second }, ...others],
  });
  await enrolAndOpen();
  await page.getByRole('button', { name: /^Amplang ikan/ }).click();
  await button('QRIS').click();
  // One business in the cart: its own code at once.
  await page.getByText('AMPLANG SENDIRI').waitFor();
  await page.goBack();
  await page
    .getByRole('button', { name: /^Wedang/ })
    .first()
    .click();
  await button('QRIS').click();
  await page.getByText('Pembeli membayar satu per satu.', { exact: false }).waitFor();
  expect(await page.getByRole('img', { name: /Kode QRIS/ }).count()).toBe(0);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await button(/^Contoh Jahe Karang Joang\s*Rp18\.000$/).click();
  await page.getByText('JAHE SENDIRI').waitFor();
  await button('Sudah masuk').click();
  expect(await button(/^Contoh Jahe Karang Joang\s*Sudah dibayar$/).isDisabled()).toBe(true);
  await button(/^Contoh Amplang Sepinggan\s*Rp25\.000$/).click();
  await page.getByText('AMPLANG SENDIRI').waitFor();
  await button('Sudah masuk').click();
  await sold().waitFor();
  const [sale] = (await logged()).filter(({ line }) => line.includes('"sale.recorded"'));
  const { payload } = JSON.parse(sale?.line ?? '{}') as { payload: { payments: unknown } };
  const digest = (qris: string) => createHash('sha256').update(qris).digest('hex').slice(0, 16);
  expect(payload.payments).toEqual([
    { method: 'qris', amount: 18_000, qris: digest(second) },
    { method: 'qris', amount: 25_000, qris: digest(first) },
  ]);
});

test('goods that another phone sold come back by the receipt’s link and a supervisor’s PIN; without a network it says so', async () => {
  const booth = sampleBooth();
  server.publish({ ...booth, supervisors: [await sampleSupervisor()] });
  const [amplang] = booth.products;
  if (!amplang) throw new Error('nothing is sold');
  const sale = newId<'event'>();
  const key = receiptKey({ receipt: sale, secret: newSecret() });
  const line = { product: amplang.id, business: amplang.business, name: amplang.name.id, quantity: 2 };
  server.sellElsewhere(key, {
    id: sale,
    number: 'A1-2-000007',
    voided: false,
    soldAt: new Date().toISOString(),
    catalogueVersion: 2,
    lines: [{ ...line, unitPrice: 25_000, discount: 0, amount: 50_000 }],
    payments: [{ method: 'cash', amount: 50_000 }],
    returned: [],
  });
  await enrolAndOpen();
  await button('Menu').click();
  await button('Nota dari ponsel lain').click();
  await page.getByLabel('Tautan nota').fill(`${server.url}/contoh-2023/nota/${key}`);
  await cutNetwork();
  await button('Cari nota').click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').textContent()).toContain(
    'Server tidak terjangkau. Coba lagi bila ada jaringan, atau kembalikan di ponsel yang menjual.',
  );
  await restoreNetwork();
  await button('Cari nota').click();
  await button('Semua kembali').click();
  await button('Lanjut').click();
  await button('Barang rusak').click();
  await page.getByLabel(/PIN pengawas/).fill('111111');
  await button(/^Kembalikan Rp/).click();
  await page.getByRole('alert').waitFor();
  await page.getByLabel(/PIN pengawas/).fill(SAMPLE_PIN);
  await button(/^Kembalikan Rp50\.000/).click();
  await page.getByRole('article').waitFor();
  const refunds = (await logged()).filter((row) => row.line.includes('"refund.recorded"'));
  expect(refunds.map((row) => row.line.includes(sale))).toEqual([true]);
});
