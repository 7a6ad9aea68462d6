import face from '@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2?url';
import { type ReactNode, useEffect } from 'react';
import {
  isRouteErrorResponse,
  Links,
  type LinksFunction,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useFetchers,
  useLocation,
  useMatches,
  useNavigation,
  useRouteError,
  useRouteLoaderData,
} from 'react-router';
import { newId } from '../kinds/id.ts';
import { forgetSent, lastSent } from '../platform/forms/last-sent.ts';
import type { Unsent } from '../platform/forms/sent-field.ts';
import { UnsentForm } from '../platform/forms/UnsentForm.tsx';
import { localeOfPath, m, pathIn } from '../platform/i18n/index.ts';
import { type PageHandle, pageRequest } from '../platform/page/page-context.ts';
import styles from '../platform/ui/app.css?url';
import { ErrorPage, LinkButton } from '../platform/ui/index.ts';
import type { Route } from './+types/root';

export const links: LinksFunction = () => [
  { rel: 'preload', href: face, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/icon.svg', type: 'image/svg+xml' },
];

export function loader({ context }: Route.LoaderArgs) {
  // The stamp is of this loading of the page: the keys of its forms begin with it.
  return { nonce: context.get(pageRequest).nonce, stamp: newId() };
}

function isStill(handle: unknown): boolean {
  return (handle as PageHandle | undefined)?.still !== undefined;
}

export function Layout({ children }: { children: ReactNode }) {
  const still = useMatches().some((match) => isStill(match.handle));
  const nonce = useRouteLoaderData<typeof loader>('root')?.nonce;
  return (
    <html lang={localeOfPath(useLocation().pathname)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        {still ? null : (
          <>
            <ScrollRestoration {...(nonce ? { nonce } : {})} />
            <Scripts {...(nonce ? { nonce } : {})} />
          </>
        )}
      </body>
    </html>
  );
}

/** What was posted is remembered until its answer has come; where none comes, `ErrorBoundary` gives it back. */
function useSending() {
  const { state, formMethod } = useNavigation();
  const posting =
    useFetchers().some((fetcher) => fetcher.state !== 'idle') || (state !== 'idle' && formMethod === 'POST');
  useEffect(() => {
    if (!posting) forgetSent();
  }, [posting]);
}

export default function Root() {
  useSending();
  return <Outlet />;
}

/** What to tell a person of a status; every other one is told as a fault of ours. */
function wordsOf(status: number, address = ''): { title: string; text: string } {
  if (status === 421) return { title: m.app_error_421_title(), text: m.app_error_421_text({ address }) };
  if (status === 404) return { title: m.app_error_404_title(), text: m.app_error_404_text() };
  if (status === 401 || status === 403) return { title: m.app_error_403_title(), text: m.app_error_403_text() };
  if (status === 503) return { title: m.app_error_503_title(), text: m.app_error_503_text() };
  return { title: m.app_error_500_title(), text: m.app_error_500_text() };
}

interface TellsUnsent {
  readonly requestId?: string;
  readonly code?: string;
  readonly unsent: Unsent;
}

/** A form that was not taken: why, and all that was typed in it. */
function UnsentPage({ status, told: { requestId, code, unsent } }: { status: number; told: TellsUnsent }) {
  return (
    <main className="wrap">
      <title>{`${m.platform_unsent_kept()} · ${m.platform_brand()}`}</title>
      <UnsentForm
        unsent={unsent}
        code={code ?? ''}
        otherwise={wordsOf(status)}
        reference={status >= 500 ? requestId : undefined}
        signIn={pathIn(localeOfPath(useLocation().pathname), '/masuk')}
      />
    </main>
  );
}

/** What browsers say when a request came to nothing; each says it in its own words (Fetch, 5.6: a TypeError). */
function isUnreached(error: unknown): boolean {
  return error instanceof TypeError && /fetch|network|load failed/i.test(error.message);
}

export function ErrorBoundary() {
  const error = useRouteError();
  const locale = localeOfPath(useLocation().pathname);
  const known = isRouteErrorResponse(error) ? error : undefined;
  const told = known?.data as
    | { readonly requestId?: string; readonly address?: string; readonly code?: string; readonly unsent?: Unsent }
    | undefined;
  const status = known?.status ?? 500;
  if (told?.unsent) return <UnsentPage status={status} told={{ ...told, unsent: told.unsent }} />;
  const unsent = known ? undefined : lastSent();
  if (unsent) return <UnsentPage status={status} told={{ code: isUnreached(error) ? 'form.unreached' : '', unsent }} />;
  const { title, text } = wordsOf(status, told?.address);
  const home = pathIn(locale, '/');
  return (
    <main className="wrap">
      <title>{`${title} · ${m.platform_brand()}`}</title>
      <ErrorPage
        status={status}
        title={title}
        reference={status >= 500 ? told?.requestId : undefined}
        actions={<LinkButton href={(told?.address ?? '') + home}>{told?.address ?? m.app_error_home()}</LinkButton>}
      >
        {text}
      </ErrorPage>
    </main>
  );
}
