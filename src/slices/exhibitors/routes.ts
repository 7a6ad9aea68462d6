import { type RouteConfigEntry, route } from '@react-router/dev/routes';

type OwnId = (name: string) => { readonly id: string };

/** Checking what businesses claim, within the work area. */
export function identifierPages(id: OwnId): RouteConfigEntry[] {
  const page = (name: string) => `../slices/exhibitors/pages/${name}.tsx`;
  return [
    route('identitas', page('identifiers-page'), id('identifiers')),
    route('nama-usaha', page('waiting-names-page'), id('waiting-names')),
    route('identitas/:identifier', page('identifier-page'), id('identifier')),
  ];
}
