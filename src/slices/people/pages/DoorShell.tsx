import type { ReactNode } from 'react';
import { getLocale, pathIn } from '../../../platform/i18n/index.ts';
import { PageHead, PageShell } from '../../../platform/ui/index.ts';

export interface DoorShellProps {
  /** This page's address without a language. */
  readonly path: string;
  readonly query?: string;
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}

/** The frame of the pages before the door: signing in, taking up an invitation. */
export function DoorShell({ path, query = '', title, lead, children }: DoorShellProps) {
  const locale = getLocale();
  return (
    <PageShell
      locale={locale}
      paths={{ id: path + query, en: pathIn('en', path) + query }}
      homeHref={pathIn(locale, '/')}
      nav={[]}
    >
      <div className="mx-auto max-w-md py-6">
        <PageHead title={title} lead={lead} />
        {children}
      </div>
    </PageShell>
  );
}
