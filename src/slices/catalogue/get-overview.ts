import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, listDelegations, type Region } from '../editions/index.ts';
import type { Offer } from './contract.ts';
import { selectCountsByRegion, selectOneOfEachRegion } from './offers.ts';

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
  const counts = new Map((await selectCountsByRegion(ctx, tx)).map(({ region, ...count }) => [region, count]));
  const picks = new Map((await selectOneOfEachRegion(ctx, tx)).map((offer) => [offer.region.code, offer]));
  const regions = delegations.map(({ region }) => ({
    ...region,
    ...(counts.get(region.code) ?? { businesses: 0, products: 0 }),
  }));
  return {
    businesses: regions.reduce((total, region) => total + region.businesses, 0),
    products: regions.reduce((total, region) => total + region.products, 0),
    regions,
    picks: regions.flatMap((region) => picks.get(region.code) ?? []),
  };
}
