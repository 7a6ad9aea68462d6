/** Another system is told of every sale; it runs on this machine too, which the installation was told to allow. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import { isSignedWith } from '../../src/platform/webhooks/rules/sign.ts';
import type { Expo } from './expo.ts';
import { openPage } from './menu.ts';

interface Heard {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Listener {
  readonly heard: readonly Heard[];
  secret: string;
  stop(): void;
}

/** Adds the receiver where an organiser does, and keeps its secret as it is shown once. */
export async function addWebhook(expo: Expo): Promise<Listener> {
  const heard: Heard[] = [];
  const server: Server = createServer((request, answer) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      heard.push({ headers: request.headers as Record<string, string>, body });
      answer.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { screen } = expo.the('organiser');
  await openPage(screen, 'Webhook');
  const form = screen.locator('section').filter({ has: screen.getByRole('heading', { name: 'Tambah webhook' }) });
  await form.getByLabel('Alamat penerima').fill(`http://127.0.0.1:${port}/hook`);
  await form.getByLabel('sale.recorded').check();
  await form.getByRole('button', { name: 'Tambah webhook' }).click();
  const secret = (await screen.getByText(/^whsec_/).textContent()) ?? '';
  return { heard, secret, stop: () => server.close() };
}

/** Every sale has been told, signed, by the receipt's own facts. */
export async function hearSales({ heard, secret }: Listener, totals: readonly number[]): Promise<void> {
  const until = Date.now() + 60_000;
  while (heard.length < totals.length) {
    if (Date.now() > until) throw new Error(`${heard.length} of ${totals.length} sales were told`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const told = heard.map(({ headers, body }) => {
    const timestamp = Number(headers['webhook-timestamp']);
    const signed = { id: headers['webhook-id'] ?? '', timestamp, body };
    expect(isSignedWith(signed, headers['webhook-signature'] ?? '', secret, timestamp)).toBe(true);
    const message = JSON.parse(body) as { readonly type: string; readonly data: { readonly total: number } };
    return [message.type, message.data.total] as const;
  });
  expect(told.map(([type]) => type)).toEqual(totals.map(() => 'sale.recorded'));
  expect(told.map(([, total]) => total).sort((a, b) => a - b)).toEqual([...totals].sort((a, b) => a - b));
}
