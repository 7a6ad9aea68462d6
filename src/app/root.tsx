import type { ReactNode } from 'react';
import { isRouteErrorResponse, Links, Meta, Outlet, Scripts, ScrollRestoration, useLocation, useMatches, useRouteError, useRouteLoaderData } from 'react-router';
import { localeOfPath, m } from '../platform/i18n/index.ts';
import { type PageHandle, pageRequest } from '../platform/page/page-context.ts';
import '../platform/ui/app.css';
import type { Route } from './+types/root';

export function loader({ context }: Route.LoaderArgs) {
  return { nonce: context.get(pageRequest).nonce };
}

function isStill(handle: unknown): boolean {
  return (handle as PageHandle | undefined)?.still === true;
}

export function Layout({ children }: { children: ReactNode }) {
  const still = useMatches().some((match) => isStill(match.handle));
  const nonce = useRouteLoaderData<typeof loader>('root')?.nonce;
  return (
    <html lang={localeOfPath(useLocation().pathname)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
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

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  return <main>{status === 404 ? m.platform_brand() : String(status)}</main>;
}
