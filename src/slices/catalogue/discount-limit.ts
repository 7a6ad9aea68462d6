import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';

/** Where nobody has said otherwise the goods are the seller's, and so is the price. */
export const DEFAULT_DISCOUNT_LIMIT = 100;

/** How much may be let off at a booth, in percent: its own limit, else the edition's. */
export async function findDiscountLimit(ctx: AtEdition, tx: Tx, booth: Id<'booth'>): Promise<number> {
  const row = await tx
    .selectFrom('catalogue.discount_limit')
    .select('percent')
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where((eb) => eb.or([eb('booth_id', '=', booth), eb('booth_id', 'is', null)]))
    .orderBy('booth_id', (order) => order.asc().nullsLast())
    .limit(1)
    .executeTakeFirst();
  return row?.percent ?? DEFAULT_DISCOUNT_LIMIT;
}

export interface DiscountLimit {
  /** Null in that of the edition. */
  readonly booth: Id<'booth'> | null;
  readonly percent: number;
}

/** All that was said, the edition's first. */
export async function listDiscountLimits(ctx: AtEdition, tx: Tx): Promise<DiscountLimit[]> {
  return tx
    .selectFrom('catalogue.discount_limit')
    .select(['booth_id as booth', 'percent'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .orderBy('booth_id', (order) => order.asc().nullsFirst())
    .execute();
}
