/** Money beside the till: a booth reports its day by a link, claimed payments are confirmed by a statement, a webhook is heard. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { isSignedWith } from '../src/platform/webhooks/rules/sign.ts';
import { LAPTOP, launch, open, PHONE, type Watched } from './browser.ts';

const { url } = inject('server');

let browser: Browser;
let officer: Watched;
let phone: Watched;
let receiver: Server;
let receiverUrl = '';
const heard: { readonly headers: Readonly<Record<string, string>>; readonly body: string }[] = [];

beforeAll(async () => {
  browser = await launch();
  officer = await open(browser, { viewport: LAPTOP });
  phone = await open(browser, { viewport: PHONE, hasTouch: true, isMobile: true, javaScriptEnabled: false });
  receiver = createServer((request, answer) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      heard.push({ headers: request.headers as Record<string, string>, body });
      answer.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  receiverUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  await officer.page.request.post(`${url}/demo/masuk`, { form: { as: 'organiser' }, headers: { origin: url } });
});
afterAll(async () => {
  receiver.close();
  await browser.close();
});

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
}

async function eventually(what: () => boolean): Promise<void> {
  const until = Date.now() + 60_000;
  while (!what()) {
    if (Date.now() > until) throw new Error('it did not happen within a minute');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe('money beside the till', () => {
  it('is reported on a phone by a link, without an account or a script, and corrected', async () => {
    const { page } = officer;
    await page.goto(`${url}/kerja/kaltim-2023/laporan-harian`);
    await expectAccessible(page);
    const link = await page.locator('p.font-mono').first().textContent();
    const path = new URL(link ?? '').pathname;
    await phone.page.goto(url + path);
    await phone.page.getByLabel('Omzet hari itu').fill('1,5 jt');
    await phone.page.getByLabel('Nama pelapor').fill('Penjaga stan');
    await phone.page.getByRole('button', { name: 'Kirim laporan' }).click();
    await phone.page.getByText('Tulis jumlahnya dengan angka').first().waitFor();
    expect(await phone.page.getByLabel('Omzet hari itu').inputValue()).toBe('1,5 jt');
    for (const amount of ['1.500.000', '1.650.000']) {
      await phone.page.getByLabel('Omzet hari itu').fill(amount);
      await phone.page.getByLabel('Nama pelapor').fill('Penjaga stan');
      await phone.page.getByRole('button', { name: 'Kirim laporan' }).click();
      await phone.page.getByText(`Terkirim: Rp${amount}`).waitFor();
    }
    await phone.page.getByText('Sudah dikoreksi').first().waitFor();
    await phone.page.goto(`${url}/en${path}`);
    await phone.page.getByRole('heading', { name: /Daily report of booth/ }).waitFor();
    await page.goto(`${url}/kerja/kaltim-2023/angka`);
    await page.getByRole('heading', { name: 'Dilaporkan stan tanpa kasir' }).waitFor();
    await page.getByText('Rp1.650.000').first().waitFor();
  });

  it('is told to another system, signed, and told again', async () => {
    const { page } = officer;
    await page.goto(`${url}/en/kerja/kaltim-2023/webhook`);
    await expectAccessible(page);
    const form = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Add a webhook' }) });
    await form.getByLabel('Receiver’s address').fill('https://169.254.169.254/');
    await form.getByLabel('payment.confirmed').check();
    await form.getByRole('button', { name: 'Add a webhook' }).click();
    await page.getByText('This address may not be called').waitFor();
    await form.getByLabel('Receiver’s address').fill(receiverUrl);
    await form.getByRole('button', { name: 'Add a webhook' }).click();
    const secret = (await page.getByText(/^whsec_/).textContent()) ?? '';

    await page.goto(`${url}/kerja/kaltim-2023/pembayaran`);
    await expectAccessible(page);
    const row = page.getByRole('checkbox', { name: /-\d{6}$/ }).first();
    await row.check();
    await page.getByLabel('Bagaimana terlihat masuk').fill('Mutasi di ponsel pemilik stan');
    await page.getByRole('button', { name: 'Konfirmasi yang dipilih' }).click();
    await page.getByText('1 pembayaran dikonfirmasi').waitFor();
    await eventually(() => heard.length === 1);
    const [{ headers, body } = { headers: {} as Record<string, string>, body: '' }] = heard;
    const timestamp = Number(headers['webhook-timestamp']);
    const signed = { id: headers['webhook-id'] ?? '', timestamp, body };
    expect(isSignedWith(signed, headers['webhook-signature'] ?? '', secret, timestamp)).toBe(true);
    expect(JSON.parse(body)).toMatchObject({ type: 'payment.confirmed', data: { source: 'person', currency: 'IDR' } });

    await page.goto(`${url}/kerja/kaltim-2023/webhook`);
    await page.getByRole('button', { name: 'Kirim ulang', exact: true }).first().click();
    await eventually(() => heard.length === 2);
    expect(heard[1]?.headers['webhook-id']).toBe(headers['webhook-id']);
  });

  it('is confirmed by a statement, in one go, and taken back', async () => {
    const { page } = officer;
    await page.goto(`${url}/kerja/kaltim-2023/pembayaran?hari=2023-06-23`);
    const cells = await page
      .getByRole('table', { name: 'Menunggu konfirmasi' })
      .locator('tbody tr')
      .first()
      .locator('td')
      .allTextContents();
    const clock = /(\d\d)\.(\d\d) WIB/.exec(cells[0] ?? '');
    const amount = cells.at(-1)?.replace('Rp', '') ?? '';
    const csv = `Waktu;Nominal;RRN\n23/06/2023 ${clock?.[1]}:${clock?.[2]};${amount};RRN-1\n23/06/2023 09:00;77.777;RRN-2\n`;
    await page
      .getByLabel('Berkas mutasi')
      .setInputFiles({ name: 'mutasi.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await page.getByRole('button', { name: 'Baca mutasi' }).first().click();
    await page.getByRole('heading', { name: 'mutasi.csv' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('cell', { name: 'RRN-2' }).waitFor();
    // Several sales of one price within a few minutes are for a person to tell apart.
    const doubtful = page.getByRole('checkbox');
    if ((await doubtful.count()) > 0) await doubtful.first().check();
    await page.getByRole('button', { name: 'Konfirmasi semua yang cocok' }).click();
    await page.getByText('1 pembayaran dikonfirmasi').waitFor();
    await page.goto(`${url}/kerja/kaltim-2023/pembayaran`);
    await page.getByRole('button', { name: 'Tarik kembali' }).first().click();
    await page.getByText('1 konfirmasi ditarik kembali').waitFor();
    expect([...officer.complaints, ...phone.complaints]).toEqual([]);
  });
});
