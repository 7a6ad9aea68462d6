import type { Reach } from '../../../platform/authz/access.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { AtEdition } from '../../editions/index.ts';
import { countLabelled, type LabelFilter, selectBooths, selectLabelled, selectSellers } from './label-store.ts';

/** As many products as are printed at once. */
const A_PAGE = 120;

export type LabelledProduct = Awaited<ReturnType<typeof selectLabelled>>[number];

/** A page of what may have a price label, with what to choose from. @param page from 1. */
export async function listLabelled(ctx: AtEdition, tx: Tx, reach: Reach, filter: LabelFilter, page = 1) {
  const total = await countLabelled(ctx, tx, reach, filter);
  return {
    items: await selectLabelled(ctx, tx, reach, filter, { offset: (page - 1) * A_PAGE, limit: A_PAGE }),
    total,
    pages: Math.max(1, Math.ceil(total / A_PAGE)),
    booths: await selectBooths(ctx, tx, reach),
    businesses: await selectSellers(ctx, tx, reach),
  };
}
