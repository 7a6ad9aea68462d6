/** A Chromium that finds the installation's name on this machine and believes its certificate, service workers included. */
import type { Browser } from 'playwright-core';
import { launch } from '../browser.ts';

export function launchFor(publicUrl: string): Promise<Browser> {
  const { hostname } = new URL(publicUrl);
  return launch([`--host-resolver-rules=MAP ${hostname} 127.0.0.1`, '--ignore-certificate-errors']);
}
