import { type ReactNode, useId } from 'react';
import { type Locale, m } from '../i18n/index.ts';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import type { LinkItem } from './links.ts';
import { Motif } from './motif/Motif.tsx';
import { MAIN, SkipLink } from './SkipLink.tsx';

export interface WorkShellProps {
  readonly locale: Locale;
  /** This page's address in each language. */
  readonly paths: Readonly<Record<Locale, string>>;
  readonly homeHref: string;
  readonly organiser: string;
  /** The edition that is being worked on. */
  readonly edition?: string | undefined;
  /** What the beads beside the organiser are drawn from: its region. */
  readonly code: string;
  readonly nav: readonly LinkItem[];
  readonly person: { readonly name: string; readonly role: string };
  /** Where the form of "sign out" is posted. */
  readonly signOutAction: string;
  /** Runs along the top: that this is a demo, that the network is away. */
  readonly banner?: ReactNode;
  readonly children: ReactNode;
}

/**
 * The frame of a page for whoever is signed in: beside the page on a desk, above it on a phone. The account opens as a
 * popover, which the browser does without script.
 */
export function WorkShell(props: WorkShellProps) {
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[16rem_minmax(0,1fr)]">
      <SkipLink />
      <header className="border-line border-b bg-sunk lg:sticky lg:top-0 lg:flex lg:h-dvh lg:flex-col lg:border-r lg:border-b-0 print:hidden">
        <div className="flex items-center gap-3 px-4 pt-2.5 lg:pt-4">
          <a href={props.homeHref} className="flex min-h-12 min-w-0 flex-1 items-center gap-3 no-underline">
            <Motif code={props.code} beads={7} className="size-10 flex-none rounded-s" />
            <span className="min-w-0 leading-tight">
              <b className="line-clamp-2">{props.edition ?? props.organiser}</b>
              {props.edition && <span className="block truncate text-ink-2 text-xs">{props.organiser}</span>}
            </span>
          </a>
          <div className="lg:hidden">
            <Account {...props} />
          </div>
        </div>
        <nav
          aria-label={m.platform_ui_main_menu()}
          className="scroll-row gap-1 px-2 py-1 lg:flex-1 lg:flex-col lg:gap-0.5 lg:overflow-y-auto lg:px-3 lg:py-5"
        >
          {props.nav.map((link) => (
            <a
              key={link.href}
              href={link.href}
              aria-current={link.current ? 'page' : undefined}
              className="flex min-h-12 flex-none items-center px-3 font-semibold text-ink-2 text-sm no-underline -outline-offset-2 hover:text-ink lg:rounded-s aria-[current]:text-ink aria-[current]:shadow-[inset_0_-3px_var(--color-river)] lg:min-h-11 lg:hover:bg-card lg:aria-[current]:bg-card lg:aria-[current]:shadow-[inset_3px_0_var(--color-river)]"
            >
              {link.label}
            </a>
          ))}
        </nav>
        <div className="hidden border-line border-t p-3 lg:block">
          <Account {...props} wide />
        </div>
      </header>
      <div className="min-w-0">
        {props.banner}
        <main id={MAIN} tabIndex={-1} className="wrap py-5 focus-visible:outline-none lg:py-8">
          {props.children}
        </main>
      </div>
    </div>
  );
}

interface AccountProps extends Pick<WorkShellProps, 'locale' | 'paths' | 'person' | 'signOutAction'> {
  readonly wide?: boolean | undefined;
}

function Account({ locale, paths, person, signOutAction, wide = false }: AccountProps) {
  const id = useId();
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-label={wide ? undefined : `${m.platform_ui_account()}: ${person.name}, ${person.role}`}
        className={
          wide
            ? 'flex min-h-12 w-full cursor-pointer items-center gap-2.5 rounded-s px-2 text-left text-sm leading-tight hover:bg-card'
            : 'flex min-h-12 min-w-12 cursor-pointer items-center justify-center gap-1 rounded-s px-2 font-semibold text-sm hover:bg-card'
        }
      >
        <span className="min-w-0 flex-1">
          <b className="block truncate">{wide ? person.name : person.role}</b>
          {wide && <span className="block truncate text-ink-2 text-xs">{person.role}</span>}
        </span>
        <Icon name="down" className={wide ? 'size-4 rotate-180' : 'size-4'} />
      </button>
      <div
        id={id}
        popover="auto"
        className="fixed inset-auto top-16 right-3 m-0 w-64 rounded-m border border-line bg-card p-4 text-ink shadow-lift lg:top-auto lg:right-auto lg:bottom-20 lg:left-3"
      >
        <p className="font-bold">{person.name}</p>
        <p className="text-ink-2 text-sm">{person.role}</p>
        <div className="my-3 flex">
          <LanguageSwitch locale={locale} paths={paths} />
        </div>
        <form method="post" action={signOutAction}>
          <Button tone="outline" wide>
            {m.platform_ui_sign_out()}
          </Button>
        </form>
      </div>
    </>
  );
}
