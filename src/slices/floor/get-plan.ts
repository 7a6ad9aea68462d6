import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import { assignmentsOf } from './assignment-store.ts';
import type { Plan, PublicAssignment } from './contract.ts';
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

/** Who holds which booth on which days: the public part. */
export async function listPublicAssignments(ctx: AtEdition, tx: Tx): Promise<PublicAssignment[]> {
  const booths = new Map((await listBooths(ctx, tx)).map((booth) => [booth.id, booth.number]));
  const rows = await assignmentsOf(ctx, tx).execute();
  return rows
    .map((row) => ({
      booth: booths.get(row.booth) ?? '',
      holder: row.holder,
      region: row.region,
      agency: row.agencyName,
      from: row.from,
      to: row.to,
      businesses: row.seats.map(({ slug, name, from, to }) => ({ slug, name, from, to })),
    }))
    .sort((a, b) => a.booth.localeCompare(b.booth, 'en', { numeric: true }) || (a.from < b.from ? -1 : 1));
}
