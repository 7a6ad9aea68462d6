import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, getContentVersion } from '../editions/index.ts';
import type { CatalogueFact } from './contract.ts';
import { selectProducts } from './offers.ts';

export type CatalogueFacts = ReadonlyMap<Id<'product'>, CatalogueFact>;

/** By edition, with the content version they were read at. An edition is a megabyte at most, and few are busy at once. */
const kept = new Map<Id<'edition'>, { readonly version: number; readonly facts: CatalogueFacts }>();
const KEPT = 20;

/** The facts of all products listed at the edition: one small query while nothing has changed, two after a change. */
export async function catalogueFacts(ctx: AtEdition, tx: Tx): Promise<CatalogueFacts> {
  const version = await getContentVersion(ctx, tx);
  const held = kept.get(ctx.edition);
  if (held?.version === version) return held.facts;
  const facts = new Map(await selectProducts(ctx, tx));
  kept.delete(ctx.edition);
  kept.set(ctx.edition, { version, facts });
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  return facts;
}
