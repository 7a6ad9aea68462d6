import type { RegionCode } from '../../kinds/region.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import { selectPlaceCounts } from './store.ts';

/** How many producers' places each region has given, those held until the results too. For the committee and leads. */
export async function listPlaceCounts(ctx: AtEdition, tx: Tx): Promise<ReadonlyMap<RegionCode, number>> {
  return new Map((await selectPlaceCounts(ctx, tx)).map(({ region, count }) => [region, count]));
}
