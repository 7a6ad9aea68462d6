/** SQL of an organiser's categories. Its policy keeps every statement within the organiser of its transaction. */
import { type Insertable, sql, type Updateable } from 'kysely';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { OTHER_CATEGORY } from './contract.ts';
import type { NamedCategory } from './rules/match-category.ts';
import type { CategoryTable } from './tables.ts';

/** In their order, what fits nowhere else last; merged ones are not among them. */
export async function selectCategories(ctx: Context, tx: Tx): Promise<NamedCategory[]> {
  const rows = await tx
    .selectFrom('catalogue.category')
    .select(['code', 'name_id', 'name_en'])
    .where('organiser_id', '=', ctx.organiser)
    .where('merged_into', 'is', null)
    .orderBy(sql`code = ${OTHER_CATEGORY}`)
    .orderBy('position')
    .orderBy('code')
    .execute();
  return rows.map((row) => ({ code: row.code, name: { id: row.name_id, en: row.name_en } }));
}

/** What words were taken for, by `plainWords`. */
export async function selectWords(ctx: Context, tx: Tx): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('catalogue.category_word')
    .select(['word', 'code'])
    .where('organiser_id', '=', ctx.organiser)
    .execute();
  return new Map(rows.map(({ word, code }) => [word, code]));
}

/** Nothing happens to a code that is there already. */
export async function insertCategory(tx: Tx, row: Insertable<CategoryTable>): Promise<void> {
  await tx
    .insertInto('catalogue.category')
    .values(row)
    .onConflict((conflict) => conflict.columns(['organiser_id', 'code']).doNothing())
    .execute();
}

/** Nothing for one that was merged. */
export async function findCategory(ctx: Context, tx: Tx, code: string): Promise<{ code: string } | undefined> {
  return tx
    .selectFrom('catalogue.category')
    .select('code')
    .where('organiser_id', '=', ctx.organiser)
    .where('code', '=', code)
    .where('merged_into', 'is', null)
    .executeTakeFirst();
}

export async function updateCategory(
  ctx: Context,
  tx: Tx,
  code: string,
  set: Updateable<CategoryTable>,
): Promise<void> {
  await tx
    .updateTable('catalogue.category')
    .set(set)
    .where('organiser_id', '=', ctx.organiser)
    .where('code', '=', code)
    .execute();
}
