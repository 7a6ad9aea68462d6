import type { Id } from '../../kinds/id.ts';
import type { Money } from '../../kinds/money.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { type AtEdition, bumpContent } from '../editions/index.ts';
import { currentSnapshot } from './current-snapshot.ts';
import { errors } from './errors.ts';
import { lockProduct, upsertListing } from './store.ts';

export interface Listing {
  readonly price: Money;
  readonly withdrawn: boolean;
  /** The seller names the price. */
  readonly freePrice: boolean;
}

/**
 * What listing and withdrawing have in common: `change` says what the listing is to be, or null to leave it. Only a
 * change is written, audited and carried to the tills.
 */
export async function setListing(
  ctx: AtEdition,
  tx: Tx,
  product: Id<'product'>,
  change: (before: Listing | null) => Listing | null,
): Promise<void> {
  const locked = await lockProduct(ctx, tx, product);
  if (!locked) throw new DomainError(errors['unknown-product']);
  if (locked.exhibiting === null) throw new DomainError(errors['not-exhibiting']);
  const { price, withdrawn, freePrice, booth, carried } = locked;
  const before = price === null || withdrawn === null || freePrice === null ? null : { price, withdrawn, freePrice };
  const after = change(before);
  if (after === null || (before && isSame(before, after))) return;
  await upsertListing(ctx, tx, product, after);
  if (booth !== null && carried) await currentSnapshot(ctx, tx, booth);
  if (before) {
    const facts = { before: before.price, after: after.price, withdrawn: after.withdrawn, freePrice: after.freePrice };
    await audit(ctx, tx, 'catalogue.listing-changed', product, facts);
  }
  await bumpContent(ctx, tx);
}

function isSame(a: Listing, b: Listing): boolean {
  return a.price === b.price && a.withdrawn === b.withdrawn && a.freePrice === b.freePrice;
}
