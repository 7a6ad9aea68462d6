import { type RouteConfigEntry, route } from '@react-router/dev/routes';

type OwnId = (name: string) => { readonly id: string };

/** Applying before one has an account. */
export function applyPages(id: OwnId): RouteConfigEntry[] {
  return [
    route('daftar/:slug', 'apply/apply-page.tsx', id('apply')),
    route('daftar/:slug/lanjut', 'apply/continue-page.tsx', id('apply-continue')),
    route('daftar/:slug/usaha', 'apply/begin-page.tsx', id('apply-begin')),
  ];
}

/** The producer's pages within the work area: the own business and its application, step by step. */
export function producerPages(id: OwnId): RouteConfigEntry[] {
  const page = (path: string, name: string) => route(`usaha/:business/${path}`, `apply/${name}`, id(`own-${path}`));
  return [
    route('usaha', 'apply/own-page.tsx', id('own')),
    page('profil', 'profile-page.tsx'),
    page('produk', 'products-page.tsx'),
    page('produk/:item', 'product-page.tsx'),
    page('produk/:item/foto', 'product-photo.ts'),
    page('izin', 'permits-page.tsx'),
    page('pernyataan', 'statement-page.tsx'),
    page('berkas/:question', 'own-file.ts'),
    page('kirim', 'review-page.tsx'),
    page('simpan', 'save.ts'),
  ];
}
