/** SQL of a product's own page: what only that page shows. */
import type { Id } from '../../kinds/id.ts';
import { money } from '../../kinds/money.ts';
import '../../platform/files/tables.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';

export async function findProductWords(ctx: Context, tx: Tx, product: Id<'product'>) {
  return tx
    .selectFrom('catalogue.product as product')
    .innerJoin('catalogue.category as category', (join) =>
      join.onRef('category.organiser_id', '=', 'product.organiser_id').onRef('category.code', '=', 'product.category'),
    )
    .select([
      'product.description_id',
      'product.description_en',
      'product.updated_at',
      'category.code',
      'category.name_id',
      'category.name_en',
    ])
    .where('product.organiser_id', '=', ctx.organiser)
    .where('product.id', '=', product)
    .executeTakeFirst();
}

/** In their order, the cover first. */
export async function selectPhotos(ctx: Context, tx: Tx, product: Id<'product'>) {
  return tx
    .selectFrom('catalogue.product_photo as photo')
    .innerJoin('platform.file as file', (join) =>
      join.onRef('file.organiser_id', '=', 'photo.organiser_id').onRef('file.id', '=', 'photo.file_id'),
    )
    .select(['file.id', 'file.width', 'file.height', 'photo.alt_id', 'photo.alt_en'])
    .where('photo.organiser_id', '=', ctx.organiser)
    .where('photo.product_id', '=', product)
    .orderBy('photo.position')
    .execute();
}

/** The editions where the product was or is on sale, the newest first. */
export async function selectAppearances(ctx: Context, tx: Tx, product: string) {
  return (
    tx
      .selectFrom('catalogue.product as product')
      .innerJoin('catalogue.listing as listing', (join) =>
        join.onRef('listing.organiser_id', '=', 'product.organiser_id').onRef('listing.product_id', '=', 'product.id'),
      )
      .innerJoin('exhibitors.taking_part as seller', (join) =>
        join
          .onRef('seller.organiser_id', '=', 'product.organiser_id')
          .onRef('seller.edition_id', '=', 'listing.edition_id')
          .onRef('seller.business_id', '=', 'product.business_id'),
      )
      .innerJoin('editions.announced as edition', (join) =>
        join
          .onRef('edition.organiser_id', '=', 'listing.organiser_id')
          .onRef('edition.edition_id', '=', 'listing.edition_id'),
      )
      .select([
        'edition.edition_id as id',
        'edition.slug',
        'edition.name',
        'edition.place',
        'edition.currency',
        'edition.starts_on as startsOn',
        'edition.ends_on as endsOn',
        'listing.price',
      ])
      .where('product.organiser_id', '=', ctx.organiser)
      .where('product.slug', '=', product)
      .where('edition.state', '<>', 'draft')
      .where('listing.withdrawn', '=', false)
      // A tester is no offer, at whatever edition.
      .where((eb) => eb.or([eb('listing.price', '>', money(0)), eb('listing.free_price', '=', true)]))
      .orderBy('edition.starts_on', 'desc')
      .orderBy('edition.slug')
      .execute()
  );
}

/** What somebody has checked of a business, that is good on the edition's first day. */
export async function selectProven(ctx: AtEdition, tx: Tx, business: Id<'business'>) {
  return tx
    .selectFrom('exhibitors.proven as proven')
    .innerJoin('editions.announced as edition', 'edition.organiser_id', 'proven.organiser_id')
    .select(['proven.kind', 'proven.value'])
    .where('proven.organiser_id', '=', ctx.organiser)
    .where('proven.business_id', '=', business)
    .where('edition.edition_id', '=', ctx.edition)
    .where((eb) =>
      eb.or([eb('proven.expires_on', 'is', null), eb('proven.expires_on', '>=', eb.ref('edition.starts_on'))]),
    )
    .orderBy('proven.kind')
    .orderBy('proven.value')
    .execute();
}

/** What these businesses tell of themselves at the edition. */
export async function selectStories(ctx: AtEdition, tx: Tx, businesses: readonly Id<'business'>[]) {
  if (businesses.length === 0) return [];
  return tx
    .selectFrom('exhibitors.told')
    .select(['business_id as business', 'story_id as id', 'story_en as en'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('business_id', 'in', businesses)
    .execute();
}

/** The directory of organisers is open to everybody. */
