/** The pages of the work area in the order of an expo's life, each with the action that opens it. Browser-safe. */
import type { Action } from '../../platform/authz/access.ts';
import { m } from '../../platform/i18n/index.ts';

export interface MenuItem {
  /** Under `/kerja/:slug`. */
  readonly path: string;
  readonly action: Action;
  /** Only where the edition's money can be paid by QRIS. */
  readonly qris?: true;
  label(): string;
}

export interface MenuGroup {
  /** Null for what stands above all groups. */
  readonly label: (() => string) | null;
  readonly items: readonly MenuItem[];
}

/** A page that one may not open is not in one's menu; a group with nothing in it neither. */
export const MENU: readonly MenuGroup[] = [
  {
    label: null,
    items: [
      { path: '', action: 'work.enter', label: m.app_work_overview },
      { path: '/usaha', action: 'businesses.own', label: m.call_apply_own },
    ],
  },
  {
    label: m.app_menu_participants,
    items: [
      { path: '/kontingen', action: 'delegations.read', label: m.editions_delegations },
      { path: '/panggilan', action: 'call.read', label: m.app_work_call },
      { path: '/pencalonan', action: 'call.nominate', label: m.call_nominate_title },
      { path: '/kurasi', action: 'call.score', label: m.app_work_curation },
      { path: '/panel', action: 'call.panel', label: m.app_work_panel },
      { path: '/identitas', action: 'identifiers.read', label: m.exhibitors_checks },
    ],
  },
  {
    label: m.app_menu_hall,
    items: [
      { path: '/denah', action: 'floor.fill', label: m.floor_plan },
      { path: '/produk', action: 'products.edit', label: m.catalogue_products },
      { path: '/titip-jual', action: 'stock.read', label: m.settlement_consignment },
      { path: '/perangkat', action: 'devices.read', label: m.app_work_devices },
      { path: '/sif', action: 'devices.read', label: m.insights_shifts },
      { path: '/pengecualian', action: 'exceptions.read', label: m.app_work_exceptions },
      { path: '/pengawas', action: 'supervisors.manage', label: m.till_supervisors },
    ],
  },
  {
    label: m.app_menu_money,
    items: [
      { path: '/angka', action: 'figures.read', label: m.app_work_figures },
      { path: '/struk', action: 'receipts.read', label: m.app_work_receipts },
      { path: '/penjualan', action: 'sales.read', label: m.settlement_sales },
      { path: '/pembayaran', action: 'payments.read', label: m.app_work_payments },
      { path: '/pengembalian', action: 'supervisors.manage', label: m.till_refunds },
      { path: '/laporan-harian', action: 'reports.manage', label: m.app_work_daily_reports },
      { path: '/unduhan', action: 'products.edit', label: m.app_downloads },
      { path: '/laporan', action: 'report.read', label: m.app_work_report },
    ],
  },
  {
    label: m.app_menu_settings,
    items: [
      { path: '/pengaturan', action: 'editions.manage', label: m.editions_settings },
      { path: '/kategori', action: 'editions.manage', label: m.catalogue_categories },
      { path: '/penyelenggara', action: 'editions.manage', label: m.editions_organiser },
      { path: '/instansi', action: 'editions.manage', label: m.editions_agencies },
      { path: '/orang', action: 'people.invite', label: m.people_page },
      { path: '/undangan', action: 'people.invite', label: m.app_work_invitations },
      { path: '/surat', action: 'mail.read', label: m.app_work_mail },
      { path: '/gerbang-bayar', action: 'gateways.manage', qris: true, label: m.app_work_gateways },
      { path: '/webhook', action: 'webhooks.manage', label: m.app_work_webhooks },
      { path: '/jejak', action: 'audit.read', label: m.app_work_audit },
    ],
  },
];
