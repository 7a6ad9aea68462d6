import { type RouteConfigEntry, route } from '@react-router/dev/routes';

type OwnId = (name: string) => { readonly id: string };

/** The buyer's receipt, at the address that `rules/receipt-link.ts` makes. */
export function receiptPages(id: OwnId): RouteConfigEntry[] {
  return [route(':slug/nota/:key', '../slices/till/pages/public-receipt-page.tsx', id('public-receipt'))];
}
