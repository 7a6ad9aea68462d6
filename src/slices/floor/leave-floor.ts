import type { Id } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { tell } from '../../platform/db/news.ts';
import { type AtEdition, bumpContent } from '../editions/index.ts';
import { deleteSeatsOf, selectBoothsOf } from './assignment-store.ts';
import { BUSINESS_PLACED } from './events.ts';
import { lockBooth } from './store.ts';

/**
 * Takes a business out of every booth of the edition, on all its days: it steps back. Whoever else sells or holds there stays. Whoever
 * calls has checked who may; one that has no booth changes nothing. Returns how many booths that were.
 */
export async function leaveFloor(
  ctx: AtEdition,
  tx: Tx,
  { business }: { readonly business: Id<'business'> },
): Promise<number> {
  const booths = await selectBoothsOf(ctx, tx, business);
  if (booths.length === 0) return 0;
  for (const booth of booths) await lockBooth(ctx, tx, booth);
  await deleteSeatsOf(ctx, tx, business);
  for (const booth of booths) {
    await audit(ctx, tx, 'floor.business-removed', business, { booth });
    await tell(tx, ctx.organiser, BUSINESS_PLACED, { edition: ctx.edition, booth, business });
  }
  await bumpContent(ctx, tx);
  return booths.length;
}
