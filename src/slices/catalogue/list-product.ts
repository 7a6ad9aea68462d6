import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, accept, mustManage } from '../editions/index.ts';
import { type ListingInput, listingInput } from './contract.ts';
import { setListing } from './set-listing.ts';

/**
 * Puts a product on sale at the edition, or changes its price. Where a till sells at its booth already, a new snapshot is
 * made for that till. @throws `catalogue.unknown-product`, `catalogue.not-exhibiting`.
 */
export async function listProduct(ctx: AtEdition, tx: Tx, input: ListingInput): Promise<void> {
  mustManage(ctx);
  const { product, price, freePrice = false } = accept(listingInput, input);
  await setListing(ctx, tx, product, () => ({ price, withdrawn: false, freePrice }));
}
