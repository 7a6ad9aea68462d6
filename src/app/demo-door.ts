import { isLoopback, type Settings } from '../platform/settings/settings.ts';

/** "Enter as..." exists only in the demo, on the embedded database, and only for this very machine. */
export function enterableDemo(settings: Settings): boolean {
  return settings.demo && isLoopback(settings.host);
}
