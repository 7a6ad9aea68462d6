import { allowing } from '../../../platform/authz/access.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { countUnmapped, listManaged } from '../../../slices/catalogue/index.ts';
import type { AtEdition } from '../../../slices/editions/index.ts';

/** Products under "Lainnya" because nobody has said what their applicants' words mean: of all for whoever can say it, else of the edition. */
export async function countLoose(ctx: AtEdition, tx: Tx): Promise<number> {
  if (allowing(ctx.actor, ctx.organiser, 'editions.manage').length > 0) return countUnmapped(ctx, tx);
  return (await listManaged(ctx, tx, { all: true }, { state: 'unmapped' })).total;
}
