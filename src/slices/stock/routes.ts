import { type RouteConfigEntry, route } from '@react-router/dev/routes';

type OwnId = (name: string) => { readonly id: string };

const page = (name: string) => `../slices/stock/pages/${name}.tsx`;

/** Under the work area of an edition (`/kerja/:slug`). */
export function stockPages(id: OwnId): RouteConfigEntry[] {
  return [
    route('surat-jalan/baru', page('write-note-page'), id('write-note')),
    route('surat-jalan/:note', page('note-page'), id('note')),
    route('surat-jalan/:note/ubah', page('write-note-page'), id('change-note')),
  ];
}
