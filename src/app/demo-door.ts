import { CLIENT_ADDRESS } from '../platform/http/middleware.ts';
import { isLoopback, type Settings } from '../platform/settings/settings.ts';

/**
 * "Enter as..." exists only in the demo, on the embedded database, and only for this very machine: the server listens on the
 * loopback and is not published under another name by a proxy.
 */
export function enterableDemo({ demo, host, publicUrl }: Settings): boolean {
  return demo && isLoopback(host) && isOfThisMachine(publicUrl);
}

/** What a proxy says of whom it asks for. */
const FORWARDED = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'via',
] as const;

/**
 * Whether whoever asks sits at this machine: the connection comes from it, no proxy stands between, and the address is a name
 * of this machine, which a page elsewhere whose name was bent to point here has not. What a proxy put in `Host` proves nothing.
 */
export function isAskedHere({ url, headers }: Request): boolean {
  if (FORWARDED.some((name) => headers.has(name))) return false;
  return isLoopback(headers.get(CLIENT_ADDRESS) ?? '') && isOfThisMachine(url);
}

/** Whether an address is asked for by a name of this machine. */
export function isOfThisMachine(url: string): boolean {
  return isLoopback(new URL(url).hostname.replace(/^\[(.*)\]$/, '$1'));
}
