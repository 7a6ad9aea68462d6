import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';

/** Whether anything of the organiser has a price, at whatever edition. */
export async function hasListings(ctx: Context, tx: Tx): Promise<boolean> {
  const listing = await tx
    .selectFrom('catalogue.listing')
    .select('product_id')
    .where('organiser_id', '=', ctx.organiser)
    .limit(1)
    .executeTakeFirst();
  return listing !== undefined;
}
