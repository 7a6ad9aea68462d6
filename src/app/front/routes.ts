import { index, layout, type RouteConfigEntry, route } from '@react-router/dev/routes';
import { publicCallPages } from '../../slices/call/routes.ts';

type OwnId = (name: string) => { readonly id: string };

/** What everybody may read, in one frame; none of these pages carries a script. */
export function publicPages(id: OwnId): RouteConfigEntry[] {
  const catalogue = (name: string) => `../slices/catalogue/pages/${name}.tsx`;
  return [
    layout('front/public-frame.tsx', id('public'), [
      index('front/front-page.tsx', id('front')),
      route('e/:slug', 'front/edition-page.tsx', id('edition')),
      route('e/:slug/produk', catalogue('products-page'), id('products')),
      route('e/:slug/produk/:product', catalogue('product-page'), id('product')),
      route('produk/:organiser/:product', catalogue('lasting-product-page'), id('lasting-product')),
      route('e/:slug/daerah/:code', catalogue('region-page'), id('region')),
      route('e/:slug/pelaku-usaha/:business', catalogue('business-page'), id('business')),
      route('pelaku-usaha/:organiser/:business', catalogue('lasting-business-page'), id('lasting-business')),
      route('e/:slug/denah', '../slices/floor/pages/plan-page.tsx', id('plan')),
      ...publicCallPages(id),
      route('cara-hitung', 'front/how-counted-page.tsx', id('how-counted')),
      route('data', 'front/data-page.tsx', id('data')),
      route('privasi', 'front/privacy-page.tsx', id('privacy')),
    ]),
  ];
}
