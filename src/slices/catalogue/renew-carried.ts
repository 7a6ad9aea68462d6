import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, SUPERVISORS_CHANGED } from '../editions/index.ts';
import { BUSINESS_RENAMED } from '../exhibitors/index.ts';
import { BOOTH_CHANGED, BUSINESS_PLACED, QRIS_CHANGED } from '../floor/index.ts';
import { currentSnapshot } from './current-snapshot.ts';
import { findNewestVersion } from './store.ts';

/** The news after which a booth's till carries an old catalogue; each names `{ edition, booth }`. */
export const CARRIED_NEWS: readonly string[] = [BOOTH_CHANGED, BUSINESS_PLACED, QRIS_CHANGED];

/** Makes the booth's new version, of which its tills hear with their next upload; nothing where no till carries one. */
export async function renewCarried(ctx: AtEdition, tx: Tx, news: { readonly booth: Id<'booth'> }): Promise<void> {
  if ((await findNewestVersion(ctx, tx, news.booth)) !== undefined) await currentSnapshot(ctx, tx, news.booth);
}

/** The news after which every booth's till carries an old catalogue; each names `{ edition }`. */
export const CARRIED_EVERYWHERE_NEWS: readonly string[] = [SUPERVISORS_CHANGED, BUSINESS_RENAMED];

/** The same for every booth of the edition. */
export async function renewCarriedEverywhere(ctx: AtEdition, tx: Tx): Promise<void> {
  const rows = await tx
    .selectFrom('catalogue.snapshot')
    .select('booth_id')
    .distinct()
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .orderBy('booth_id')
    .execute();
  for (const { booth_id: booth } of rows) await currentSnapshot(ctx, tx, booth);
}
