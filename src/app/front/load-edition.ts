import type { Tx } from '../../platform/db/database.ts';
import { getOverview } from '../../slices/catalogue/index.ts';
import { type AtEdition, getEditionFacts } from '../../slices/editions/index.ts';

/** What an edition's front page shows of it. @throws `request.not-found`. */
export async function loadEdition(ctx: AtEdition, tx: Tx) {
  const edition = await getEditionFacts(ctx, tx);
  const overview = await getOverview(ctx, tx);
  return { edition, overview };
}

export type LoadedEdition = Awaited<ReturnType<typeof loadEdition>>;
