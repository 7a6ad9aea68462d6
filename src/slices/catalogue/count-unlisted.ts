import type { RegionCode } from '../../kinds/region.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';

/** What is missing of the catalogue of a region's businesses. */
export interface Unlisted {
  readonly region: RegionCode;
  /** Products that have no price at this edition. */
  readonly products: number;
  /** Businesses that take part and have no product at all. */
  readonly businesses: number;
}

/** Regions whose businesses take part, with what their catalogue still lacks. */
export async function countUnlisted(ctx: AtEdition, tx: Tx): Promise<Unlisted[]> {
  return tx
    .selectFrom('exhibitors.taking_part as part')
    .leftJoin('catalogue.product as product', (join) =>
      join
        .onRef('product.organiser_id', '=', 'part.organiser_id')
        .onRef('product.business_id', '=', 'part.business_id'),
    )
    .leftJoin('catalogue.listing as listing', (join) =>
      join
        .onRef('listing.organiser_id', '=', 'part.organiser_id')
        .onRef('listing.edition_id', '=', 'part.edition_id')
        .onRef('listing.product_id', '=', 'product.id'),
    )
    .select((eb) => [
      'part.region_code as region',
      eb.fn.count<number>('product.id').filterWhere('listing.product_id', 'is', null).as('products'),
      eb.fn.count<number>('part.business_id').filterWhere('product.id', 'is', null).as('businesses'),
    ])
    .where('part.organiser_id', '=', ctx.organiser)
    .where('part.edition_id', '=', ctx.edition)
    .groupBy('part.region_code')
    .execute();
}
