import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import { BUSINESS_PLACED, QRIS_CHANGED } from '../floor/index.ts';
import { currentSnapshot } from './current-snapshot.ts';
import { findNewestVersion } from './store.ts';

/** The news after which a booth's till carries an old catalogue; each names `{ edition, booth }`. */
export const CARRIED_NEWS: readonly string[] = [BUSINESS_PLACED, QRIS_CHANGED];

/** Makes the booth's new version, of which its tills hear with their next upload; nothing where no till carries one. */
export async function renewCarried(ctx: AtEdition, tx: Tx, news: { readonly booth: Id<'booth'> }): Promise<void> {
  if ((await findNewestVersion(ctx, tx, news.booth)) !== undefined) await currentSnapshot(ctx, tx, news.booth);
}
