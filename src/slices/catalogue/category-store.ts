/** SQL of an organiser's categories. Its policy keeps every statement within the organiser of its transaction. */
import { type Insertable, sql, type Updateable } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Gone } from '../../platform/http/open-data.ts';
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

export async function lockCategories(ctx: Context, tx: Tx): Promise<void> {
  await tx
    .selectFrom('catalogue.category')
    .select('code')
    .where('organiser_id', '=', ctx.organiser)
    .orderBy('code')
    .forUpdate()
    .execute();
}

export async function isCodeTaken(ctx: Context, tx: Tx, code: string): Promise<boolean> {
  const found = await tx
    .selectFrom('catalogue.category')
    .select('code')
    .where('organiser_id', '=', ctx.organiser)
    .where('code', '=', code)
    .executeTakeFirst();
  return found !== undefined;
}

/** How many products of the organiser stand under each, at whatever edition. */
export async function countByCategory(ctx: Context, tx: Tx): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('catalogue.product')
    .select((eb) => ['category', eb.fn.countAll<number>().as('products')])
    .where('organiser_id', '=', ctx.organiser)
    .groupBy('category')
    .execute();
  return new Map(rows.map(({ category, products }) => [category, products]));
}

/** What is told under `from` is told under `into`: products, words, and what was merged into it before. */
export async function turnTo(ctx: Context, tx: Tx, from: string, into: string): Promise<void> {
  await tx
    .updateTable('catalogue.category')
    .set({ merged_into: into })
    .where('organiser_id', '=', ctx.organiser)
    .where('merged_into', '=', from)
    .execute();
  await tx
    .updateTable('catalogue.product')
    .set({ category: into })
    .where('organiser_id', '=', ctx.organiser)
    .where('category', '=', from)
    .execute();
  await tx
    .updateTable('catalogue.category_word')
    .set({ code: into })
    .where('organiser_id', '=', ctx.organiser)
    .where('code', '=', from)
    .execute();
}

/** From now on these words mean this category. */
export async function rememberWords(ctx: Context, tx: Tx, words: readonly string[], code: string): Promise<void> {
  const rows = [...new Set(words)]
    .filter((word) => word !== '')
    .map((word) => ({ organiser_id: ctx.organiser, word, code }));
  if (rows.length === 0) return;
  await tx
    .insertInto('catalogue.category_word')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['organiser_id', 'word']).doUpdateSet({ code }))
    .execute();
}

/** Products whose applicant named no category that the organiser has. */
export async function selectUnmapped(ctx: Context, tx: Tx): Promise<{ id: Id<'product'>; said: string }[]> {
  const rows = await tx
    .selectFrom('catalogue.product')
    .select(['id', 'said_category as said'])
    .where('organiser_id', '=', ctx.organiser)
    .where('said_category', 'is not', null)
    .orderBy('said_category')
    .orderBy('id')
    .execute();
  return rows.map(({ id, said }) => ({ id, said: said ?? '' }));
}

export async function putUnder(ctx: Context, tx: Tx, products: readonly Id<'product'>[], code: string): Promise<void> {
  if (products.length === 0) return;
  await tx
    .updateTable('catalogue.product')
    .set({ category: code, said_category: null })
    .where('organiser_id', '=', ctx.organiser)
    .where('id', 'in', products)
    .execute();
}

/** Codes under which nothing is told any more since. */
export async function selectGoneCategories(ctx: Context, tx: Tx, since: Date): Promise<Gone[]> {
  return tx
    .selectFrom('catalogue.category')
    .select(['code as id', 'updated_at as at'])
    .where('organiser_id', '=', ctx.organiser)
    .where('merged_into', 'is not', null)
    .where(sql<boolean>`updated_at >= ${since}`)
    .orderBy('code')
    .execute();
}

/** Under which category what was sold under an older code is told. */
export async function selectSuccessors(ctx: Context, tx: Tx): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('catalogue.merged')
    .select(['code', 'merged_into as into'])
    .where('organiser_id', '=', ctx.organiser)
    .execute();
  return new Map(rows.map(({ code, into }) => [code, into]));
}
