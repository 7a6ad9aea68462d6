/** SQL that reads what is sold at an edition, across the views that the lower slices publish. */
import { type RawBuilder, sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Money } from '../../kinds/money.ts';
import type { RegionCode } from '../../kinds/region.ts';
import type { Tx } from '../../platform/db/database.ts';
import '../../platform/files/tables.ts';
import type { AtEdition } from '../editions/index.ts';
import type { CatalogueFact, FoundMaker, Offer, OfferFilter } from './contract.ts';

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

interface OfferRow {
  readonly id: Id<'product'>;
  readonly slug: string;
  readonly name_id: string;
  readonly name_en: string;
  readonly price: Money;
  readonly free_price: boolean;
  readonly category: string;
  readonly unit: string | null;
  readonly business_id: Id<'business'>;
  readonly business_slug: string;
  readonly business_name: string;
  readonly made_up: boolean;
  readonly region_code: RegionCode;
  readonly region_name: string;
  readonly booth: string | null;
  readonly cover: string | null;
  readonly cover_width: number | null;
  readonly cover_height: number | null;
}

function offerOf(row: OfferRow): Offer {
  return {
    id: row.id,
    slug: row.slug,
    name: { id: row.name_id, en: row.name_en },
    price: row.price,
    freePrice: row.free_price,
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

/**
 * The offers among the products that `wanted` names in its column `id`, in the order of their addresses. Everything of a product
 * is fetched by its key: `lateral` and `offset 0` fix the order of the joins, so that statistics of before an import of many
 * products cannot lead the planner to read whole tables. The same of rows there are in a page: a few. What costs nothing is a
 * tester, and no offer.
 */
async function offersAmong(ctx: AtEdition, tx: Tx, wanted: RawBuilder<unknown>): Promise<Offer[]> {
  const { rows } = await sql<OfferRow>`
    with wanted as materialized (${wanted})
    select product.id, product.slug, product.name_id, product.name_en, listing.price, listing.free_price, product.category, product.unit,
      product.business_id, seller.slug as business_slug, seller.name as business_name, seller.made_up, seller.region_code,
      region.name as region_name, placed.number as booth, cover.id as cover, cover.width as cover_width, cover.height as cover_height
    from wanted
    cross join lateral (select found.* from catalogue.product as found
      where found.organiser_id = ${ctx.organiser} and found.id = wanted.id offset 0) as product
    cross join lateral (select found.price, found.free_price from catalogue.listing as found
      where found.organiser_id = ${ctx.organiser} and found.edition_id = ${ctx.edition} and found.product_id = wanted.id
        and not found.withdrawn and (found.price > 0 or found.free_price) offset 0) as listing
    cross join lateral (select found.slug, found.name, found.made_up, found.region_code from exhibitors.taking_part as found
      where found.organiser_id = ${ctx.organiser} and found.edition_id = ${ctx.edition}
        and found.business_id = product.business_id offset 0) as seller
    cross join lateral (select found.name from editions.region as found where found.code = seller.region_code offset 0) as region
    left join lateral (select found.number from floor.placed as found
      where found.organiser_id = ${ctx.organiser} and found.edition_id = ${ctx.edition}
        and found.business_id = product.business_id offset 0) as placed on true
    left join lateral (select file.id, file.width, file.height from catalogue.product_photo as photo
      join platform.file on file.organiser_id = photo.organiser_id and file.id = photo.file_id
      where photo.organiser_id = ${ctx.organiser} and photo.product_id = wanted.id order by photo.position limit 1) as cover on true
    order by product.slug`.execute(tx);
  return rows.map(offerOf);
}

/** What was written since, in the order of the addresses, from after one of them on. */
export async function selectOffersSince(
  ctx: AtEdition,
  tx: Tx,
  { region, category, since }: OfferFilter & { readonly since: Date },
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<Offer[]> {
  const wanted = sql`select product.id from catalogue.listing
    join catalogue.product on product.organiser_id = listing.organiser_id and product.id = listing.product_id
    join exhibitors.taking_part as seller on seller.organiser_id = listing.organiser_id and seller.edition_id = listing.edition_id
      and seller.business_id = product.business_id
    join exhibitors.written on written.organiser_id = seller.organiser_id and written.edition_id = seller.edition_id
      and written.business_id = seller.business_id
    left join floor.moved on moved.organiser_id = seller.organiser_id and moved.edition_id = seller.edition_id
      and moved.business_id = seller.business_id
    where listing.organiser_id = ${ctx.organiser} and listing.edition_id = ${ctx.edition} and not listing.withdrawn
      and (listing.price > 0 or listing.free_price) and (${region ?? null}::text is null or seller.region_code = ${region ?? null})
      and (${category ?? null}::text is null or product.category = ${category ?? null})
      and product.slug > ${page.after ?? ''} and greatest(product.updated_at, listing.updated_at, written.updated_at, moved.moved_at) >= ${since}
    order by product.slug limit ${page.limit}`;
  return offersAmong(ctx, tx, wanted);
}

export async function selectOffersOfBusiness(ctx: AtEdition, tx: Tx, business: Id<'business'>): Promise<Offer[]> {
  return offersAmong(
    ctx,
    tx,
    sql`select id from catalogue.product where organiser_id = ${ctx.organiser} and business_id = ${business}`,
  );
}

export async function selectOffersById(ctx: AtEdition, tx: Tx, ids: readonly Id<'product'>[]): Promise<Offer[]> {
  if (ids.length === 0) return [];
  return offersAmong(ctx, tx, sql`select distinct unnest(${ids}::uuid[]) as id`);
}

export async function findOfferBySlug(ctx: AtEdition, tx: Tx, slug: string): Promise<Offer | undefined> {
  const wanted = sql`select id from catalogue.product where organiser_id = ${ctx.organiser} and slug = ${slug}`;
  return (await offersAmong(ctx, tx, wanted))[0];
}

/** These makers in this order. */
export async function selectMakersById(
  ctx: AtEdition,
  tx: Tx,
  ids: readonly Id<'business'>[],
): Promise<readonly FoundMaker[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<FoundMaker & { readonly id: Id<'business'> }>`
    select wanted.id, seller.slug, seller.name, region.name as region, placed.number as booth, seller.made_up as "madeUp"
    from unnest(${ids}::uuid[]) as wanted (id)
    cross join lateral (select found.* from exhibitors.taking_part as found
      where found.organiser_id = ${ctx.organiser} and found.edition_id = ${ctx.edition} and found.business_id = wanted.id offset 0) as seller
    cross join lateral (select found.name from editions.region as found where found.code = seller.region_code offset 0) as region
    left join lateral (select found.number from floor.placed as found
      where found.organiser_id = ${ctx.organiser} and found.edition_id = ${ctx.edition} and found.business_id = wanted.id offset 0) as placed on true`.execute(
    tx,
  );
  return ids.flatMap((id) => {
    const found = rows.find((row) => row.id === id);
    if (!found) return [];
    const { id: _, ...maker } = found;
    return [maker];
  });
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
