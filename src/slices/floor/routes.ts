import { type RouteConfigEntry, route } from '@react-router/dev/routes';

type OwnId = (name: string) => { readonly id: string };

/** Under the work area of an edition (`/kerja/:slug`). */
export function floorPages(id: OwnId): RouteConfigEntry[] {
  return [
    route('denah', '../slices/floor/pages/edit-plan-page.tsx', id('edit-plan')),
    route('kontingen/:region/stan', '../slices/floor/pages/delegation-booths-page.tsx', id('delegation-booths')),
  ];
}
