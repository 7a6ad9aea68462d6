/** SQL that reads what is sold at an edition, across the views that the lower slices publish. */
import { sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { RegionCode } from '../../kinds/region.ts';
import type { Tx } from '../../platform/db/database.ts';
import '../../platform/files/tables.ts';
import type { AtEdition } from '../editions/index.ts';
import type { CatalogueFact, Category, FoundMaker, Offer, OfferFilter } from './contract.ts';

/** The products that are or were listed, with who makes them and where they are found. */
function listed(ctx: AtEdition, tx: Tx) {
  return tx
    .selectFrom('catalogue.listing as listing')
    .innerJoin('catalogue.product as product', (join) =>
      join.onRef('product.organiser_id', '=', 'listing.organiser_id').onRef('product.id', '=', 'listing.product_id'),
    )
    .innerJoin('exhibitors.taking_part as seller', (join) =>
      join
        .onRef('seller.organiser_id', '=', 'product.organiser_id')
        .onRef('seller.edition_id', '=', 'listing.edition_id')
        .onRef('seller.business_id', '=', 'product.business_id'),
    )
    .innerJoin('editions.region as region', 'region.code', 'seller.region_code')
    .leftJoin('floor.placed as placed', (join) =>
      join
        .onRef('placed.organiser_id', '=', 'seller.organiser_id')
        .onRef('placed.edition_id', '=', 'seller.edition_id')
        .onRef('placed.business_id', '=', 'seller.business_id'),
    )
    .where('listing.organiser_id', '=', ctx.organiser)
    .where('listing.edition_id', '=', ctx.edition);
}

/** Those on sale. */
function sold(ctx: AtEdition, tx: Tx) {
  return listed(ctx, tx).where('listing.withdrawn', '=', false);
}

/** The first photograph of a product, where it has any. */
function withCover(ctx: AtEdition, tx: Tx) {
  return sold(ctx, tx).leftJoinLateral(
    (eb) =>
      eb
        .selectFrom('catalogue.product_photo as photo')
        .innerJoin('platform.file as file', (join) =>
          join.onRef('file.organiser_id', '=', 'photo.organiser_id').onRef('file.id', '=', 'photo.file_id'),
        )
        .select(['file.id', 'file.width', 'file.height'])
        .whereRef('photo.organiser_id', '=', 'product.organiser_id')
        .whereRef('photo.product_id', '=', 'product.id')
        .orderBy('photo.position')
        .limit(1)
        .as('cover'),
    (join) => join.onTrue(),
  );
}

function offersOf(ctx: AtEdition, tx: Tx) {
  return withCover(ctx, tx).select([
    'product.id',
    'product.slug',
    'product.name_id',
    'product.name_en',
    'listing.price',
    'product.category',
    'product.unit',
    'seller.business_id',
    'seller.slug as business_slug',
    'seller.name as business_name',
    'seller.made_up',
    'seller.region_code',
    'region.name as region_name',
    'placed.number as booth',
    'cover.id as cover',
    'cover.width as cover_width',
    'cover.height as cover_height',
  ]);
}

type OfferRow = Awaited<ReturnType<ReturnType<typeof offersOf>['execute']>>[number];

function offerOf(row: OfferRow): Offer {
  return {
    id: row.id,
    slug: row.slug,
    name: { id: row.name_id, en: row.name_en },
    price: row.price,
    category: row.category,
    unit: row.unit,
    business: { id: row.business_id, slug: row.business_slug, name: row.business_name, madeUp: row.made_up },
    region: { code: row.region_code, name: row.region_name },
    booth: row.booth,
    motif: row.slug,
    photo:
      row.cover === null || row.cover_width === null || row.cover_height === null
        ? null
        : { id: row.cover, width: row.cover_width, height: row.cover_height },
  };
}

/** In the order of their addresses, from after one of them on. */
export async function selectOffers(
  ctx: AtEdition,
  tx: Tx,
  filter: OfferFilter,
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<Offer[]> {
  let query = offersOf(ctx, tx).orderBy('product.slug').limit(page.limit);
  if (filter.region !== undefined) query = query.where('seller.region_code', '=', filter.region);
  if (filter.category !== undefined) query = query.where('product.category', '=', filter.category);
  if (page.after !== undefined) query = query.where('product.slug', '>', page.after);
  if (filter.since !== undefined)
    query = query.where(sql<boolean>`greatest(product.updated_at, listing.updated_at, (select written.updated_at
      from exhibitors.written where written.organiser_id = seller.organiser_id and written.edition_id = seller.edition_id
        and written.business_id = seller.business_id)) >= ${filter.since}`);
  return (await query.execute()).map(offerOf);
}

export async function selectOffersOfBusiness(ctx: AtEdition, tx: Tx, business: Id<'business'>): Promise<Offer[]> {
  const query = offersOf(ctx, tx).where('seller.business_id', '=', business).orderBy('product.slug');
  return (await query.execute()).map(offerOf);
}

export async function selectOffersById(ctx: AtEdition, tx: Tx, ids: readonly Id<'product'>[]): Promise<Offer[]> {
  if (ids.length === 0) return [];
  return (await offersOf(ctx, tx).where('product.id', 'in', ids).execute()).map(offerOf);
}

export async function findOfferBySlug(ctx: AtEdition, tx: Tx, slug: string): Promise<Offer | undefined> {
  const row = await offersOf(ctx, tx).where('product.slug', '=', slug).executeTakeFirst();
  return row && offerOf(row);
}

/** These makers in this order. */
export async function selectMakersById(
  ctx: AtEdition,
  tx: Tx,
  ids: readonly Id<'business'>[],
): Promise<readonly FoundMaker[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('exhibitors.taking_part as seller')
    .innerJoin('editions.region as region', 'region.code', 'seller.region_code')
    .leftJoin('floor.placed as placed', (join) =>
      join
        .onRef('placed.organiser_id', '=', 'seller.organiser_id')
        .onRef('placed.edition_id', '=', 'seller.edition_id')
        .onRef('placed.business_id', '=', 'seller.business_id'),
    )
    .select([
      'seller.business_id as id',
      'seller.slug',
      'seller.name',
      'region.name as region',
      'placed.number as booth',
      'seller.made_up as madeUp',
    ])
    .where('seller.organiser_id', '=', ctx.organiser)
    .where('seller.edition_id', '=', ctx.edition)
    .where('seller.business_id', 'in', ids)
    .execute();
  return ids.flatMap((id) => {
    const found = rows.find((row) => row.id === id);
    if (!found) return [];
    const { id: _, ...maker } = found;
    return [maker];
  });
}

/** One product of each region. */
export async function selectOneOfEachRegion(ctx: AtEdition, tx: Tx): Promise<Offer[]> {
  const query = offersOf(ctx, tx)
    .distinctOn('seller.region_code')
    .orderBy('seller.region_code')
    .orderBy('seller.made_up')
    .orderBy('product.slug');
  return (await query.execute()).map(offerOf);
}

/** The categories in their order, those with nothing to sell as well. */
export async function selectCategories(ctx: AtEdition, tx: Tx): Promise<Category[]> {
  const rows = await tx
    .selectFrom('catalogue.category as category')
    .leftJoin(
      sold(ctx, tx)
        .select(['product.category', (eb) => eb.fn.countAll<number>().as('products')])
        .groupBy('product.category')
        .as('counted'),
      'counted.category',
      'category.code',
    )
    .select(['category.code', 'category.name_id', 'category.name_en', 'counted.products'])
    .orderBy('category.position')
    .execute();
  return rows.map((row) => ({
    code: row.code,
    name: { id: row.name_id, en: row.name_en },
    products: row.products ?? 0,
  }));
}

/** How many businesses take part and how many products they sell, by region. */
export async function selectCountsByRegion(
  ctx: AtEdition,
  tx: Tx,
): Promise<{ region: RegionCode; businesses: number; products: number }[]> {
  return tx
    .selectFrom('exhibitors.taking_part as seller')
    .leftJoin('catalogue.product as product', (join) =>
      join
        .onRef('product.organiser_id', '=', 'seller.organiser_id')
        .onRef('product.business_id', '=', 'seller.business_id'),
    )
    .leftJoin('catalogue.listing as listing', (join) =>
      join
        .onRef('listing.organiser_id', '=', 'product.organiser_id')
        .onRef('listing.edition_id', '=', 'seller.edition_id')
        .onRef('listing.product_id', '=', 'product.id')
        .on('listing.withdrawn', '=', false),
    )
    .select((eb) => [
      'seller.region_code as region',
      eb.fn.count<number>('seller.business_id').distinct().as('businesses'),
      eb.fn.count<number>('listing.product_id').as('products'),
    ])
    .where('seller.organiser_id', '=', ctx.organiser)
    .where('seller.edition_id', '=', ctx.edition)
    .groupBy('seller.region_code')
    .execute();
}

/** Every product that is or was listed: a sale of one that was withdrawn since still has a name. */
export async function selectProducts(ctx: AtEdition, tx: Tx): Promise<[Id<'product'>, CatalogueFact][]> {
  const rows = await listed(ctx, tx)
    .select([
      'product.id',
      'product.slug',
      'product.name_id',
      'product.name_en',
      'product.category',
      'seller.business_id',
      'seller.slug as business_slug',
      'seller.name as business_name',
      'seller.region_code',
      'region.name as region_name',
    ])
    .execute();
  return rows.map((row) => [
    row.id,
    {
      slug: row.slug,
      name: { id: row.name_id, en: row.name_en },
      category: row.category,
      business: { id: row.business_id, slug: row.business_slug, name: row.business_name },
      region: { code: row.region_code, name: row.region_name },
      motif: row.slug,
    },
  ]);
}
