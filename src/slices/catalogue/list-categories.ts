import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import type { Category } from './contract.ts';
import { selectCategories } from './offers.ts';

/** The categories in their order, with how many products of each are sold at the edition. */
export async function listCategories(ctx: AtEdition, tx: Tx): Promise<Category[]> {
  return selectCategories(ctx, tx);
}
