import { Outlet, useLoaderData, useLocation } from 'react-router';
import { takesQris } from '../../kinds/country/index.ts';
import { allowing } from '../../platform/authz/access.ts';
import { getLocale, m, pathIn, unprefixed } from '../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../platform/page/page-context.ts';
import { Badge, DemoNote, LinkButton, Notice, WorkShell } from '../../platform/ui/index.ts';
import type { EditionState } from '../../slices/editions/contract.ts';
import { getEdition } from '../../slices/editions/index.ts';
import { authOf } from '../../slices/people/auth-of-page.ts';
import { roleName } from '../../slices/people/role-name.ts';
import type { Route } from './+types/work-layout';
import { stateName, stateTone } from './editions/state-name.ts';
import { MENU } from './menu.ts';

export const handle: PageHandle = { access: 'work.enter' };

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = editionOf(context);
  const [edition, session] = await Promise.all([
    servicesOf(context).runner.query(ctx, (tx) => getEdition(ctx, tx)),
    authOf(context).api.getSession({ headers: request.headers }),
  ]);
  const roles = allowing(ctx.actor, ctx.organiser, 'work.enter').map((held) => held.role);
  return {
    slug: ctx.slug,
    edition: { name: edition.name, organiser: edition.organiser.name, demo: edition.demo, state: edition.state },
    code: edition.delegations[0]?.region.code ?? edition.slug,
    name: session?.user.name ?? '',
    limit: ctx.actor.kind === 'person' ? ctx.actor.limit?.to : undefined,
    version: servicesOf(context).version,
    roles,
    menu: MENU.flatMap(({ items }) => items)
      .filter(
        ({ action, qris }) =>
          allowing(ctx.actor, ctx.organiser, action).length > 0 && (!qris || takesQris(edition.currency)),
      )
      .map(({ path }) => path),
  };
}

/** What holds for the whole edition, above each of its pages: that it is made up, that nobody else sees it yet, that it is over. */
function Banners({
  slug,
  demo,
  state,
}: {
  readonly slug: string;
  readonly demo: boolean;
  readonly state: EditionState;
}) {
  return (
    <>
      {demo && <DemoBanner />}
      {state !== 'public' && (
        <aside
          aria-label={stateName(state)}
          className="wrap flex flex-wrap items-center gap-x-3 pt-4 text-ink-2 text-sm"
        >
          <Badge tone={stateTone(state)}>{stateName(state)}</Badge>
          {state === 'draft' ? m.editions_draft_banner() : m.editions_archived_banner()}
          <a
            href={pathIn(getLocale(), `/e/${slug}`)}
            className="inline-flex min-h-9 items-center underline pointer-coarse:min-h-12"
          >
            {m.editions_see_public_page()}
          </a>
        </aside>
      )}
    </>
  );
}

function DemoBanner() {
  return (
    <aside aria-label={m.platform_ui_demo()} className="wrap pt-4">
      <DemoNote>{m.app_demo_note()}</DemoNote>
    </aside>
  );
}

export default function WorkLayout() {
  const { slug, edition, code, name, limit, roles, menu, version } = useLoaderData<typeof loader>();
  const { pathname, search } = useLocation();
  const locale = getLocale();
  const path = unprefixed(pathname);
  const base = `/kerja/${slug}`;
  return (
    <WorkShell
      locale={locale}
      paths={{ id: path + search, en: pathIn('en', path) + search }}
      homeHref={pathIn(locale, base)}
      organiser={edition.organiser}
      edition={edition.name}
      code={code}
      nav={MENU.map(({ label, items }) => ({
        label: label?.() ?? null,
        links: items
          .filter((item) => menu.includes(item.path))
          .map((item) => ({
            href: pathIn(locale, base + item.path),
            label: item.label(),
            current:
              item.path === '' ? path === base : path === base + item.path || path.startsWith(`${base}${item.path}/`),
          })),
      })).filter(({ links }) => links.length > 0)}
      person={{ name, role: roles.map((role) => roleName(role)).join(', ') }}
      own={[
        { href: pathIn(locale, '/akun'), label: m.people_account() },
        { href: pathIn(locale, '/kerja?pilih'), label: m.people_my_editions() },
      ]}
      signOutAction={pathIn(locale, '/keluar')}
      version={version}
      banner={<Banners slug={slug} {...edition} />}
    >
      {limit && (
        <div className="mb-5">
          <Notice
            title={limit === 'role' ? m.people_limited_role() : m.people_limited_organiser()}
            actions={
              limit === 'role' && (
                <LinkButton size="small" tone="outline" href={pathIn(locale, '/masuk/lupa')}>
                  {m.people_prove()}
                </LinkButton>
              )
            }
          >
            {limit === 'role' ? m.people_limited_role_text() : m.people_limited_organiser_text()}
          </Notice>
        </div>
      )}
      <Outlet />
    </WorkShell>
  );
}
