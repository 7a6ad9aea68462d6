/**
 * Which language a visitor reads. Every page's language is in its address and stays what it is; only `/` has none, and whoever
 * comes to it from outside with a browser that asks for English first is sent on to `/en`. A language that was chosen by the
 * switch of a page is remembered, and goes before what the browser asks for.
 */
import type { MiddlewareHandler } from 'hono';
import { type Locale, locales } from '../i18n/locale.ts';
import type { ApiEnv } from './api.ts';

/** In the address of a choice, and the name of the cookie that keeps it. */
const CHOICE = 'bahasa';
const YEAR = 31_536_000;

/** The languages of the header in the order in which they are wanted; those refused by `q=0` are left out. */
function wanted(header: string): string[] {
  return header
    .split(',')
    .map((each) => {
      const [tag = '', ...parameters] = each
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/);
      const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      return { tag, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ tag, quality }) => tag !== '' && quality > 0)
    .sort((one, other) => other.quality - one.quality)
    .map(({ tag }) => tag);
}

/** The first of our languages in `Accept-Language`; `in` is how Indonesian was written before 1989, and by old Androids. */
export function askedLocale(header: string): Locale | undefined {
  for (const tag of wanted(header)) {
    const [language] = tag.split('-');
    const known = locales.find((locale) => locale === (language === 'in' ? 'id' : language));
    if (known) return known;
  }
  return undefined;
}

function chosenLocale(cookie: string): Locale | undefined {
  const value = /(?:^|;\s*)bahasa=([a-z]+)/.exec(cookie)?.[1];
  return locales.find((locale) => locale === value);
}

/** Whether a request has no cookie but that of a language, so that it is answered as anybody's. */
export function isNobodys(cookie: string | undefined): boolean {
  return cookie === undefined || /^bahasa=[a-z]+$/.test(cookie);
}

/** Whether a link of our own led here. Where a browser does not say so (no TLS), it names the page that it comes from. */
function isFromWithin(header: (name: string) => string | undefined): boolean {
  const site = header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const from = header('referer');
  return from !== undefined && URL.canParse(from) && new URL(from).host === header('host');
}

/** The language that `/` leads to, for whoever asks. */
export function localeOfFront(header: (name: string) => string | undefined): Locale {
  const cookie = header('cookie');
  if (isFromWithin(header)) return 'id';
  const chosen = chosenLocale(cookie ?? '');
  // Who has signed in and chosen nothing is where they were.
  if (chosen || !isNobodys(cookie)) return chosen ?? 'id';
  return askedLocale(header('accept-language') ?? '') ?? 'id';
}

/** Looks at `/` and at choices alone; all other addresses pass with one comparison. */
export function followLanguage(publicUrl: string): MiddlewareHandler<ApiEnv> {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : '';
  return async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return next();
    if (c.req.url.includes(`${CHOICE}=`)) {
      const url = new URL(c.req.url);
      const chosen = locales.find((locale) => locale === url.searchParams.get(CHOICE));
      if (chosen) {
        url.searchParams.delete(CHOICE);
        c.header('set-cookie', `${CHOICE}=${chosen}; Path=/; Max-Age=${YEAR}; SameSite=Lax; HttpOnly${secure}`);
        c.header('cache-control', 'no-store');
        // Two strokes at the beginning would name another host.
        return c.redirect(url.pathname.replace(/^\/+/, '/') + url.search);
      }
    }
    if (c.req.path !== '/' || c.get('misdirected') !== undefined) return next();
    if (localeOfFront((name) => c.req.header(name)) === 'en') {
      c.header('cache-control', 'no-store');
      c.header('vary', 'accept-language, cookie, sec-fetch-site');
      return c.redirect(`/en${new URL(c.req.url).search}`);
    }
    await next();
    c.res.headers.append('vary', 'accept-language, cookie, sec-fetch-site');
  };
}
