import type { Id } from '../../kinds/id.ts';
import type { Context } from '../db/context.ts';
import type { Tx } from '../db/database.ts';

/** Photographs sent for one business are another's from now on: who looks after that one sees them. */
export async function movePhotos(
  ctx: Context,
  tx: Tx,
  { from, to }: { readonly from: Id<'business'>; readonly to: Id<'business'> },
): Promise<void> {
  await tx
    .updateTable('platform.file')
    .set({ business_id: to })
    .where('organiser_id', '=', ctx.organiser)
    .where('business_id', '=', from)
    .execute();
}
