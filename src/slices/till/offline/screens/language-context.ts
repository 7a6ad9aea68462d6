import { createContext, use } from 'react';
import type { Locale } from '../../../../kinds/time.ts';

export interface Language {
  readonly locale: Locale;
  readonly setLocale: (locale: Locale) => void;
}

export const LanguageContext = createContext<Language>({ locale: 'id', setLocale: () => undefined });

export function useLanguage(): Language {
  return use(LanguageContext);
}
