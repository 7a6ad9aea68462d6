import type { Tx } from '../../platform/db/database.ts';
import type { Region } from './contract.ts';
import { selectRegions } from './store.ts';

/** The regions that are known, by code: what an organiser may call a delegation from. */
export async function listRegions(tx: Tx): Promise<Region[]> {
  return selectRegions(tx);
}
