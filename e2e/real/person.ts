/**
 * A person with a browser of their own who knows no address by heart: only the public front page, what a screen or a letter
 * shows, and what somebody handed over. Whatever cannot be found that way does not exist.
 */
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { open } from '../browser.ts';
import type { RealInstallation } from './installation.ts';
import type { Letter } from './mail-sink.ts';

/** A page without the ways round the screen. */
export type Screen = Omit<
  Page,
  'goto' | 'setContent' | 'evaluate' | 'evaluateHandle' | 'request' | 'context' | 'route' | 'addInitScript'
>;

export interface Person {
  readonly screen: Screen;
  readonly email: string;
  /** Console errors and uncaught exceptions so far. */
  readonly complaints: readonly string[];
  /** Types the public address, which everybody knows. */
  goHome(): Promise<void>;
  /** The next letter about something; its links may be followed from now on. */
  letter(about: RegExp): Promise<Letter>;
  /** What stands on the screen as a link or as text, to be handed to somebody else. */
  addressIn(shown: Locator): Promise<string>;
  /** Follows an address that this person has read, or was given. @throws when it is known from nowhere. */
  follow(address: string): Promise<void>;
  /** Somebody hands over an address that they have read: a phone is held over a code, a message is sent on. */
  isGiven(address: string, by: Person): void;
  knows(address: string): boolean;
  /** Gives an address from a terminal, which is a screen too. */
  reads(terminal: string): string;
  /** Cuts the network, or brings it back. */
  offline(cut: boolean): Promise<void>;
  /** The file behind a link, as the browser would save it. */
  download(link: Locator): Promise<{ readonly name: string; readonly bytes: Buffer }>;
  /** A new window of the same browser. */
  another(): Promise<Person>;
  leave(): Promise<void>;
}

export interface Looks extends BrowserContextOptions {
  readonly email: string;
  /** Complaints that belong to the step, such as of a network that was cut. */
  readonly expected?: RegExp;
}

/** How fast a machine is decides nothing. */
const PATIENCE = 60_000;
const ADDRESS = /https:\/\/\S+/;

export async function meet(
  browser: Browser,
  installation: RealInstallation,
  { email, expected, ...looks }: Looks,
): Promise<Person> {
  const { context, page, complaints } = await open(browser, { ignoreHTTPSErrors: true, ...looks }, expected);
  context.setDefaultTimeout(PATIENCE);
  return personOf({ context, page, complaints, email, installation, known: new Set<string>() });
}

interface Parts {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly complaints: readonly string[];
  readonly email: string;
  readonly installation: RealInstallation;
  readonly known: Set<string>;
}

function personOf(parts: Parts): Person {
  const { context, page, complaints, email, installation, known } = parts;
  const self: Person = {
    screen: page,
    email,
    complaints,
    async goHome() {
      await page.goto(`${installation.url}/`);
    },
    async letter(about) {
      const letter = await installation.mail.next(email, about);
      for (const link of letter.links) known.add(link);
      return letter;
    },
    async addressIn(shown) {
      const address = await shown.evaluate((node) => ('href' in node ? String(node.href) : node.textContent?.trim()));
      if (!address || !URL.canParse(address)) throw new Error(`there is no address in "${address}"`);
      known.add(address);
      return address;
    },
    async follow(address) {
      if (!known.has(address)) throw new Error(`${email} knows ${address} from nowhere`);
      await page.goto(address);
    },
    isGiven(address, by) {
      if (!by.knows(address)) throw new Error(`${by.email} knows ${address} from nowhere`);
      known.add(address);
    },
    knows: (address) => known.has(address),
    reads(terminal) {
      const address = ADDRESS.exec(terminal)?.[0];
      if (!address) throw new Error(`there is no address in "${terminal}"`);
      known.add(address);
      return address;
    },
    offline: (cut) => context.setOffline(cut),
    async download(link) {
      const address = await link.evaluate((node) => (node as HTMLAnchorElement).href);
      const [status, named, text] = await page.evaluate(async (url) => {
        const answer = await fetch(url);
        let binary = '';
        for (const byte of new Uint8Array(await answer.arrayBuffer())) binary += String.fromCharCode(byte);
        return [answer.status, answer.headers.get('content-disposition') ?? '', btoa(binary)] as const;
      }, address);
      const bytes = Buffer.from(text, 'base64');
      if (status !== 200) throw new Error(`${address}: ${status} ${bytes}`);
      return { name: /filename="([^"]+)"/.exec(named)?.[1] ?? address, bytes };
    },
    async another() {
      return personOf({ ...parts, page: await context.newPage() });
    },
    leave: () => context.close(),
  };
  return self;
}
