/** What compiled messages need of a language beyond its words: plural categories (CLDR) and numbers as it writes them. */
import type { Locale } from './locale.ts';

const PLURALS: Readonly<Record<Locale, Intl.PluralRules>> = {
  id: new Intl.PluralRules('id'),
  en: new Intl.PluralRules('en'),
};

const NUMBERS: Readonly<Record<Locale, Intl.NumberFormat>> = {
  id: new Intl.NumberFormat('id'),
  en: new Intl.NumberFormat('en'),
};

/** `one`, `other`, ... A number that was written down already counts as the number it stands for. */
export function plural(locale: Locale, count: unknown): Intl.LDMLPluralRule {
  return PLURALS[locale].select(Number(count));
}

/** 12500 -> `12.500` in Indonesian, `12,500` in English. */
export function number(locale: Locale, count: unknown): string {
  return NUMBERS[locale].format(Number(count));
}
