import type { Locale } from '../../../../kinds/time.ts';

const KEPT_AS = 'gelaran-till-language';

/** What was chosen on this device, else what the browser speaks: Indonesian unless that is plainly something else. */
export function firstLocale(kept: string | null, spoken: readonly string[]): Locale {
  if (kept === 'id' || kept === 'en') return kept;
  const first = spoken[0]?.toLowerCase() ?? 'id';
  return /^(id|ms|jv|su)\b/.test(first) ? 'id' : 'en';
}

export function readLocale(): Locale {
  try {
    return firstLocale(localStorage.getItem(KEPT_AS), navigator.languages);
  } catch {
    return 'id';
  }
}

export function keepLocale(locale: Locale): void {
  try {
    localStorage.setItem(KEPT_AS, locale);
  } catch {
    // Without storage the choice lasts until the page is closed.
  }
}
