import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import type { Offer } from './contract.ts';
import { findOfferBySlug, selectOffersById, selectOffersOfBusiness } from './offers.ts';

/** What is sold at the edition under this address. */
export async function findOffer(ctx: AtEdition, tx: Tx, slug: string): Promise<Offer | undefined> {
  return findOfferBySlug(ctx, tx, slug);
}

/** What a business sells at the edition, in the order of the addresses. */
export async function listOffersOfBusiness(ctx: AtEdition, tx: Tx, business: Id<'business'>): Promise<Offer[]> {
  return selectOffersOfBusiness(ctx, tx, business);
}

/** These products in this order, without those that are not sold at the edition: for a list of best sellers. */
export async function listOffersById(ctx: AtEdition, tx: Tx, ids: readonly Id<'product'>[]): Promise<Offer[]> {
  const found = new Map((await selectOffersById(ctx, tx, ids)).map((offer) => [offer.id, offer]));
  return ids.flatMap((id) => found.get(id) ?? []);
}
