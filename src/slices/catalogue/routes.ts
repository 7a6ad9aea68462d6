import { type RouteConfigEntry, route } from '@react-router/dev/routes';

type OwnId = (name: string) => { readonly id: string };

const page = (name: string) => `../slices/catalogue/pages/${name}`;

/** Under the work area of an edition (`/kerja/:slug`). */
export function productPages(id: OwnId): RouteConfigEntry[] {
  return [
    route('produk', page('managed-list-page.tsx'), id('managed-products')),
    route('produk/:product', page('managed-product-page.tsx'), id('managed-product')),
    route('tambah-produk', page('add-product-page.tsx'), id('add-product')),
    route('impor-produk', page('import-products-page.tsx'), id('import-products')),
    route('impor-produk/templat/:format', page('product-list-template.ts'), id('product-list-template')),
    route('impor-produk/:list', page('product-list-page.tsx'), id('product-list')),
    route('salin-produk', page('copy-products-page.tsx'), id('copy-products')),
    route('label-harga', page('labels-page.tsx'), id('labels')),
    route('kategori', page('categories-page.tsx'), id('categories')),
    route('produk/:product/foto', page('managed-photo.ts'), id('managed-photo')),
  ];
}
