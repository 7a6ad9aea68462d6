import { type Locale, locales, m } from '../i18n/index.ts';

const NAMES: Readonly<Record<Locale, string>> = { id: 'Bahasa Indonesia', en: 'English' };

export interface LanguageSwitchProps {
  readonly locale: Locale;
  /** This page's address in each language. */
  readonly paths: Readonly<Record<Locale, string>>;
}

/** Two plain links: each is a page of its own, with its own address. What is chosen here is remembered (`platform/http/language-choice.ts`). */
export function LanguageSwitch({ locale, paths }: LanguageSwitchProps) {
  return (
    <nav
      aria-label={m.platform_ui_language()}
      className="flex rounded-full border border-edge p-0.5 font-bold pointer-coarse:border-0 pointer-coarse:bg-sunk pointer-coarse:p-0 text-xs"
    >
      {locales.map((each) => (
        <a
          key={each}
          href={`${paths[each]}${paths[each].includes('?') ? '&' : '?'}bahasa=${each}`}
          rel="nofollow"
          hrefLang={each}
          lang={each}
          aria-current={each === locale ? 'true' : undefined}
          className="grid min-h-8 min-w-9 place-items-center rounded-full px-2 no-underline hover:bg-sunk aria-[current]:bg-ink aria-[current]:text-on-ink pointer-coarse:min-h-12 pointer-coarse:min-w-12"
        >
          {each.toUpperCase()}
          <span className="sr-only"> {NAMES[each]}</span>
        </a>
      ))}
    </nav>
  );
}
