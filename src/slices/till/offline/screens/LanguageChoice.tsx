import type { Locale } from '../../../../kinds/time.ts';
import { m } from '../../../../platform/i18n/index.ts';

const NAMES: Readonly<Record<Locale, string>> = { id: 'Bahasa Indonesia', en: 'English' };

export interface LanguageChoiceProps {
  readonly locale: Locale;
  readonly onChoose: (locale: Locale) => void;
}

/** Each language in its own words. */
export function LanguageChoice({ locale, onChoose }: LanguageChoiceProps) {
  return (
    <fieldset className="grid grid-cols-2 gap-1 rounded-m bg-sunk p-1">
      <legend className="sr-only">{m.platform_ui_language()}</legend>
      {(['id', 'en'] as const).map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === locale}
          className="min-h-12 cursor-pointer rounded-s px-2 font-bold text-ink-2 text-sm aria-pressed:bg-card aria-pressed:text-ink aria-pressed:shadow-card"
          onClick={() => onChoose(language)}
        >
          {NAMES[language]}
        </button>
      ))}
    </fieldset>
  );
}
