import type { Context } from '../../../platform/db/context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { bumpContent } from '../bump-content.ts';
import { selectOwnEditions } from '../editions-store.ts';

/** Says of all the organiser's editions that what their public pages show has changed; in one order, so that two never wait for each other. */
export async function bumpAllContent(ctx: Context, tx: Tx): Promise<void> {
  const editions = await selectOwnEditions(ctx, tx);
  for (const { id } of editions.sort((one, other) => (one.id < other.id ? -1 : 1)))
    await bumpContent({ ...ctx, edition: id }, tx);
}
