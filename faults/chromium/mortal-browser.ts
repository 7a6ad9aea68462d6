/** A Chromium that is our own child, so that it can be killed: one profile folder, driven over its debugging port. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import chromium from '@sparticuz/chromium';
import { type BrowserContext, type Page, chromium as playwright } from 'playwright-core';
import { PHONE } from '../../e2e/browser.ts';

export interface MortalBrowser {
  readonly context: BrowserContext;
  readonly page: Page;
  /** SIGKILL to its first process, which holds the storage; the others end when they miss it. Resolves when it is dead. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

const STARTS_WITHIN_MS = 30_000;

export async function openMortalBrowser(profile: string): Promise<MortalBrowser> {
  const portFile = join(profile, 'DevToolsActivePort');
  rmSync(portFile, { force: true });
  const child = spawn(process.env.CHROMIUM ?? (await chromium.executablePath()), switches(profile), {
    stdio: 'ignore',
  });
  const ended = once(child, 'exit').then(() => undefined);
  try {
    const port = await readPort(portFile, child);
    const browser = await playwright.connectOverCDP(`http://127.0.0.1:${port}`);
    const [context] = browser.contexts();
    if (!context) throw new Error('Chromium has no context');
    const page = context.pages()[0] ?? (await context.newPage());
    await page.setViewportSize(PHONE);
    const lost = new Promise<void>((resolve) => browser.once('disconnected', () => resolve()));
    return {
      context,
      page,
      async kill() {
        child.kill('SIGKILL');
        // What it has said until its end is heard first.
        await Promise.all([ended, lost]);
      },
      async close() {
        await browser.close().catch(() => undefined);
        child.kill('SIGTERM');
        await ended;
      },
    };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

function switches(profile: string): string[] {
  return [
    ...chromium.args.filter((arg) => arg !== '--single-process'),
    '--no-sandbox',
    '--no-first-run',
    '--disable-quic',
    '--disable-background-networking',
    '--accept-lang=id-ID',
    `--user-data-dir=${profile}`,
    '--remote-debugging-port=0',
    'about:blank',
  ];
}

/** Chromium writes the port that it was given into its profile. */
async function readPort(file: string, child: ChildProcess): Promise<number> {
  for (const latest = performance.now() + STARTS_WITHIN_MS; performance.now() < latest; await wait(10)) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('Chromium has ended at its start');
    const port = Number(readIfThere(file).split('\n')[0]);
    if (port > 0) return port;
  }
  throw new Error('Chromium has not opened its debugging port');
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
