/** What the steps of the journey share: the installation, its people by their part, and what they have told each other. */
import type { Browser } from 'playwright-core';
import { PHONE } from '../browser.ts';
import { launchFor } from '../real/browser-of.ts';
import { type GatewayStandIn, startGateway } from '../real/gateway.ts';
import { type RealInstallation, startInstallation } from '../real/installation.ts';
import { type Looks, meet, type Person } from '../real/person.ts';

export interface Expo {
  readonly installation: RealInstallation;
  readonly gateway: GatewayStandIn;
  /** Everybody who has come so far. */
  readonly people: ReadonlyMap<string, Person>;
  /** Somebody comes, with a browser of their own. */
  comes(part: string, looks: Looks): Promise<Person>;
  /** @throws when nobody of that part has come yet. */
  the(part: string): Person;
  stop(): Promise<void>;
}

export const ON_A_PHONE = { viewport: PHONE, hasTouch: true, isMobile: true, locale: 'id-ID' } as const;

export async function openExpo(): Promise<Expo> {
  const gateway = await startGateway();
  const installation = await startInstallation({ env: gateway.env });
  const browser: Browser = await launchFor(installation.url);
  const people = new Map<string, Person>();
  return {
    installation,
    gateway,
    people,
    async comes(part, looks) {
      const person = await meet(browser, installation, looks);
      people.set(part, person);
      return person;
    },
    the(part) {
      const person = people.get(part);
      if (!person) throw new Error(`there is no ${part} yet`);
      return person;
    },
    async stop() {
      await browser.close();
      await installation.stop();
      await gateway.stop();
    },
  };
}
