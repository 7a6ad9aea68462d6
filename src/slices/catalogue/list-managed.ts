import type { Id } from '../../kinds/id.ts';
import type { RegionCode } from '../../kinds/region.ts';
import type { Reach } from '../../platform/authz/access.ts';
import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import type { AtEdition } from '../editions/index.ts';
import { isInReach } from '../exhibitors/index.ts';
import { countManaged, findManaged, type ManagedFilter, selectManaged } from './managed.ts';
import { selectPhotos } from './product-sheet.ts';

/** The most that one page holds. */
const A_PAGE = 50;

export type ManagedProduct = Awaited<ReturnType<typeof selectManaged>>[number];

export interface ManagedPage {
  readonly items: readonly ManagedProduct[];
  /** On all pages. */
  readonly total: number;
  readonly pages: number;
}

/** Products at the edition within reach, those off sale as well, in the order of their addresses. @param page from 1. */
export async function listManaged(
  ctx: AtEdition,
  tx: Tx,
  reach: Reach,
  filter: ManagedFilter = {},
  page = 1,
): Promise<ManagedPage> {
  const total = await countManaged(ctx, tx, reach, filter);
  const items = await selectManaged(ctx, tx, reach, filter, { offset: (page - 1) * A_PAGE, limit: A_PAGE });
  return { items, total, pages: Math.max(1, Math.ceil(total / A_PAGE)) };
}

/** All of a product for whoever may change it. @throws `request.not-found`, also for one out of reach. */
export async function getManaged(ctx: AtEdition, tx: Tx, reach: Reach, slug: string) {
  const row = await findManaged(ctx, tx, slug);
  if (!row || !isInReach(reach, row.business as Id<'business'>, row.region as RegionCode))
    throw new DomainError(common['not-found']);
  return { ...row, photos: await selectPhotos(ctx, tx, row.id) };
}
