/**
 * The one door to the translated messages. The language of a page is in its address (`/en/...`, Indonesian without a
 * prefix); who renders sets it: the server for the length of a request, the browser once from `<html lang>`.
 */
import type { Locale } from './locale.ts';

export * as m from './compiled/messages.js';
export { getLocale, type Locale, localeFrom, locales } from './locale.ts';

/** The language that an address path is in. */
export function localeOfPath(pathname: string): Locale {
  return pathname === '/en' || pathname.startsWith('/en/') ? 'en' : 'id';
}

/** The same page in a language: `/produk` and `/en/produk`. `path` is an Indonesian (unprefixed) path. */
export function pathIn(locale: Locale, path: string): string {
  if (locale === 'id') return path;
  return path === '/' ? '/en' : `/en${path}`;
}

/** The unprefixed path of an address in any language. */
export function unprefixed(pathname: string): string {
  return localeOfPath(pathname) === 'en' ? pathname.slice(3) || '/' : pathname;
}
