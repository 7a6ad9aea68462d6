import { type RouteConfigEntry, route } from '@react-router/dev/routes';

type OwnId = (name: string) => { readonly id: string };

const page = (name: string) => `../slices/settlement/pages/${name}.tsx`;

/** Under the work area of an edition (`/kerja/:slug`). */
export function settlementPages(id: OwnId): RouteConfigEntry[] {
  return [
    route('penjualan', page('sales-list-page'), id('sales-list')),
    route('penjualan/:business', page('sales-page'), id('sales')),
    route('penjualan/:business/perhitungan', page('settlement-page'), id('settlement')),
    route('titip-jual', page('consignment-list-page'), id('consignment-list')),
    route('titip-jual/:business', page('consignment-page'), id('consignment')),
  ];
}
