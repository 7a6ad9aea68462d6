/** Addresses of the catalogue's pages, without a language, and what their queries mean. */
import { isRegionCode, type RegionCode } from '../../../kinds/region.ts';
import { slug } from '../../editions/contract.ts';
import { categoryCode, type Offer } from '../contract.ts';

/** What a list of products is narrowed to, and after which of them it goes on. */
export interface ProductQuery {
  readonly region?: RegionCode | undefined;
  readonly category?: string | undefined;
  readonly after?: string | undefined;
}

/** A part of a query that nobody could have chosen from the page is as good as none. */
export function readProductQuery(search: URLSearchParams): ProductQuery {
  const region = search.get('daerah');
  return {
    region: isRegionCode(region) ? region : undefined,
    category: categoryCode.safeParse(search.get('kategori')).data,
    after: slug.safeParse(search.get('sesudah')).data,
  };
}

export function productsPath(edition: string, { region, category, after }: ProductQuery = {}): string {
  const query = new URLSearchParams();
  if (region !== undefined) query.set('daerah', region);
  if (category !== undefined) query.set('kategori', category);
  if (after !== undefined) query.set('sesudah', after);
  return `/e/${edition}/produk${query.size > 0 ? `?${query}` : ''}`;
}

export function regionPath(edition: string, code: string): string {
  return `/e/${edition}/daerah/${code}`;
}

export function businessPath(edition: string, business: { readonly slug: string }): string {
  return `/e/${edition}/pelaku-usaha/${business.slug}`;
}

/** The `id` of a product on the page of the business that makes it. */
export function offerAnchor(offer: { readonly slug: string }): string {
  return `produk-${offer.slug}`;
}

export function offerPath(edition: string, offer: Pick<Offer, 'slug' | 'business'>): string {
  return `${businessPath(edition, offer.business)}#${offerAnchor(offer)}`;
}

/** Where a booth is in the table of the plan. */
export function boothPath(edition: string, booth: string): string {
  return `/e/${edition}/denah#stan-${booth}`;
}
