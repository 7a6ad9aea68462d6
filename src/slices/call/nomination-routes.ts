import { type RouteConfigEntry, route } from '@react-router/dev/routes';

type OwnId = (name: string) => { readonly id: string };

const page = (name: string) => `../slices/call/pages/${name}`;

/** Nominations, under the work area of an edition (`/kerja/:slug`). */
export function nominationPages(id: OwnId): RouteConfigEntry[] {
  return [
    route('pencalonan', page('nominations-page.tsx'), id('nominations')),
    route('pencalonan/templat/:format', page('nomination-template.ts'), id('nomination-template')),
    route('pencalonan/daftar', page('nomination-upload-page.tsx'), id('nomination-upload')),
    route('pencalonan/daftar/:list', 'work/nominations/nomination-list-page.tsx', id('nomination-list')),
    route('pencalonan/daftar/:list/kemajuan', page('nomination-progress.ts'), id('nomination-progress')),
  ];
}
