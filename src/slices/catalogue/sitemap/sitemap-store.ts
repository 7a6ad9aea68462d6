/** SQL of the sitemaps: addresses and when what they show was last written. */
import { money } from '../../../kinds/money.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { AtEdition } from '../../editions/index.ts';

/** Products on sale at the edition (a tester at nought is none), in the order of their addresses, from after one of them on. */
export async function selectProductPages(ctx: AtEdition, tx: Tx, from: number, count: number) {
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
    .select((eb) => [
      'product.slug',
      eb.fn<number>('greatest', ['product.updated_at', 'listing.updated_at']).as('changedAt'),
    ])
    .where('listing.organiser_id', '=', ctx.organiser)
    .where('listing.edition_id', '=', ctx.edition)
    .where('listing.withdrawn', '=', false)
    .where((eb) => eb.or([eb('listing.price', '>', money(0)), eb('listing.free_price', '=', true)]))
    .orderBy('product.slug')
    .offset(from)
    .limit(count)
    .execute();
}

export async function countProductPages(ctx: AtEdition, tx: Tx): Promise<number> {
  const { count } = await tx
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
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('listing.organiser_id', '=', ctx.organiser)
    .where('listing.edition_id', '=', ctx.edition)
    .where('listing.withdrawn', '=', false)
    .where((eb) => eb.or([eb('listing.price', '>', money(0)), eb('listing.free_price', '=', true)]))
    .executeTakeFirstOrThrow();
  return count;
}

export async function selectBusinessPages(ctx: AtEdition, tx: Tx) {
  return tx
    .selectFrom('exhibitors.taking_part as seller')
    .innerJoin('exhibitors.written as written', (join) =>
      join
        .onRef('written.organiser_id', '=', 'seller.organiser_id')
        .onRef('written.edition_id', '=', 'seller.edition_id')
        .onRef('written.business_id', '=', 'seller.business_id'),
    )
    .select(['seller.slug', 'written.updated_at as changedAt'])
    .where('seller.organiser_id', '=', ctx.organiser)
    .where('seller.edition_id', '=', ctx.edition)
    .orderBy('seller.slug')
    .execute();
}
