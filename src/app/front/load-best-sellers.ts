import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Offer } from '../../slices/catalogue/contract.ts';
import { listOffersById } from '../../slices/catalogue/index.ts';
import type { AtEdition } from '../../slices/editions/index.ts';
import { getBoard } from '../../slices/insights/index.ts';

/** One row of cards on a desk. */
const SHOWN = 4;

/** What sells best, and how that is known. */
export interface BestSellers {
  readonly offers: readonly Offer[];
  /** The day they are counted of; null for the whole edition, when it is over. */
  readonly day: string | null;
  /** How many receipts they are counted from, and up to when (milliseconds since 1970). */
  readonly receipts: number;
  readonly asOf: number;
}

/** The same as the live board shows; nothing as long as nothing has been sold. For editions whose figures are public. */
export async function loadBestSellers(ctx: AtEdition, tx: Tx): Promise<BestSellers | undefined> {
  const { bestSellers, day, turnover, asOf } = await getBoard(ctx, tx);
  const products = bestSellers.flatMap(({ scope }) => (scope.product ? [scope.product as Id<'product'>] : []));
  const offers = await listOffersById(ctx, tx, products.slice(0, SHOWN));
  return offers.length === 0 ? undefined : { offers, day, receipts: turnover.count, asOf: Date.parse(asOf) };
}
