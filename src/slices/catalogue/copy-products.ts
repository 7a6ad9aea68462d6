/** What was sold at an earlier edition, to be sold again at this one for the same price. */
import { z } from 'zod';
import type { Id } from '../../kinds/id.ts';
import type { Reach } from '../../platform/authz/access.ts';
import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, accept } from '../editions/index.ts';
import { isInReach, mustReachBusiness } from '../exhibitors/index.ts';
import { setListing } from './set-listing.ts';

/** As many as are chosen at once. */
const MOST_COPIED = 500;

const copyInput = z.strictObject({
  products: z
    .array(z.uuid().transform((id) => id as Id<'product'>))
    .min(1)
    .max(MOST_COPIED),
});
export interface CopyInput {
  readonly products: readonly string[];
}

/**
 * Products that were listed at another edition with the same money and were never at this one, of businesses that take part
 * here; with the price and the name of the edition at which each was last.
 */
async function selectEarlier(ctx: AtEdition, tx: Tx) {
  return tx
    .selectFrom('catalogue.listing as listing')
    .innerJoin('editions.announced as then', (join) =>
      join.onRef('then.organiser_id', '=', 'listing.organiser_id').onRef('then.edition_id', '=', 'listing.edition_id'),
    )
    .innerJoin('editions.announced as now', (join) =>
      join
        .onRef('now.organiser_id', '=', 'listing.organiser_id')
        .onRef('now.currency', '=', 'then.currency')
        .on('now.edition_id', '=', ctx.edition),
    )
    .innerJoin('catalogue.product as product', (join) =>
      join.onRef('product.organiser_id', '=', 'listing.organiser_id').onRef('product.id', '=', 'listing.product_id'),
    )
    .innerJoin('exhibitors.taking_part as seller', (join) =>
      join
        .onRef('seller.organiser_id', '=', 'product.organiser_id')
        .onRef('seller.business_id', '=', 'product.business_id')
        .on('seller.edition_id', '=', ctx.edition),
    )
    .select([
      'product.id',
      'product.name_id',
      'product.name_en',
      'product.unit',
      'listing.price',
      'listing.free_price as freePrice',
      'then.name as edition',
      'seller.business_id as business',
      'seller.name as maker',
      'seller.region_code as region',
    ])
    .where('listing.organiser_id', '=', ctx.organiser)
    .where('listing.edition_id', '<>', ctx.edition)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('catalogue.listing as here')
            .select('here.price')
            .where('here.organiser_id', '=', ctx.organiser)
            .where('here.edition_id', '=', ctx.edition)
            .whereRef('here.product_id', '=', 'product.id'),
        ),
      ),
    )
    .distinctOn('product.id')
    .orderBy('product.id')
    .orderBy('then.starts_on', 'desc')
    .execute();
}

export type EarlierProduct = Awaited<ReturnType<typeof selectEarlier>>[number];

/** What could be copied within reach: by maker, then by name. */
export async function listEarlier(ctx: AtEdition, tx: Tx, reach: Reach): Promise<EarlierProduct[]> {
  return (await selectEarlier(ctx, tx))
    .filter(({ business, region }) => isInReach(reach, business, region))
    .sort((one, other) => one.maker.localeCompare(other.maker) || one.name_id.localeCompare(other.name_id));
}

/**
 * Puts the chosen ones on sale here, for the price they had. What is listed here meanwhile stays as it is: done twice, it is
 * done once. @returns how many there were. @throws `request.invalid`, `request.forbidden`.
 */
export async function copyProducts(ctx: AtEdition, tx: Tx, input: CopyInput): Promise<number> {
  const wanted = new Set(accept(copyInput, { products: [...input.products] }).products);
  const found = (await selectEarlier(ctx, tx)).filter(({ id }) => wanted.has(id));
  let copied = 0;
  for (const business of new Set(found.map((each) => each.business)))
    await mustReachBusiness(ctx, tx, 'products.edit', business);
  for (const { id, price, freePrice } of found)
    await setListing(ctx, tx, id, (before) => {
      if (before) return null;
      copied += 1;
      return { price, withdrawn: false, freePrice };
    });
  return copied;
}
