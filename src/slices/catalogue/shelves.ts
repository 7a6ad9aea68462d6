/**
 * The shelves that products are searched on, one an edition, kept in memory and brought up to date when the edition's
 * content version moves: a fingerprint of each maker tells which of them must be read again.
 */
import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, getContentVersion } from '../editions/index.ts';
import { selectFingerprints, selectMakers } from './goods.ts';
import { Shelf } from './rules/search/shelf.ts';

interface Kept {
  /** The content version that it shows. */
  version: number;
  shelf: Shelf;
  readonly fingerprints: Map<string, string>;
}

const kept = new Map<Id<'edition'>, Kept>();
/** Who brings an edition's shelf up to date; the others wait for that one. */
const underway = new Map<Id<'edition'>, Promise<unknown>>();
/** So many products in all editions together are kept: some 200 MB. */
const MOST_PRODUCTS = 250_000;
/** Filling a large shelf lets others have their turn after so many makers. */
const A_TURN = 50;
/** More makers than this are quicker read all at once. */
const MANY = 2_000;

/** The shelf of the edition as this transaction sees it, or newer. One small query while nothing has changed. */
export async function shelfOf(ctx: AtEdition, tx: Tx): Promise<Shelf> {
  const version = await getContentVersion(ctx, tx);
  for (;;) {
    const held = kept.get(ctx.edition);
    if (held && held.version >= version) {
      kept.delete(ctx.edition);
      kept.set(ctx.edition, held);
      return held.shelf;
    }
    const others = underway.get(ctx.edition);
    if (others) {
      await others.catch(() => undefined);
      continue;
    }
    const mine = bringUpToDate(ctx, tx, version, held);
    underway.set(ctx.edition, mine);
    try {
      await mine;
    } finally {
      underway.delete(ctx.edition);
    }
  }
}

async function bringUpToDate(ctx: AtEdition, tx: Tx, version: number, held: Kept | undefined): Promise<void> {
  const now = new Map((await selectFingerprints(ctx, tx)).map(({ maker, fingerprint }) => [maker, fingerprint]));
  const before = held && !held.shelf.worn ? held : undefined;
  const changed = [...now]
    .filter(([maker, print]) => before?.fingerprints.get(maker) !== print)
    .map(([maker]) => maker);
  const afresh = before === undefined || changed.length > MANY;
  const makers = changed.length === 0 ? [] : await selectMakers(ctx, tx, afresh ? undefined : changed);
  const shelf = afresh ? new Shelf() : before.shelf;
  // A shelf that others search meanwhile is changed in one go; a new one is filled turn by turn.
  if (!afresh) for (const maker of before.fingerprints.keys()) if (!now.has(maker as Id<'business'>)) shelf.take(maker);
  for (const [place, maker] of makers.entries()) {
    shelf.put(maker);
    if (!afresh || place % A_TURN !== A_TURN - 1) continue;
    shelf.settle();
    await new Promise(setImmediate);
  }
  shelf.settle();
  kept.delete(ctx.edition);
  kept.set(ctx.edition, { version, shelf, fingerprints: now });
  let products = [...kept.values()].reduce((total, each) => total + each.shelf.size, 0);
  for (const [oldest, { shelf: old }] of kept) {
    if (products <= MOST_PRODUCTS || kept.size === 1) break;
    products -= old.size;
    kept.delete(oldest);
  }
}
