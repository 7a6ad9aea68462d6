import type { ReactNode } from 'react';
import { m } from '../../../../platform/i18n/index.ts';
import { Motif } from '../../../../platform/ui/motif/Motif.tsx';
import { LanguageChoice } from './LanguageChoice.tsx';
import { useLanguage } from './language-context.ts';

export interface StartScreenProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** What one sees while the phone is no till: the brand, one thing to read, one thing to do. */
export function StartScreen({ title, children, actions }: StartScreenProps) {
  const { locale, setLocale } = useLanguage();
  return (
    <main className="deep flex min-h-dvh flex-col">
      {/* The middle three rows of the motif: a band rather than a picture. */}
      <div className="mx-auto aspect-[15/3] w-full max-w-lg flex-none overflow-hidden" aria-hidden="true">
        <Motif code="gelaran-kasir" beads={15} rows={7} palette="river" className="-translate-y-2/7" />
      </div>
      <div className="wrap-anywhere mx-auto grid w-full max-w-lg flex-1 grid-cols-1 content-start gap-4 p-5">
        <p className="font-bold text-ink-2 text-sm">{m.till_app_name()}</p>
        <h1 className="text-2xl">{title}</h1>
        {children}
        {actions && <div className="grid gap-2">{actions}</div>}
      </div>
      <div className="mx-auto w-full max-w-lg p-5">
        <LanguageChoice locale={locale} onChoose={setLocale} />
      </div>
    </main>
  );
}
