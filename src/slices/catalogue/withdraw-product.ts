import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, mustManage } from '../editions/index.ts';
import { setListing } from './set-listing.ts';

/**
 * Takes a product off sale at the edition. What was not listed is not there to take off: nothing happens.
 * @throws `catalogue.unknown-product`, `catalogue.not-exhibiting`.
 */
export async function withdrawProduct(
  ctx: AtEdition,
  tx: Tx,
  input: { readonly product: Id<'product'> },
): Promise<void> {
  mustManage(ctx);
  await setListing(ctx, tx, input.product, (before) => before && { ...before, withdrawn: true });
}
