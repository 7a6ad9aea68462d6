import type { Tx } from '../../platform/db/database.ts';
import { findCall } from '../../slices/call/index.ts';
import { getOverview, type Overview } from '../../slices/catalogue/index.ts';
import type { Venue } from '../../slices/editions/contract.ts';
import { type AtEdition, type EditionFacts, getEditionFacts, listVenues } from '../../slices/editions/index.ts';
import { type BestSellers, loadBestSellers } from './load-best-sellers.ts';

export interface LoadedEdition {
  readonly edition: EditionFacts;
  readonly overview: Overview;
  /** All of them, the main one first. */
  readonly venues: readonly Venue[];
  /** None where figures are not public, or nothing has been sold yet. */
  readonly bestSellers: BestSellers | undefined;
  /** Applications are taken now. */
  readonly callOpen: boolean;
}

/** What an edition's front page shows of it. @throws `request.not-found`. */
export async function loadEdition(ctx: AtEdition, tx: Tx): Promise<LoadedEdition> {
  const edition = await getEditionFacts(ctx, tx);
  return {
    edition,
    overview: await getOverview(ctx, tx),
    venues: await listVenues(ctx, tx),
    bestSellers: edition.figuresPublic ? await loadBestSellers(ctx, tx) : undefined,
    callOpen: (await findCall(ctx, tx))?.taking ?? false,
  };
}
