import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import { selectCategories } from './category-store.ts';
import type { Category } from './contract.ts';
import { shelfOf } from './shelves.ts';

/** The categories in their order, those with nothing to sell as well, with how many products of each are sold at the edition. */
export async function listCategories(ctx: AtEdition, tx: Tx): Promise<Category[]> {
  const categories = await selectCategories(ctx, tx);
  const { byCategory } = await shelfOf(ctx, tx);
  return categories.map((category) => ({ ...category, products: byCategory.get(category.code) ?? 0 }));
}
