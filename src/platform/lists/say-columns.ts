import { ok, type Result } from '../../kinds/result.ts';
import type { Context } from '../db/context.ts';
import type { Tx } from '../db/database.ts';
import { type ChosenTwice, type ColumnChoice, chooseColumns } from './choose-columns.ts';
import type { ListContent } from './list-content.ts';
import type { ListWords } from './list-words.ts';
import { findRemembered, rememberColumns } from './remembered-columns.ts';
import type { ListKind } from './tables.ts';
import { understandColumns } from './understand-columns.ts';

/**
 * The list as somebody says it is to be read. What is said of it whole is remembered for the next file with the same headings; a row that
 * is pointed at without a word on its columns is read as its headings were read before.
 */
export async function sayColumns<C extends string>(
  ctx: Context,
  tx: Tx,
  kind: { readonly list: ListKind; readonly words: ListWords<C> },
  content: ListContent,
  choice: ColumnChoice<C>,
): Promise<Result<ListContent, 'chosen-twice', ChosenTwice<C>>> {
  const said = chooseColumns(kind.words, content, choice, ctx.clock.now());
  if (!said.ok) return said;
  const { header, headerLine, chosen } = said.value;
  const known = chosen
    ? undefined
    : await findRemembered(ctx, tx, kind.list, headerLine === 0 ? [] : [{ line: headerLine, cells: header }]);
  if (known) return ok({ ...said.value, chosen: known.chosen });
  const { missing, places } = understandColumns(kind.words, said.value);
  if (missing.length === 0) await rememberColumns(ctx, tx, kind.list, said.value, placesOf(places));
  return said;
}

function placesOf(places: Readonly<Partial<Record<string, number>>>): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(places).flatMap(([column, place]) => (place === undefined ? [] : [[column, place]])),
  );
}
