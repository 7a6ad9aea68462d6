/** SQL of lists of products, beyond what `platform/lists` keeps of a list of any kind. */
import { sql } from 'kysely';
import type { Id } from '../../../kinds/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { KeptLists } from '../../../platform/lists/index.ts';
import type { AtEdition } from '../../editions/index.ts';

export type ProductListId = Id<'product-list'>;

export const PRODUCT_LISTS: KeptLists = { list: 'products', table: 'catalogue.product_list' };

/** How many lines became what. */
export interface ListOutcome {
  /** Made, and put on sale. */
  readonly fresh: number;
  /** There from another time, and put on sale here. */
  readonly listed: number;
  /** On the list of this edition already: left as they are. */
  readonly known: number;
}

/** One at a time puts lists into an edition: another waits, and then sees what is there. */
export async function lockLists(ctx: AtEdition, tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`products:${ctx.organiser}:${ctx.edition}`}, 0))`.execute(
    tx,
  );
}

/** What these businesses have made at whatever time, and whether it is or was listed at the edition. */
export async function selectMade(ctx: AtEdition, tx: Tx, businesses: readonly Id<'business'>[]) {
  if (businesses.length === 0) return [];
  return tx
    .selectFrom('catalogue.product as product')
    .leftJoin('catalogue.listing as listing', (join) =>
      join
        .onRef('listing.organiser_id', '=', 'product.organiser_id')
        .onRef('listing.product_id', '=', 'product.id')
        .on('listing.edition_id', '=', ctx.edition),
    )
    .select(['product.id', 'product.business_id as business', 'product.name_id as name', 'listing.price'])
    .select((eb) =>
      eb
        .selectFrom('catalogue.listing as other')
        .select('other.price')
        .where('other.organiser_id', '=', ctx.organiser)
        .whereRef('other.product_id', '=', 'product.id')
        .where('other.edition_id', '<>', ctx.edition)
        .orderBy('other.edition_id', 'desc')
        .limit(1)
        .as('elsewhere'),
    )
    .where('product.organiser_id', '=', ctx.organiser)
    .where('product.business_id', 'in', businesses)
    .orderBy('product.id')
    .execute();
}
