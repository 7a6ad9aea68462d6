import type { Id } from '../../kinds/id.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { tell } from '../../platform/db/news.ts';
import type { AtEdition } from '../editions/index.ts';
import { QRIS_CHANGED } from './events.ts';
import { deleteSellerQris, selectSeatsOf, selectSellerQris } from './store.ts';

export interface SellerQris {
  readonly business: Id<'business'>;
  /** The business's own static string. */
  readonly qris: string;
  /** It has agreed that the till fills in the amount. */
  readonly dynamic: boolean;
}

/** Those of the businesses that have a QRIS of their own at the edition. */
export async function listSellerQris(
  ctx: AtEdition,
  tx: Tx,
  businesses: readonly Id<'business'>[],
): Promise<ReadonlyMap<Id<'business'>, SellerQris>> {
  const rows = await selectSellerQris(ctx, tx, businesses);
  return new Map(rows.map((row) => [row.business, row]));
}

/** A business that is erased has no string left anywhere; the tills that carry it get a new catalogue. */
export async function forgetSellerQris(ctx: Context, tx: Tx, business: Id<'business'>): Promise<void> {
  for (const edition of await deleteSellerQris(tx, { organiser: ctx.organiser, business }))
    for (const { booth } of await selectSeatsOf({ ...ctx, edition }, tx, business))
      await tell(tx, ctx.organiser, QRIS_CHANGED, { edition, booth, replaced: false });
}
