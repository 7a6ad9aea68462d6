/** SQL of the pages that manage products: what is or was listed at an edition. */
import type { Reach } from '../../platform/authz/access.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';

function managed(ctx: AtEdition, tx: Tx) {
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
    .select([
      'product.id',
      'product.slug',
      'product.name_id',
      'product.name_en',
      'product.category',
      'product.unit',
      'product.description_id',
      'product.description_en',
      'listing.price',
      'listing.withdrawn',
      'seller.business_id as business',
      'seller.name as business_name',
      'seller.region_code as region',
    ])
    .where('listing.organiser_id', '=', ctx.organiser)
    .where('listing.edition_id', '=', ctx.edition);
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
        ...(businesses.length > 0 ? [eb('seller.business_id', 'in', businesses)] : []),
      ]),
    );
  }
  return query.execute();
}

export async function findManaged(ctx: AtEdition, tx: Tx, slug: string) {
  return managed(ctx, tx).where('product.slug', '=', slug).executeTakeFirst();
}
