import type { Id } from '../../kinds/id.ts';
import type { Money } from '../../kinds/money.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { type AtEdition, bumpContent } from '../editions/index.ts';
import { currentSnapshot } from './current-snapshot.ts';
import { errors } from './errors.ts';
import { findNewestVersion, findSeller, lockListing, productExists, upsertListing } from './store.ts';

export interface Listing {
  readonly price: Money;
  readonly withdrawn: boolean;
}

/** What listing and withdrawing have in common. Only a change is written, audited and carried to the tills. */
export async function setListing(ctx: AtEdition, tx: Tx, product: Id<'product'>, listing: Listing): Promise<void> {
  const seller = await findSeller(ctx, tx, product);
  if (!seller)
    throw new DomainError(errors[(await productExists(ctx, tx, product)) ? 'not-exhibiting' : 'unknown-product']);
  const before = await lockListing(ctx, tx, product);
  if (before?.price === listing.price && before.withdrawn === listing.withdrawn) return;
  await upsertListing(ctx, tx, product, listing);
  if (seller.booth !== null && (await findNewestVersion(ctx, tx, seller.booth)) !== undefined)
    await currentSnapshot(ctx, tx, seller.booth);
  if (before) {
    const changed = { before: before.price, after: listing.price, withdrawn: listing.withdrawn };
    await audit(ctx, tx, 'catalogue.listing-changed', product, changed);
  }
  await bumpContent(ctx, tx);
}
