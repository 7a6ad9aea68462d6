/** A real Chromium from npm, and pages that fail their test when the console complains. */
import chromium from '@sparticuz/chromium';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
  chromium as playwright,
} from 'playwright-core';

export const PHONE = { width: 360, height: 640 };
export const LAPTOP = { width: 1280, height: 800 };

/** `CHROMIUM` names a browser of the system instead of the one from npm. */
export async function launch(args: readonly string[] = []): Promise<Browser> {
  const own = process.env.CHROMIUM;
  return playwright.launch({
    executablePath: own ?? (await chromium.executablePath()),
    args: [
      ...chromium.args.filter((arg) => arg !== '--single-process'),
      '--no-sandbox',
      '--disable-quic',
      '--disable-background-networking',
      ...args,
    ],
    headless: true,
  });
}

export interface Watched {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Console errors and uncaught exceptions so far, but for those that a test expects. */
  readonly complaints: string[];
}

/** `expected` names complaints that belong to the test, such as a request that fails because the network is cut. */
export async function open(browser: Browser, options: BrowserContextOptions, expected?: RegExp): Promise<Watched> {
  // As most who come have it; a browser that asks for English is led to the English front page.
  const context = await browser.newContext({ locale: 'id-ID', ...options });
  const complaints: string[] = [];
  const complain = (text: string) => {
    if (!expected?.test(text)) complaints.push(text);
  };
  context.on('console', (message) => {
    if (message.type() === 'error') complain(message.text());
  });
  context.on('weberror', (error) => complain(String(error.error())));
  return { context, page: await context.newPage(), complaints };
}
