/** SQL of the slice's own tables. Row level security keeps every statement within the organiser of its transaction. */
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Money } from '../../kinds/money.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { statement } from '../../platform/db/prepared.ts';
import type { AtEdition } from '../editions/index.ts';
import { OTHER_CATEGORY } from './contract.ts';
import type { ProductTable, SigningKeyTable, SnapshotTable } from './tables.ts';

/** False when another product of the organiser has the address. */
export async function insertProduct(tx: Tx, row: Insertable<ProductTable>): Promise<boolean> {
  const inserted = await tx
    .insertInto('catalogue.product')
    .values(row)
    .onConflict((conflict) => conflict.columns(['organiser_id', 'slug']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** A product by an id that its form made; whoever sends the form twice at once waits here for the first. */
export async function findMade(ctx: Context, tx: Tx, product: Id<'product'>) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`product:${ctx.organiser}:${product}`}, 0))`.execute(tx);
  return tx
    .selectFrom('catalogue.product')
    .select(['business_id as business', 'slug'])
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', product)
    .executeTakeFirst();
}

export async function isSlugTaken(ctx: Context, tx: Tx, slug: string): Promise<boolean> {
  const found = await tx
    .selectFrom('catalogue.product')
    .select('id')
    .where('organiser_id', '=', ctx.organiser)
    .where('slug', '=', slug)
    .executeTakeFirst();
  return found !== undefined;
}

/** What a business has made already, whether it is listed at the edition, and whether it has a photograph. */
export async function selectKnownProducts(ctx: AtEdition, tx: Tx, business: Id<'business'>) {
  return tx
    .selectFrom('catalogue.product as product')
    .select((eb) => [
      'product.id',
      'product.name_id as name',
      eb
        .exists(
          eb
            .selectFrom('catalogue.listing as listing')
            .select('listing.price')
            .whereRef('listing.organiser_id', '=', 'product.organiser_id')
            .whereRef('listing.product_id', '=', 'product.id')
            .where('listing.edition_id', '=', ctx.edition),
        )
        .as('listed'),
      eb
        .exists(
          eb
            .selectFrom('catalogue.product_photo as photo')
            .select('photo.position')
            .whereRef('photo.organiser_id', '=', 'product.organiser_id')
            .whereRef('photo.product_id', '=', 'product.id'),
        )
        .as('pictured'),
    ])
    .where('product.organiser_id', '=', ctx.organiser)
    .where('product.business_id', '=', business)
    .execute();
}

/**
 * All that a change of a product's listing depends on, with the product locked until the transaction ends: whether its
 * business takes part, the booth it has, what was listed, and whether a till of that booth carries a catalogue yet.
 */
export async function lockProduct(ctx: AtEdition, tx: Tx, product: Id<'product'>) {
  const locked = await tx
    .selectFrom('catalogue.product')
    .select('business_id as business')
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', product)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!locked) return undefined;
  // The business is named as a value: found out by a join, the places of all businesses are worked out for each product where the tables
  // are new and nothing has been counted yet.
  const { business } = locked;
  return tx
    .selectFrom('catalogue.product as product')
    .leftJoin('exhibitors.taking_part as seller', (join) =>
      join
        .onRef('seller.organiser_id', '=', 'product.organiser_id')
        .onRef('seller.business_id', '=', 'product.business_id')
        .on('seller.business_id', '=', business)
        .on('seller.edition_id', '=', ctx.edition),
    )
    .leftJoin('floor.placed as placed', (join) =>
      join
        .onRef('placed.organiser_id', '=', 'seller.organiser_id')
        .onRef('placed.business_id', '=', 'seller.business_id')
        .on('placed.organiser_id', '=', ctx.organiser)
        .on('placed.edition_id', '=', ctx.edition)
        .on('placed.business_id', '=', business),
    )
    .leftJoin('catalogue.listing as listing', (join) =>
      join
        .onRef('listing.organiser_id', '=', 'product.organiser_id')
        .onRef('listing.product_id', '=', 'product.id')
        .on('listing.edition_id', '=', ctx.edition),
    )
    .select((eb) => [
      'product.business_id as business',
      'seller.business_id as exhibiting',
      'placed.booth_id as booth',
      'listing.price',
      'listing.withdrawn',
      'listing.free_price as freePrice',
      eb
        .exists(
          eb
            .selectFrom('catalogue.snapshot as snapshot')
            .select('snapshot.version')
            .whereRef('snapshot.organiser_id', '=', 'placed.organiser_id')
            .whereRef('snapshot.booth_id', '=', 'placed.booth_id'),
        )
        .as('carried'),
    ])
    .where('product.organiser_id', '=', ctx.organiser)
    .where('product.id', '=', product)
    .executeTakeFirst();
}

export async function upsertListing(
  ctx: AtEdition,
  tx: Tx,
  product: Id<'product'>,
  { price, withdrawn, freePrice }: { readonly price: Money; readonly withdrawn: boolean; readonly freePrice: boolean },
): Promise<void> {
  const set = { price, withdrawn, free_price: freePrice };
  await tx
    .insertInto('catalogue.listing')
    .values({ organiser_id: ctx.organiser, edition_id: ctx.edition, product_id: product, ...set })
    .onConflict((conflict) => conflict.columns(['organiser_id', 'edition_id', 'product_id']).doUpdateSet(set))
    .execute();
}

/** What these businesses sell at the edition, in the order in which a till shows it: by category, then by address. */
export async function selectGoods(ctx: AtEdition, tx: Tx, businesses: readonly Id<'business'>[]) {
  if (businesses.length === 0) return [];
  return tx
    .selectFrom('catalogue.product as product')
    .innerJoin('catalogue.listing as listing', (join) =>
      join.onRef('listing.organiser_id', '=', 'product.organiser_id').onRef('listing.product_id', '=', 'product.id'),
    )
    .innerJoin('catalogue.category as category', (join) =>
      join.onRef('category.organiser_id', '=', 'product.organiser_id').onRef('category.code', '=', 'product.category'),
    )
    .select([
      'product.id',
      'product.business_id as business',
      'product.name_id',
      'product.name_en',
      'listing.price',
      'listing.free_price',
      'product.category',
      'product.unit',
      'product.slug',
    ])
    .where('product.organiser_id', '=', ctx.organiser)
    .where('product.business_id', 'in', businesses)
    .where('listing.edition_id', '=', ctx.edition)
    .where('listing.withdrawn', '=', false)
    .orderBy(sql`product.category = ${OTHER_CATEGORY}`)
    .orderBy('category.position')
    .orderBy('product.slug')
    .execute();
}

export async function findNewestSnapshot(ctx: AtEdition, tx: Tx, booth: Id<'booth'>) {
  return tx
    .selectFrom('catalogue.snapshot')
    .select(['version', 'body', 'signature', 'made_at'])
    .where('organiser_id', '=', ctx.organiser)
    .where('booth_id', '=', booth)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

const NEWEST_VERSION = statement<{ readonly version: number }>(
  'catalogue.newest-version',
  'select version from catalogue.snapshot where organiser_id = $1::uuid and booth_id = $2::uuid order by version desc limit 1',
);

export async function findNewestVersion(ctx: Context, tx: Tx, booth: Id<'booth'>): Promise<number | undefined> {
  return (await NEWEST_VERSION(tx, ctx.organiser, booth))[0]?.version;
}

export async function selectSnapshotBodies(
  tx: Tx,
  organiser: Id<'organiser'>,
  booth: Id<'booth'>,
  versions: readonly number[],
): Promise<{ version: number; body: string }[]> {
  return tx
    .selectFrom('catalogue.snapshot')
    .select(['version', 'body'])
    .where('organiser_id', '=', organiser)
    .where('booth_id', '=', booth)
    .where('version', 'in', versions)
    .execute();
}

export async function insertSnapshot(tx: Tx, row: Insertable<SnapshotTable>): Promise<void> {
  await tx.insertInto('catalogue.snapshot').values(row).execute();
}

export async function findSigningKey(
  ctx: Context,
  tx: Tx,
): Promise<Pick<Selectable<SigningKeyTable>, 'public_key' | 'private_key'> | undefined> {
  return tx
    .selectFrom('catalogue.signing_key')
    .select(['public_key', 'private_key'])
    .where('organiser_id', '=', ctx.organiser)
    .executeTakeFirst();
}

/** The first key stays: whoever comes second waits for it and finds it. */
export async function insertSigningKey(tx: Tx, row: Insertable<SigningKeyTable>): Promise<void> {
  await tx
    .insertInto('catalogue.signing_key')
    .values(row)
    .onConflict((conflict) => conflict.column('organiser_id').doNothing())
    .execute();
}

export async function updateProduct(
  ctx: Context,
  tx: Tx,
  product: Id<'product'>,
  set: Updateable<ProductTable>,
): Promise<void> {
  await tx
    .updateTable('catalogue.product')
    .set(set)
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', product)
    .execute();
}

/** The cover first. */
export async function selectPhotoIds(ctx: Context, tx: Tx, product: Id<'product'>): Promise<Id<'photo'>[]> {
  const rows = await tx
    .selectFrom('catalogue.product_photo')
    .select('file_id')
    .where('organiser_id', '=', ctx.organiser)
    .where('product_id', '=', product)
    .orderBy('position')
    .execute();
  return rows.map((row) => row.file_id);
}

/** Those of the photographs that a product shows. */
export async function selectShownPhotos(
  ctx: Context,
  tx: Tx,
  photos: readonly Id<'photo'>[],
): Promise<ReadonlySet<Id<'photo'>>> {
  if (photos.length === 0) return new Set();
  const rows = await tx
    .selectFrom('catalogue.product_photo')
    .select('file_id')
    .distinct()
    .where('organiser_id', '=', ctx.organiser)
    .where('file_id', 'in', photos)
    .execute();
  return new Set(rows.map((row) => row.file_id));
}

/** Those that stay keep their words. */
export async function replacePhotos(
  ctx: Context,
  tx: Tx,
  product: Id<'product'>,
  photos: readonly Id<'photo'>[],
): Promise<void> {
  const old = tx
    .deleteFrom('catalogue.product_photo')
    .where('organiser_id', '=', ctx.organiser)
    .where('product_id', '=', product);
  await (photos.length > 0 ? old.where('file_id', 'not in', photos) : old).execute();
  if (photos.length === 0) return;
  const rows = photos.map((file_id, position) => ({
    organiser_id: ctx.organiser,
    product_id: product,
    file_id,
    position,
  }));
  await tx
    .insertInto('catalogue.product_photo')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['organiser_id', 'product_id', 'file_id'])
        .doUpdateSet((eb) => ({ position: eb.ref('excluded.position') })),
    )
    .execute();
}
