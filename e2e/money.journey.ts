/** A claimed payment is confirmed by hand, and another system hears of it by a webhook, signed, and again when asked. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { isSignedWith } from '../src/platform/webhooks/rules/sign.ts';
import { LAPTOP, launch, open, type Watched } from './browser.ts';

const { url } = inject('server');

let browser: Browser;
let officer: Watched;
let receiver: Server;
let receiverUrl = '';
const heard: { readonly headers: Readonly<Record<string, string>>; readonly body: string }[] = [];

beforeAll(async () => {
  browser = await launch();
  officer = await open(browser, { viewport: LAPTOP });
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
});
