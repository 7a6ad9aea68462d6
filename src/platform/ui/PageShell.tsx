import type { ReactNode } from 'react';
import { type Locale, m } from '../i18n/index.ts';
import { Brand } from './Brand.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import type { LinkItem } from './links.ts';
import type { PageHost } from './page-host.ts';
import { MAIN, SkipLink } from './SkipLink.tsx';

export interface PageShellProps {
  readonly locale: Locale;
  /** This page's address in each language. */
  readonly paths: Readonly<Record<Locale, string>>;
  readonly homeHref: string;
  readonly nav: readonly LinkItem[];
  /** Beside the language: a link to sign in. */
  readonly account?: LinkItem | undefined;
  readonly footer?: readonly LinkItem[] | undefined;
  /** Whose page it is: a name with a logo in the place of the house's own, and a colour that runs along the top. */
  readonly host?: PageHost | undefined;
  /** Stands above the links at the foot: who is behind the page, and how to reach them. */
  readonly colophon?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of a public page. It has no script: on a phone the menu is a row that scrolls. */
export function PageShell({
  locale,
  paths,
  homeHref,
  nav,
  account,
  footer = [],
  host,
  colophon,
  children,
}: PageShellProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      {host?.accent && (
        <svg aria-hidden="true" className="block h-1.5 w-full flex-none print:hidden" preserveAspectRatio="none">
          <rect width="100%" height="100%" fill={host.accent} />
        </svg>
      )}
      <header className="wrap flex flex-wrap items-center gap-x-5 pt-2 print:hidden">
        <Brand href={homeHref} host={host} />
        <div className="ml-auto flex items-center gap-3 md:order-last">
          {account && (
            <a
              href={account.href}
              className="flex min-h-12 items-center font-semibold text-river text-sm no-underline hover:underline"
            >
              {account.label}
            </a>
          )}
          <LanguageSwitch locale={locale} paths={paths} />
        </div>
        <nav
          aria-label={m.platform_ui_main_menu()}
          className="scroll-row -mx-4 w-full gap-1 px-2 py-1 sm:mx-0 sm:px-0 md:ml-auto md:w-auto"
        >
          {nav.map((link) => (
            <a
              key={link.href}
              href={link.href}
              aria-current={link.current ? 'page' : undefined}
              className="flex min-h-12 flex-none items-center px-2.5 font-semibold text-ink-2 text-sm no-underline hover:text-ink aria-[current]:text-ink aria-[current]:shadow-[inset_0_-3px_var(--color-gold)]"
            >
              {link.label}
            </a>
          ))}
        </nav>
      </header>
      <main id={MAIN} tabIndex={-1} className="wrap flex-1 py-3 focus-visible:outline-none">
        {children}
      </main>
      <footer className="wrap mt-14 print:hidden">
        {colophon && <div className="border-line border-t py-5">{colophon}</div>}
        <div className="flex flex-wrap items-center gap-x-6 gap-y-1 border-line border-t py-5 text-ink-2 text-sm">
          <p>
            <b className="text-ink">{m.platform_brand()}</b> · {m.platform_ui_footer()}
          </p>
          {footer.map((link) => (
            <a key={link.href} href={link.href} className="flex min-h-12 items-center underline hover:text-ink">
              {link.label}
            </a>
          ))}
        </div>
      </footer>
    </div>
  );
}
