/** Which column was what in earlier lists of an organiser, by their headings. */
import { z } from 'zod';
import type { Context } from '../db/context.ts';
import type { Tx } from '../db/database.ts';
import { allRows, HEADER_REACH, headedAt } from '../sheets/index.ts';
import { headingsHash, linesByHash } from './headings-hash.ts';
import type { ChosenColumns, ListContent } from './list-content.ts';
import type { ListKind } from './tables.ts';

const placesKept = z.record(z.string(), z.int().min(0));

/** The row of a table whose headings were named before, wherever it stands among the first ones; the one that is taken for the header first. */
export async function findRemembered(
  ctx: Context,
  tx: Tx,
  list: ListKind,
  rows: readonly { readonly line: number; readonly cells: readonly string[] }[],
): Promise<{ readonly line: number; readonly chosen: ChosenColumns } | undefined> {
  if (rows.length === 0) return undefined;
  const lines = linesByHash(rows);
  const known = await tx
    .selectFrom('platform.column_choice')
    .select(['headings', 'choice', 'said_at as saidAt'])
    .where('organiser_id', '=', ctx.organiser)
    .where('list', '=', list)
    .where('headings', 'in', [...lines.keys()])
    .execute();
  const kept = new Map(known.map((each) => [each.headings, each]));
  for (const [hash, line] of lines) {
    const found = kept.get(hash);
    const places = placesKept.safeParse(found?.choice);
    if (found && places.success) return { line, chosen: { places: places.data, by: 'before', at: found.saidAt } };
  }
  return undefined;
}

/** A list as it was read, or as another one with the same headings was said to be. */
export async function withRemembered(ctx: Context, tx: Tx, list: ListKind, content: ListContent): Promise<ListContent> {
  const own = { line: content.headerLine, cells: content.header };
  const found = await findRemembered(ctx, tx, list, [own, ...allRows(content).slice(0, HEADER_REACH)]);
  return found ? { ...headedAt(content, found.line), chosen: found.chosen } : content;
}

/** For the next file with the same headings. A file without any is like no other. */
export async function rememberColumns(
  ctx: Context,
  tx: Tx,
  list: ListKind,
  { header, headerLine }: ListContent,
  places: Readonly<Record<string, number>>,
): Promise<void> {
  if (headerLine === 0) return;
  const said = { choice: JSON.stringify(places), said_at: new Date(ctx.clock.now()) };
  await tx
    .insertInto('platform.column_choice')
    .values({ organiser_id: ctx.organiser, list, headings: headingsHash(header), ...said })
    .onConflict((conflict) => conflict.columns(['organiser_id', 'list', 'headings']).doUpdateSet(said))
    .execute();
}
