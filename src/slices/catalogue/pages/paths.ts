/** Addresses of the catalogue's pages, without a language, and what their queries mean. */
import { formatBareMoney, readMoney, typedMoney } from '../../../kinds/money.ts';
import { isRegionCode, type RegionCode } from '../../../kinds/region.ts';
import { slug } from '../../editions/contract.ts';
import { categoryCode, type Offer } from '../contract.ts';

/** What a list of products is narrowed to, in which order it is, and after which of them it goes on. */
export interface ProductQuery {
  readonly typed?: string | undefined;
  readonly region?: RegionCode | undefined;
  readonly category?: string | undefined;
  readonly halal?: boolean | undefined;
  /** In minor units. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly sort?: ShownSort | undefined;
  readonly after?: string | undefined;
}

/** The orders to choose from as addresses name them; none is the best match, or by name where nothing was typed. */
export const SHOWN_SORTS = { nama: 'name', termurah: 'cheap', termahal: 'dear' } as const;
export type ShownSort = keyof typeof SHOWN_SORTS;

/** Names of the query; whatever else stands in an address is not looked at. */
export const ASKED = ['cari', 'daerah', 'kategori', 'halal', 'dari', 'sampai', 'urut', 'sesudah'] as const;

/** The most letters of a search that are looked at. */
export const LONGEST_SEARCH = 80;

function isShownSort(value: string | null): value is ShownSort {
  return value !== null && Object.hasOwn(SHOWN_SORTS, value);
}

/** A part of a query that nobody could have chosen from the page is as good as none. */
export function readProductQuery(search: URLSearchParams, currency: string): ProductQuery {
  const region = search.get('daerah');
  const sort = search.get('urut');
  const typed = (search.get('cari') ?? '').trim().slice(0, LONGEST_SEARCH);
  const [one, other] = [amountOf(search.get('dari'), currency), amountOf(search.get('sampai'), currency)];
  // Who fills in the two prices the wrong way round means the same.
  const turned = one !== undefined && other !== undefined && one > other;
  return {
    typed: typed === '' ? undefined : typed,
    region: isRegionCode(region) ? region : undefined,
    category: categoryCode.safeParse(search.get('kategori')).data,
    halal: search.get('halal') === 'ya' ? true : undefined,
    from: turned ? other : one,
    to: turned ? one : other,
    sort: isShownSort(sort) ? sort : undefined,
    after: slug.safeParse(search.get('sesudah')).data,
  };
}

function amountOf(typed: string | null, currency: string): number | undefined {
  const read = readMoney(typed ?? '', currency);
  return read.ok ? read.value : undefined;
}

/** An amount as it is read again, its digits in groups: `1.250.000`. */
export function writeGrouped(amount: number, currency: string): string {
  return formatBareMoney(amount, currency);
}

export function productsPath(edition: string, query: ProductQuery = {}, currency = 'IDR'): string {
  const { typed, region, category, halal, from, to, sort, after } = query;
  const asked = new URLSearchParams();
  if (typed !== undefined) asked.set('cari', typed);
  if (region !== undefined) asked.set('daerah', region);
  if (category !== undefined) asked.set('kategori', category);
  if (halal) asked.set('halal', 'ya');
  if (from !== undefined) asked.set('dari', typedMoney(from, currency));
  if (to !== undefined) asked.set('sampai', typedMoney(to, currency));
  if (sort !== undefined) asked.set('urut', sort);
  if (after !== undefined) asked.set('sesudah', after);
  return `/e/${edition}/produk${asked.size > 0 ? `?${asked}` : ''}`;
}

export function regionPath(edition: string, code: string): string {
  return `/e/${edition}/daerah/${code}`;
}

export function businessPath(edition: string, business: { readonly slug: string }): string {
  return `/e/${edition}/pelaku-usaha/${business.slug}`;
}

/** A business's lasting address, the same before, at and after any edition. */
export function lastingBusinessPath(organiser: string, business: { readonly slug: string }): string {
  return `/pelaku-usaha/${organiser}/${business.slug}`;
}

export function offerPath(edition: string, offer: Pick<Offer, 'slug'>): string {
  return `/e/${edition}/produk/${offer.slug}`;
}

/** A product's lasting address, the same before, at and after any edition. */
export function productPath(organiser: string, product: { readonly slug: string }): string {
  return `/produk/${organiser}/${product.slug}`;
}

/** Where a booth is in the table of the plan. */
export function boothPath(edition: string, booth: string): string {
  return `/e/${edition}/denah#stan-${booth}`;
}
