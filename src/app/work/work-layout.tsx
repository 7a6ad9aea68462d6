import { Outlet, useLoaderData, useLocation } from 'react-router';
import { type Action, allowing } from '../../platform/authz/access.ts';
import { getLocale, m, pathIn, unprefixed } from '../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../platform/page/page-context.ts';
import { DemoNote, WorkShell } from '../../platform/ui/index.ts';
import { getEdition } from '../../slices/editions/index.ts';
import { authOf } from '../../slices/people/auth-of-page.ts';
import { roleName } from '../../slices/people/role-name.ts';
import type { Route } from './+types/work-layout';

export const handle: PageHandle = { access: 'work.enter' };

/** The pages of the work area, by the action that opens them; a page that one may not open is not in one's menu. */
const MENU: readonly { readonly path: string; readonly action: Action; readonly label: () => string }[] = [
  { path: '', action: 'work.enter', label: m.app_work_overview },
  { path: '/usaha', action: 'businesses.own', label: m.call_apply_own },
  { path: '/identitas', action: 'identifiers.read', label: m.exhibitors_checks },
  { path: '/kontingen', action: 'delegations.read', label: m.editions_delegations },
  { path: '/produk', action: 'products.edit', label: m.catalogue_products },
  { path: '/angka', action: 'figures.read', label: m.app_work_figures },
  { path: '/struk', action: 'receipts.read', label: m.app_work_receipts },
  { path: '/penjualan', action: 'sales.read', label: m.settlement_sales },
  { path: '/titip-jual', action: 'stock.read', label: m.settlement_consignment },
  { path: '/pembayaran', action: 'payments.read', label: m.app_work_payments },
  { path: '/laporan-harian', action: 'reports.manage', label: m.app_work_daily_reports },
  { path: '/laporan', action: 'report.read', label: m.app_work_report },
  { path: '/panggilan', action: 'call.read', label: m.app_work_call },
  { path: '/pencalonan', action: 'call.nominate', label: m.call_nominate_title },
  { path: '/kurasi', action: 'call.score', label: m.app_work_curation },
  { path: '/panel', action: 'call.panel', label: m.app_work_panel },
  { path: '/denah', action: 'floor.fill', label: m.floor_plan },
  { path: '/perangkat', action: 'devices.read', label: m.app_work_devices },
  { path: '/pengecualian', action: 'exceptions.read', label: m.app_work_exceptions },
  { path: '/pengembalian', action: 'supervisors.manage', label: m.till_refunds },
  { path: '/pengawas', action: 'supervisors.manage', label: m.till_supervisors },
  { path: '/instansi', action: 'editions.manage', label: m.editions_agencies },
  { path: '/undangan', action: 'people.invite', label: m.app_work_invitations },
  { path: '/pengaturan', action: 'editions.manage', label: m.editions_settings },
  { path: '/surat', action: 'mail.read', label: m.app_work_mail },
  { path: '/gerbang-bayar', action: 'gateways.manage', label: m.app_work_gateways },
  { path: '/webhook', action: 'webhooks.manage', label: m.app_work_webhooks },
  { path: '/jejak', action: 'audit.read', label: m.app_work_audit },
];

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = editionOf(context);
  const [edition, session] = await Promise.all([
    servicesOf(context).runner.query(ctx, (tx) => getEdition(ctx, tx)),
    authOf(context).api.getSession({ headers: request.headers }),
  ]);
  const roles = allowing(ctx.actor, ctx.organiser, 'work.enter').map((held) => held.role);
  return {
    slug: ctx.slug,
    edition: { name: edition.name, organiser: edition.organiser.name, demo: edition.demo },
    code: edition.delegations[0]?.region.code ?? edition.slug,
    name: session?.user.name ?? '',
    roles,
    menu: MENU.filter((item) => allowing(ctx.actor, ctx.organiser, item.action).length > 0).map((item) => item.path),
  };
}

function DemoBanner() {
  return (
    <aside aria-label={m.platform_ui_demo()} className="wrap pt-4">
      <DemoNote>{m.app_demo_note()}</DemoNote>
    </aside>
  );
}

export default function WorkLayout() {
  const { slug, edition, code, name, roles, menu } = useLoaderData<typeof loader>();
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
      nav={MENU.filter((item) => menu.includes(item.path)).map((item) => ({
        href: pathIn(locale, base + item.path),
        label: item.label(),
        current:
          item.path === '' ? path === base : path === base + item.path || path.startsWith(`${base}${item.path}/`),
      }))}
      person={{ name, role: roles.map(roleName).join(', ') }}
      signOutAction={pathIn(locale, '/keluar')}
      banner={edition.demo ? <DemoBanner /> : undefined}
    >
      <Outlet />
    </WorkShell>
  );
}
