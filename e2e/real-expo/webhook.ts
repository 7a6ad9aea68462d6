/**
 * Another system is told of everything; it runs on this machine too, which the installation was told to allow. It believes a message by the very
 * rule that docs/webhooks.md gives to its readers, and holds each to what the page promises.
 */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import type { z } from 'zod';
import { webhookMessage } from '../../src/app/webhooks/message-data.ts';
import { WEBHOOK_TYPES } from '../../src/app/webhooks/types.ts';
import type { Expo } from './expo.ts';
import { openPage } from './menu.ts';

type Message = z.infer<typeof webhookMessage>;

interface Heard {
  /** Its `webhook-id`. */
  readonly id: string;
  readonly message: Message;
  /** What it was answered. */
  readonly status: number;
}

export interface Listener {
  /** All that came, the oldest first. */
  readonly heard: readonly Heard[];
  /** What of it was not as promised. */
  readonly faults: readonly unknown[];
  /** Messages of this type are answered with 500. */
  refused: string | undefined;
  stop(): void;
}

type IsGenuine = (headers: Record<string, string>, body: string, secret: string) => boolean;

/** The function that the page shows. */
async function ruleOfThePage(): Promise<IsGenuine> {
  const page = readFileSync(new URL('../../docs/webhooks.md', import.meta.url), 'utf8');
  const [, shown = ''] = /```ts\n([^`]*(?:`(?!``)[^`]*)*)\n```/.exec(page) ?? [];
  const script = stripTypeScriptTypes(`${shown}\nexport { isGenuine };`);
  const module = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(script)}`);
  return module.isGenuine;
}

/** Adds the receiver where an organiser does, for everything that is offered, keeps its secret, and tries it. */
export async function addWebhook(expo: Expo): Promise<Listener> {
  const isGenuine = await ruleOfThePage();
  const heard: Heard[] = [];
  const faults: unknown[] = [];
  let secret = '';
  const server: Server = createServer((request, answer) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const headers = request.headers as Record<string, string>;
      if (!isGenuine(headers, body, secret)) faults.push({ forged: body, headers });
      const read = webhookMessage.safeParse(JSON.parse(body));
      if (!read.success) faults.push({ body, issues: read.error.issues });
      const status = listener.refused === undefined || read.data?.type !== listener.refused ? 204 : 500;
      if (read.success) heard.push({ id: headers['webhook-id'] ?? '', message: read.data, status });
      answer.writeHead(status).end();
    });
  });
  const listener: Listener = { heard, faults, refused: undefined, stop: () => server.close() };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { screen } = expo.the('organiser');
  await openPage(screen, 'Webhook');
  const form = screen.locator('section').filter({ has: screen.getByRole('heading', { name: 'Tambah webhook' }) });
  await form.getByLabel('Alamat penerima').fill(`http://127.0.0.1:${port}/hook`);
  for (const type of WEBHOOK_TYPES) await form.getByLabel(type, { exact: true }).check();
  await form.getByRole('button', { name: 'Tambah webhook' }).click();
  secret = (await screen.getByText(/^whsec_/).textContent()) ?? '';
  await screen.getByRole('button', { name: 'Kirim uji coba' }).click();
  await hear(listener, 'webhook.test', 1);
  return listener;
}

/** What was taken of a type, once there is as much of it as expected. */
async function hear({ heard }: Listener, type: string, count: number): Promise<readonly Message[]> {
  const taken = () => heard.filter(({ message, status }) => message.type === type && status === 204);
  await expect.poll(() => taken().length, { timeout: 60_000, interval: 100 }).toBeGreaterThanOrEqual(count);
  return taken().map(({ message }) => message);
}

/** Every sale has been told, by the receipt's own facts. */
export async function hearSales(listener: Listener, totals: readonly number[]): Promise<void> {
  const told = await hear(listener, 'sale.recorded', totals.length);
  const ascending = (amounts: readonly unknown[]) => [...amounts].sort((a, b) => Number(a) - Number(b));
  expect(ascending(told.map(({ data }) => data.total))).toEqual(ascending(totals));
}

/** A message that its receiver does not take is seen, holds up nothing else, and is sent again by hand. */
export async function sendAgain(
  expo: Expo,
  listener: Listener,
  type: string,
  report: () => Promise<void>,
): Promise<void> {
  listener.refused = type;
  await report();
  const refused = () => listener.heard.filter(({ status }) => status === 500);
  await expect.poll(() => refused().length, { timeout: 60_000, interval: 100 }).toBeGreaterThan(0);
  const { screen } = expo.the('organiser');
  await openPage(screen, 'Webhook');
  await screen.getByRole('button', { name: 'Kirim uji coba' }).click();
  await hear(listener, 'webhook.test', 2);
  listener.refused = undefined;
  const rows = screen.getByRole('table', { name: 'Kiriman' }).getByRole('row').filter({ hasText: type });
  await rows.getByText('500', { exact: true }).waitFor();
  await rows.getByRole('button', { name: /^Kirim (ulang|sekarang)$/ }).click();
  await screen.getByText('1 kiriman dikirim ulang.').waitFor();
  await hear(listener, type, 1);
  const ids = listener.heard.filter(({ message }) => message.type === type).map(({ id }) => id);
  expect(new Set(ids).size).toBe(1);
}

/** Nothing that is offered went untold, and all of it was as the page promises. */
export async function heardEverything(listener: Listener): Promise<void> {
  const types = () => [
    ...new Set(listener.heard.flatMap(({ message, status }) => (status === 204 ? [message.type] : []))),
  ];
  await expect
    .poll(() => types().sort(), { timeout: 60_000, interval: 200 })
    .toEqual([...WEBHOOK_TYPES, 'webhook.test'].sort());
  expect(listener.faults).toEqual([]);
}
