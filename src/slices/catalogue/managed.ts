/** SQL of the pages that manage products: what is or was listed at an edition. */
import type { Reach } from '../../platform/authz/access.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';

/** `lateral` and `offset 0`: by their keys, product by product in the order of the addresses, whatever the statistics say. */
function managed(ctx: AtEdition, tx: Tx) {
  return tx
    .selectFrom('catalogue.product as product')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('catalogue.listing as found')
          .select(['found.price', 'found.free_price', 'found.withdrawn'])
          .where('found.organiser_id', '=', ctx.organiser)
          .where('found.edition_id', '=', ctx.edition)
          .whereRef('found.product_id', '=', 'product.id')
          .offset(0)
          .as('listing'),
      (join) => join.onTrue(),
    )
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('exhibitors.taking_part as found')
          .select(['found.business_id', 'found.name', 'found.region_code'])
          .where('found.organiser_id', '=', ctx.organiser)
          .where('found.edition_id', '=', ctx.edition)
          .whereRef('found.business_id', '=', 'product.business_id')
          .offset(0)
          .as('seller'),
      (join) => join.onTrue(),
    )
    .select([
      'product.id',
      'product.slug',
      'product.name_id',
      'product.name_en',
      'product.category',
      'product.said_category',
      'product.unit',
      'product.description_id',
      'product.description_en',
      'listing.price',
      'listing.free_price',
      'listing.withdrawn',
      'seller.business_id as business',
      'seller.name as business_name',
      'seller.region_code as region',
    ])
    .where('product.organiser_id', '=', ctx.organiser);
}

export async function selectManaged(
  ctx: AtEdition,
  tx: Tx,
  reach: Reach,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
) {
  let query = managed(ctx, tx).orderBy('product.slug').limit(limit);
  if (after !== undefined) query = query.where('product.slug', '>', after);
  if (!reach.all) {
    const { regions, businesses } = reach;
    query = query.where((eb) =>
      eb.or([
        ...(regions.length > 0 ? [eb('seller.region_code', 'in', regions as readonly never[])] : []),
        ...(businesses.length > 0 ? [eb('product.business_id', 'in', businesses)] : []),
      ]),
    );
  }
  return query.execute();
}

export async function findManaged(ctx: AtEdition, tx: Tx, slug: string) {
  return managed(ctx, tx).where('product.slug', '=', slug).executeTakeFirst();
}
