import type { Id } from '../../kinds/id.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { EditionState } from './contract.ts';
import { selectOwnEditions, selectSeries } from './editions-store.ts';

export interface OwnEdition {
  readonly id: Id<'edition'>;
  readonly slug: string;
  readonly name: string;
  readonly series: Id<'series'>;
  /** Calendar days. */
  readonly startsOn: string;
  readonly endsOn: string;
  readonly currency: string;
  readonly state: EditionState;
}

/** The organiser's editions, the newest first: what a new one can be copied from. */
export async function listOwnEditions(ctx: Context, tx: Tx): Promise<OwnEdition[]> {
  return selectOwnEditions(ctx, tx);
}

/** The organiser's series by name. */
export async function listSeries(
  ctx: Context,
  tx: Tx,
): Promise<{ readonly id: Id<'series'>; readonly name: string }[]> {
  return selectSeries(ctx, tx);
}
