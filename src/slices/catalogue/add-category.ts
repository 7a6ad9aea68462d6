import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { accept, mustManage } from '../editions/index.ts';
import { type CategoryInput, categoryInput } from './contract.ts';
import { insertCategory } from './store.ts';

/** Adds a category. Reference data, shared by all organisers: a code that exists stays as it is. */
export async function addCategory(ctx: Context, tx: Tx, input: CategoryInput): Promise<void> {
  mustManage(ctx);
  const { code, name, position } = accept(categoryInput, input);
  await insertCategory(tx, { code, name_id: name.id, name_en: name.en, position });
}
