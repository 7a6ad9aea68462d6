import type { Tx } from '../../platform/db/database.ts';
import { tell } from '../../platform/db/news.ts';
import { type AtEdition, bumpContent } from '../editions/index.ts';
import { findShownDay, selectBoothsThatDiffer, setShownDay } from './assignment-store.ts';
import { BOOTH_CHANGED } from './events.ts';
import { touchBooths } from './open-store.ts';

/**
 * When the edition's day has moved on: tells of the booths that others hold or sell in now, so that tills and kept pages
 * follow. Asked again on the same day it does nothing.
 */
export async function turnDay(ctx: AtEdition, tx: Tx): Promise<void> {
  const shown = await findShownDay(ctx, tx);
  if (!shown || shown.before === shown.day) return;
  await setShownDay(ctx, tx, shown.day);
  if (shown.before === null) return;
  const booths = await selectBoothsThatDiffer(ctx, tx, shown.before, shown.day);
  await touchBooths(ctx, tx, booths);
  for (const booth of booths) await tell(tx, ctx.organiser, BOOTH_CHANGED, { edition: ctx.edition, booth });
  if (booths.length > 0) await bumpContent(ctx, tx);
}
