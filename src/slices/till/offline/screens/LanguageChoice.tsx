import type { Locale } from '../../../../kinds/time.ts';
import { m } from '../../../../platform/i18n/index.ts';
import { Choice } from '../parts/Choice.tsx';

export interface LanguageChoiceProps {
  readonly locale: Locale;
  readonly onChoose: (locale: Locale) => void;
}

/** Each language in its own words. */
export function LanguageChoice({ locale, onChoose }: LanguageChoiceProps) {
  return (
    <Choice
      label={m.platform_ui_language()}
      options={[
        { value: 'id', name: 'Bahasa Indonesia', lang: 'id' },
        { value: 'en', name: 'English', lang: 'en' },
      ]}
      value={locale}
      onChoose={onChoose}
    />
  );
}
