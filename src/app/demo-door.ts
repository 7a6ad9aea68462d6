import { isLoopback, type Settings } from '../platform/settings/settings.ts';

/**
 * "Enter as..." exists only in the demo, on the embedded database, and only for this very machine: the server listens on the
 * loopback and is not published under another name by a proxy.
 */
export function enterableDemo({ demo, host, publicUrl }: Settings): boolean {
  return demo && isLoopback(host) && isOfThisMachine(publicUrl);
}

/** Whether an address is asked for by a name of this machine: a page elsewhere whose name was bent to point here is not. */
export function isOfThisMachine(url: string): boolean {
  return isLoopback(new URL(url).hostname.replace(/^\[(.*)\]$/, '$1'));
}
