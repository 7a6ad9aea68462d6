import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import type { Plan } from './contract.ts';
import { listBooths } from './list-booths.ts';
import { selectHalls } from './store.ts';

/** Everything that the public plan draws. */
export async function getPlan(ctx: AtEdition, tx: Tx): Promise<Plan> {
  return { halls: await selectHalls(ctx, tx), booths: await listBooths(ctx, tx) };
}
