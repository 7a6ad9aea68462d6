import { Outlet, useLoaderData, useLocation, useMatches } from 'react-router';
import { getLocale, locales, m, pathIn, unprefixed } from '../../platform/i18n/index.ts';
import { type PageHandle, pageRequest } from '../../platform/page/page-context.ts';
import { Badge, PageShell } from '../../platform/ui/index.ts';
import { findOrganiserProfile } from '../../slices/editions/index.ts';
import { findOrganiser } from '../../slices/people/index.ts';
import type { Route } from './+types/public-frame';
import { Colophon } from './Colophon.tsx';
import { findFeatured } from './find-featured.ts';

export const handle: PageHandle = { access: 'public' };

/** The edition that the menu leads through: the address's own, else the one that the front page opens with. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { services, tenant, signedIn = false } = context.get(pageRequest);
  const db = services.runner.db;
  const edition = tenant ?? (await findFeatured(services)).featured;
  const shown = tenant ?? (edition && (await services.findTenant(edition.slug)));
  const named = params.organiser === undefined ? undefined : (await findOrganiser(db, params.organiser))?.id;
  const organiser = named ?? shown?.organiser;
  return {
    slug: edition?.slug,
    draft: tenant?.draft === true,
    signedIn,
    publicUrl: services.settings.publicUrl,
    organiser: organiser && (await findOrganiserProfile(db, organiser)),
  };
}

/** Frame, menu and language of every public page, and what search engines are told about its two languages. */
export default function PublicFrame() {
  const { slug, draft, signedIn, publicUrl, organiser } = useLoaderData<typeof loader>();
  const { pathname, search } = useLocation();
  const locale = getLocale();
  const path = unprefixed(pathname).replace(/(.)\/+$/, '$1');
  // A page that is there under another address as well says which of them lasts.
  const own = useMatches().at(-1)?.loaderData as { readonly canonical?: string } | undefined;
  const lasting = own?.canonical ?? path;
  const link = (to: string, label: string) => ({ href: pathIn(locale, to), label, current: to === path });
  const menu =
    slug === undefined
      ? []
      : [
          { ...link(`/e/${slug}`, m.app_front_menu_edition()), current: path === '/' || path === `/e/${slug}` },
          link(`/e/${slug}/produk`, m.app_front_menu_products()),
          link(`/e/${slug}/denah`, m.app_front_menu_plan()),
        ];
  return (
    <>
      <link rel="canonical" href={publicUrl + pathIn(locale, lasting)} />
      {locales.map((each) => (
        <link key={each} rel="alternate" hrefLang={each} href={publicUrl + pathIn(each, lasting)} />
      ))}
      <link rel="alternate" hrefLang="x-default" href={publicUrl + lasting} />
      <PageShell
        locale={locale}
        paths={{ id: path + search, en: pathIn('en', path) + search }}
        homeHref={pathIn(locale, '/')}
        nav={menu}
        account={signedIn ? link('/kerja', m.app_front_my_work()) : link('/masuk', m.app_front_sign_in())}
        host={organiser}
        colophon={organiser && <Colophon {...organiser} />}
        footer={[
          link('/cara-hitung', m.app_front_how_counted()),
          link('/data', m.app_front_open_data()),
          link('/privasi', m.app_front_privacy()),
        ]}
      >
        {draft && (
          <p className="mb-4 flex flex-wrap items-center gap-3 text-ink-2 text-sm">
            <Badge tone="gold">{m.editions_state_draft()}</Badge>
            {m.editions_draft_banner()}
            <a
              href={pathIn(locale, `/kerja/${slug}/pengaturan`)}
              className="inline-flex min-h-12 items-center underline"
            >
              {m.editions_settings()}
            </a>
          </p>
        )}
        <Outlet />
      </PageShell>
    </>
  );
}
