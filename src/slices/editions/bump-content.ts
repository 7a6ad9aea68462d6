import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { tell } from '../../platform/db/news.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import type { AtEdition } from './at-edition.ts';
import { notifyContent, raiseContentVersion } from './store.ts';

/** `{ edition, slug }`: what the edition's public pages show has changed. */
export const CONTENT_CHANGED = 'editions.content-changed';

/** Editions whose version this transaction has raised already: one change of many rows is one new version. */
const raised = new WeakMap<Tx, Set<Id<'edition'>>>();

/**
 * Says that something shown in public has changed: kept pages are dropped in every process once this commits. It locks
 * the edition's row, so a command calls it last.
 */
export async function bumpContent(ctx: AtEdition, tx: Tx): Promise<void> {
  const already = raised.get(tx) ?? new Set();
  if (already.has(ctx.edition)) return;
  const moved = await raiseContentVersion(ctx, tx);
  if (!moved) throw new DomainError(common['not-found']);
  raised.set(tx, already.add(ctx.edition));
  await tell(tx, ctx.organiser, CONTENT_CHANGED, { edition: ctx.edition, slug: moved.slug });
  await notifyContent(tx, moved.slug);
}
