import type { RegionCode } from '../../kinds/region.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import type { Exhibitor } from './contract.ts';
import { selectTakingPart } from './store.ts';

/** Who takes part, by name; of one region or of all. */
export async function listExhibitors(
  ctx: AtEdition,
  tx: Tx,
  filter: { readonly region?: RegionCode } = {},
): Promise<Exhibitor[]> {
  return selectTakingPart(ctx, tx, filter.region);
}
