import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import type { Plan } from './contract.ts';
import { selectClusterThings, selectFeatureThings, selectHallThings } from './drawing-store.ts';
import { listBooths } from './list-booths.ts';

/** Everything that the public plan draws, with who sells where on the shown day. */
export async function getPlan(ctx: AtEdition, tx: Tx): Promise<Plan> {
  const halls = await selectHallThings(ctx, tx);
  const clusters = await selectClusterThings(ctx, tx);
  const features = await selectFeatureThings(ctx, tx);
  return {
    halls: halls.map(({ kind: _, position: __, ...hall }) => hall),
    clusters: clusters.map(({ id, name, colour }) => ({ code: id, name, colour })),
    features: features.map(({ kind: _, type, ...feature }) => ({ ...feature, kind: type })),
    booths: await listBooths(ctx, tx),
  };
}
