import { type RouteConfigEntry, route } from '@react-router/dev/routes';

type OwnId = (name: string) => { readonly id: string };

const page = (name: string) => `../slices/insights/pages/${name}.tsx`;

/** The live board: a whole screen, in no frame. */
export function boardPages(id: OwnId): RouteConfigEntry[] {
  return [route('papan/:slug', page('board-page'), id('board'))];
}

/** Under the work area of an edition (`/kerja/:slug`). */
export function figurePages(id: OwnId): RouteConfigEntry[] {
  return [
    route('angka', page('figures-page'), id('figures')),
    route('angka/:metric', page('sources-page'), id('sources')),
    route('struk', page('receipts-page'), id('receipts')),
    route('struk/:receipt', page('receipt-page'), id('receipt')),
    route('sif', page('shifts-page'), id('shifts')),
    route('sif/:device/:shift', page('shift-page'), id('shift')),
    route('laporan', page('report-page'), id('report')),
  ];
}
