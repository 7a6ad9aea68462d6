import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { getCountry } from '../people/index.ts';
import type { KnownRegion } from './contract.ts';
import { selectRegions } from './regions-store.ts';

/** The regions that the organiser may call a delegation from: those of its country, and its own, by code. */
export async function listRegions(ctx: Context, tx: Tx): Promise<KnownRegion[]> {
  return selectRegions(tx, (await getCountry(ctx, tx)).country);
}
