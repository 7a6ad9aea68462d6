/** On the server the language belongs to a request: it is kept for as long as the request's own work runs. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { type Locale, localeFrom } from './index.ts';

const current = new AsyncLocalStorage<Locale>();

export function readLocaleFromRequest(): void {
  localeFrom(() => current.getStore() ?? 'id');
}

export function inLocale<T>(locale: Locale, work: () => T): T {
  return current.run(locale, work);
}
