import { type RouteConfigEntry, route } from '@react-router/dev/routes';

type OwnId = (name: string) => { readonly id: string };

/** The buyer's receipt, at the address that `rules/receipt-link.ts` makes. */
export function receiptPages(id: OwnId): RouteConfigEntry[] {
  return [route(':slug/nota/:key', '../slices/till/pages/public-receipt-page.tsx', id('public-receipt'))];
}

/** In the work area: whose PIN allows a refund, and the refunds to be looked at. */
export function tillWorkPages(id: OwnId): RouteConfigEntry[] {
  return [
    route('pengawas', '../slices/till/pages/supervisors-page.tsx', id('supervisors')),
    route('pengembalian', '../slices/till/pages/refunds-page.tsx', id('refunds')),
  ];
}
