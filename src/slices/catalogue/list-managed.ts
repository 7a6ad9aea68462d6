import type { Id } from '../../kinds/id.ts';
import type { RegionCode } from '../../kinds/region.ts';
import type { Reach } from '../../platform/authz/access.ts';
import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import type { AtEdition } from '../editions/index.ts';
import { isInReach } from '../exhibitors/index.ts';
import { findManaged, selectManaged } from './managed.ts';
import { selectPhotos } from './product-sheet.ts';

/** The most that one page holds. */
const A_PAGE = 50;

export type ManagedProduct = Awaited<ReturnType<typeof selectManaged>>[number];

/** Products at the edition within reach, those off sale as well, in the order of their addresses. */
export async function listManaged(
  ctx: AtEdition,
  tx: Tx,
  reach: Reach,
  after?: string,
): Promise<{ readonly items: readonly ManagedProduct[]; readonly next: string | null }> {
  const found = await selectManaged(ctx, tx, reach, { after, limit: A_PAGE + 1 });
  const items = found.slice(0, A_PAGE);
  return { items, next: found.length > A_PAGE ? (items.at(-1)?.slug ?? null) : null };
}

/** All of a product for whoever may change it. @throws `request.not-found`, also for one out of reach. */
export async function getManaged(ctx: AtEdition, tx: Tx, reach: Reach, slug: string) {
  const row = await findManaged(ctx, tx, slug);
  if (!row || !isInReach(reach, row.business as Id<'business'>, row.region as RegionCode))
    throw new DomainError(common['not-found']);
  return { ...row, photos: await selectPhotos(ctx, tx, row.id) };
}
