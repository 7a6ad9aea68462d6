import { type RouteConfigEntry, route } from '@react-router/dev/routes';

type OwnId = (name: string) => { readonly id: string };

const page = (name: string) => `../slices/takings/pages/${name}.tsx`;

/** Opened by a booth's secret link. */
export function reportPages(id: OwnId): RouteConfigEntry[] {
  return [route(':slug/lapor/:key', page('report-day-page'), id('report-day'))];
}

/** Under the work area of an edition (`/kerja/:slug`). */
export function takingsPages(id: OwnId): RouteConfigEntry[] {
  return [
    route('laporan-harian', page('daily-reports-page'), id('daily-reports')),
    route('gerbang-bayar', page('gateways-page'), id('gateways')),
    route('pembayaran', page('payments-page'), id('payments')),
    route('pembayaran/:statement', page('statement-page'), id('statement')),
  ];
}
