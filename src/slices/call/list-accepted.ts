import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import type { AcceptedBusiness } from './contract.ts';
import { selectAccepted } from './decisions-store.ts';
import { findCallRow } from './store.ts';

/** Who takes part by this call; nobody before the results are published. */
export async function listAccepted(ctx: AtEdition, tx: Tx): Promise<AcceptedBusiness[]> {
  const call = await findCallRow(ctx, tx);
  return call?.state === 'published' ? selectAccepted(ctx, tx) : [];
}
