import type { Sha256 } from './sha256.ts';

/** The hash of an event: of a domain prefix and the exact bytes of its line, without the newline. */
export function eventHash(sha256: Sha256, line: string): string {
  return sha256(`gelaran-event-v1\n${line}`);
}

/** What the first event of a device has as its `prevHash`. */
export function genesisHash(sha256: Sha256, device: string): string {
  return sha256(`gelaran-log-v1\n${device}`);
}
