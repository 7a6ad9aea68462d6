import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { accept, mustManage } from '../editions/index.ts';
import { insertCategory } from './category-store.ts';
import { type CategoryInput, categoryInput } from './contract.ts';

/** Adds a category of the organiser with a code of the caller's choice: a code that exists stays as it is. */
export async function addCategory(ctx: Context, tx: Tx, input: CategoryInput): Promise<void> {
  mustManage(ctx);
  const { code, name, position } = accept(categoryInput, input);
  await insertCategory(tx, { organiser_id: ctx.organiser, code, name_id: name.id, name_en: name.en, position });
}
