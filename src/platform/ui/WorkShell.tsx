import { type ReactNode, useId } from 'react';
import { type Locale, m } from '../i18n/index.ts';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import type { LinkItem } from './links.ts';
import { Motif } from './motif/Motif.tsx';
import { MAIN, SkipLink } from './SkipLink.tsx';

/** Pages that belong together, under a heading; the first group needs none. */
export interface NavGroup {
  readonly label: string | null;
  readonly links: readonly LinkItem[];
}

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
  readonly nav: readonly NavGroup[];
  readonly person: { readonly name: string; readonly role: string };
  /** What belongs to the person and not to the page: the own account, the list of editions. */
  readonly own: readonly LinkItem[];
  /** Where the form of "sign out" is posted. */
  readonly signOutAction: string;
  /** Runs along the top: that this is a demo, that the network is away. */
  readonly banner?: ReactNode;
  /** Which program runs, for whoever asks for help. */
  readonly version?: string | undefined;
  readonly children: ReactNode;
}

/**
 * The frame of a page for whoever is signed in: beside the page on a desk, above it on a phone, where one button opens
 * every page and the account. Both open as popovers, which the browser does without script.
 */
export function WorkShell(props: WorkShellProps) {
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[16rem_minmax(0,1fr)]">
      <SkipLink />
      <header className="flex items-center gap-3 border-line border-b bg-sunk px-4 py-1.5 lg:sticky lg:top-0 lg:h-dvh lg:flex-col lg:items-stretch lg:gap-0 lg:border-r lg:border-b-0 lg:px-3 lg:py-0 print:hidden">
        <a
          href={props.homeHref}
          className="flex min-h-12 min-w-0 flex-1 items-center gap-3 no-underline lg:flex-none lg:px-1 lg:pt-4"
        >
          <Motif code={props.code} beads={7} className="size-10 flex-none rounded-s" />
          <span className="min-w-0 leading-tight">
            <b className="line-clamp-2">{props.edition ?? props.organiser}</b>
            {props.edition && (
              <span className="line-clamp-1 text-ink-2 text-xs lg:line-clamp-2">{props.organiser}</span>
            )}
          </span>
        </a>
        <PhoneMenu {...props} />
        <nav
          aria-label={m.platform_ui_main_menu()}
          className="hidden lg:flex lg:flex-1 lg:flex-col lg:gap-0.5 lg:overflow-y-auto lg:py-5"
        >
          <PageLinks nav={props.nav} />
        </nav>
        <div className="hidden border-line border-t py-3 lg:block">
          <DeskAccount {...props} />
        </div>
      </header>
      <div className="min-w-0">
        {props.banner}
        <main id={MAIN} tabIndex={-1} className="wrap py-5 focus-visible:outline-none lg:py-8">
          {props.children}
        </main>
        {props.version !== undefined && (
          <footer className="wrap pb-4 text-ink-3 text-xs print:hidden">
            {m.platform_ui_version({ version: props.version })}
          </footer>
        )}
      </div>
    </div>
  );
}

function PageLinks({ nav, phone = false }: Pick<WorkShellProps, 'nav'> & { readonly phone?: boolean }) {
  return nav.map((group) => (
    <div key={group.label ?? ''} className="lg:mb-2">
      {group.label !== null && (
        <p className="px-3 pt-2 pb-1 font-bold text-ink-3 text-xs uppercase tracking-wide">{group.label}</p>
      )}
      <div className={phone ? 'grid grid-cols-2 gap-0.5' : 'grid gap-0.5'}>
        {group.links.map((link) => (
          <a
            key={link.href}
            href={link.href}
            aria-current={link.current ? 'page' : undefined}
            className="flex min-h-12 flex-none items-center rounded-s px-3 font-semibold text-ink-2 text-sm no-underline -outline-offset-2 hover:bg-card hover:text-ink aria-[current]:bg-card aria-[current]:text-ink aria-[current]:shadow-[inset_3px_0_var(--color-river)] lg:min-h-9 lg:pointer-coarse:min-h-12"
          >
            {link.label}
          </a>
        ))}
      </div>
    </div>
  ));
}

type AccountProps = Pick<WorkShellProps, 'locale' | 'paths' | 'person' | 'own' | 'signOutAction'>;

/** Every page and the account behind one button, for a screen that has no room beside the page. */
function PhoneMenu({ nav, ...account }: AccountProps & Pick<WorkShellProps, 'nav'>) {
  const id = useId();
  return (
    <div className="lg:hidden">
      <button
        type="button"
        popoverTarget={id}
        className="flex min-h-12 cursor-pointer items-center gap-2 rounded-s border border-edge px-3 font-bold text-sm hover:bg-card"
      >
        <Icon name="menu" />
        {m.platform_ui_menu()}
      </button>
      <div
        id={id}
        popover="auto"
        className="fixed inset-x-3 top-20 bottom-auto m-0 max-h-[calc(100dvh-6rem)] w-auto overflow-y-auto overscroll-contain rounded-m border border-line bg-paper p-3 text-ink shadow-lift"
      >
        <nav aria-label={m.platform_ui_main_menu()}>
          <PageLinks nav={nav} phone />
        </nav>
        <div className="mt-3 border-line border-t px-3 pt-3">
          <Account {...account} />
        </div>
      </div>
    </div>
  );
}

function DeskAccount(account: AccountProps) {
  const id = useId();
  const { name, role } = account.person;
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        className="flex min-h-12 w-full cursor-pointer items-center gap-2.5 rounded-s px-2 text-left text-sm leading-tight hover:bg-card"
      >
        <span className="min-w-0 flex-1">
          <b className="block truncate">{name}</b>
          <span className="block truncate text-ink-2 text-xs">{role}</span>
        </span>
        <Icon name="down" className="size-4 rotate-180" />
      </button>
      <div
        id={id}
        popover="auto"
        className="fixed inset-auto bottom-20 left-3 m-0 w-64 rounded-m border border-line bg-card p-4 text-ink shadow-lift"
      >
        <Account {...account} />
      </div>
    </>
  );
}

function Account({ locale, paths, person, own, signOutAction }: AccountProps) {
  return (
    <>
      <p className="font-bold">{person.name}</p>
      <p className="text-ink-2 text-sm">{person.role}</p>
      <div className="mt-2 grid">
        {own.map((link) => (
          <a
            key={link.href}
            href={link.href}
            className="-mx-2 flex min-h-12 items-center rounded-s px-2 font-semibold text-sm no-underline hover:bg-sunk lg:min-h-10 lg:pointer-coarse:min-h-12"
          >
            {link.label}
          </a>
        ))}
      </div>
      <div className="my-3 flex">
        <LanguageSwitch locale={locale} paths={paths} />
      </div>
      <form method="post" action={signOutAction}>
        <Button tone="outline" wide>
          {m.platform_ui_sign_out()}
        </Button>
      </form>
    </>
  );
}
