import type { Tx } from '../../platform/db/database.ts';
import type { Offer } from '../../slices/catalogue/contract.ts';
import { getOverview, type Overview } from '../../slices/catalogue/index.ts';
import { type AtEdition, type EditionFacts, getEditionFacts } from '../../slices/editions/index.ts';

/** What sells best, and from how many receipts that is known, as of when. */
export interface BestSellers {
  readonly offers: readonly Offer[];
  readonly receipts: number;
  /** Milliseconds since 1970. */
  readonly asOf: number;
}

export interface LoadedEdition {
  readonly edition: EditionFacts;
  readonly overview: Overview;
  /** None where figures are not public, or nothing has been sold yet. */
  readonly bestSellers: BestSellers | undefined;
}

/** What an edition's front page shows of it. @throws `request.not-found`. */
export async function loadEdition(ctx: AtEdition, tx: Tx): Promise<LoadedEdition> {
  const edition = await getEditionFacts(ctx, tx);
  const overview = await getOverview(ctx, tx);
  return { edition, overview, bestSellers: undefined };
}
