import type { Id } from '../../kinds/id.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { findNewestVersion } from './store.ts';

/** The newest version that a booth's till can be given; 0 while none has been made. One look into an index. */
export async function findCatalogueVersion(ctx: Context, tx: Tx, booth: Id<'booth'>): Promise<number> {
  return (await findNewestVersion(ctx, tx, booth)) ?? 0;
}
