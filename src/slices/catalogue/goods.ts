/** SQL that fills the shelves of search: everything of an edition's makers, and a fingerprint of each to find changes by. */
import { sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import { money } from '../../kinds/money.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import type { Maker } from './rules/search/shelf.ts';

/**
 * Everything of an edition is joined by hashing, whatever the statistics say: just after an import of many products they speak
 * of a handful, and a planner that believes them reads one table anew for each row of another, for seconds.
 */
async function byHashing<T>(tx: Tx, read: () => Promise<T>): Promise<T> {
  await sql`set local enable_nestloop = off`.execute(tx);
  const found = await read();
  await sql`set local enable_nestloop = on`.execute(tx);
  return found;
}

/** Makers with a verified halal certificate that is good on the edition's first day. */
function halal(ctx: AtEdition, tx: Tx) {
  return tx
    .selectFrom('exhibitors.proven as proven')
    .innerJoin('editions.announced as edition', 'edition.organiser_id', 'proven.organiser_id')
    .select('proven.business_id')
    .distinct()
    .where('proven.organiser_id', '=', ctx.organiser)
    .where('edition.edition_id', '=', ctx.edition)
    .where('proven.kind', '=', 'halal')
    .where((eb) =>
      eb.or([eb('proven.expires_on', 'is', null), eb('proven.expires_on', '>=', eb.ref('edition.starts_on'))]),
    );
}

/** Who takes part, and what each has on sale there; a maker with nothing on sale once, without a product. */
function makers(ctx: AtEdition, tx: Tx, only?: readonly Id<'business'>[]) {
  const rows = tx
    .selectFrom('exhibitors.taking_part as seller')
    .innerJoin('exhibitors.told as told', (join) =>
      join
        .onRef('told.organiser_id', '=', 'seller.organiser_id')
        .onRef('told.edition_id', '=', 'seller.edition_id')
        .onRef('told.business_id', '=', 'seller.business_id'),
    )
    .innerJoin('editions.region as region', 'region.code', 'seller.region_code')
    .leftJoin(
      tx
        .selectFrom('catalogue.listing as listing')
        .innerJoin('catalogue.product as product', (join) =>
          join
            .onRef('product.organiser_id', '=', 'listing.organiser_id')
            .onRef('product.id', '=', 'listing.product_id'),
        )
        .innerJoin('catalogue.category as category', (join) =>
          join
            .onRef('category.organiser_id', '=', 'product.organiser_id')
            .onRef('category.code', '=', 'product.category'),
        )
        .selectAll('product')
        .select(['listing.price', 'category.name_id as category_id', 'category.name_en as category_en'])
        .where('listing.organiser_id', '=', ctx.organiser)
        .where('listing.edition_id', '=', ctx.edition)
        .where('listing.withdrawn', '=', false)
        // What costs nothing is a tester on the till, no offer to a visitor.
        .where((eb) => eb.or([eb('listing.price', '>', money(0)), eb('listing.free_price', '=', true)]))
        .$if(only !== undefined, (query) => query.where('product.business_id', 'in', only ?? []))
        .as('product'),
      (join) => join.onRef('product.business_id', '=', 'seller.business_id'),
    )
    .leftJoin(halal(ctx, tx).as('halal'), 'halal.business_id', 'seller.business_id')
    .where('seller.organiser_id', '=', ctx.organiser)
    .where('seller.edition_id', '=', ctx.edition);
  return only ? rows.where('seller.business_id', 'in', only) : rows;
}

/** What of each maker a visitor could search for, in a few digits: another number after any change. */
export async function selectFingerprints(
  ctx: AtEdition,
  tx: Tx,
): Promise<{ maker: Id<'business'>; fingerprint: string }[]> {
  const query = makers(ctx, tx)
    .select([
      'seller.business_id as maker',
      sql<string>`bool_or(halal.business_id is not null)::text || sum(hashtextextended(concat_ws(chr(31), seller.name, seller.slug, seller.made_up, region.code, region.name,
        told.story_id, told.story_en, product.id, product.slug, product.name_id, product.name_en, product.category, product.category_id, product.category_en, product.description_id,
        product.description_en, product.price), 0)::numeric)::text`.as('fingerprint'),
    ])
    .groupBy('seller.business_id');
  return byHashing(tx, () => query.execute());
}

/** These makers with their goods; all of the edition when none are named. */
export async function selectMakers(ctx: AtEdition, tx: Tx, only?: readonly Id<'business'>[]): Promise<Maker[]> {
  const query = makers(ctx, tx, only).select([
    'seller.business_id',
    'seller.slug as seller_slug',
    'seller.name as seller_name',
    'seller.region_code',
    'seller.made_up',
    'halal.business_id as halal',
    'region.name as region_name',
    'told.story_id',
    'told.story_en',
    'product.id',
    'product.slug',
    'product.name_id',
    'product.name_en',
    'product.price',
    'product.category',
    'product.category_id',
    'product.category_en',
    'product.description_id',
    'product.description_en',
  ]);
  const found = new Map<string, Maker & { goods: Maker['goods'][number][] }>();
  for (const row of await byHashing(tx, () => query.execute())) {
    const maker = found.get(row.business_id) ?? {
      id: row.business_id,
      slug: row.seller_slug,
      name: row.seller_name,
      madeUp: row.made_up,
      region: row.region_code,
      regionName: row.region_name,
      story: `${row.story_id} ${row.story_en}`,
      goods: [],
    };
    found.set(row.business_id, maker);
    const { id, slug, name_id, name_en, price, category } = row;
    if (id === null || slug === null || name_id === null || name_en === null || price === null || category === null)
      continue;
    maker.goods.push({
      id,
      slug,
      name: { id: name_id, en: name_en },
      price,
      category,
      region: row.region_code,
      halal: row.halal !== null,
      place: `${row.category_id} ${row.category_en}; ${row.seller_name}, ${row.region_name}`,
      text: `${row.description_id}; ${row.description_en}`,
    });
  }
  return [...found.values()];
}
