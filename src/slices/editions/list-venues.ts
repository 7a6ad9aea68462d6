import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from './at-edition.ts';
import type { Venue } from './contract.ts';
import { selectVenues } from './editions-store.ts';

/** Where the edition is held, the main venue first: the edition's own zone and hours are that one's. */
export async function listVenues(ctx: AtEdition, tx: Tx): Promise<Venue[]> {
  return selectVenues(ctx, tx);
}
