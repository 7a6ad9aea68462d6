import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, listDelegations, type Region } from '../editions/index.ts';
import type { Offer } from './contract.ts';
import { listOffersById } from './find-offer.ts';
import { shelfOf } from './shelves.ts';

/** What the front page of an edition says of its catalogue. */
export interface Overview {
  readonly businesses: number;
  readonly products: number;
  /** In the organiser's order. */
  readonly regions: readonly (Region & { readonly businesses: number; readonly products: number })[];
  /** One product of each region, in the same order: a taste, for as long as nothing has been sold. */
  readonly picks: readonly Offer[];
}

export async function getOverview(ctx: AtEdition, tx: Tx): Promise<Overview> {
  const delegations = await listDelegations(ctx, tx);
  const { byRegion } = await shelfOf(ctx, tx);
  const regions = delegations.map(({ region }) => {
    const { makers, goods } = byRegion.get(region.code) ?? { makers: 0, goods: 0 };
    return { ...region, businesses: makers, products: goods };
  });
  const picks = regions.flatMap((region) => byRegion.get(region.code)?.pick ?? []);
  return {
    businesses: regions.reduce((total, region) => total + region.businesses, 0),
    products: regions.reduce((total, region) => total + region.products, 0),
    regions,
    picks: await listOffersById(ctx, tx, picks),
  };
}
