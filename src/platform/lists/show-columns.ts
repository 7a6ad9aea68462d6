/** What a page shows of how a list is read: its first rows as they are, and each column with its first values. Pure. */
import { allRows, HEADER_REACH, type ReadRow } from '../sheets/index.ts';
import type { ChosenColumns, ListContent } from './list-content.ts';
import type { ListWords } from './list-words.ts';
import { understandColumns } from './understand-columns.ts';

export interface ShownColumn<C extends string> {
  /** From 0. */
  readonly place: number;
  readonly heading: string;
  /** The first values that are not empty. */
  readonly values: readonly string[];
  readonly meaning: C | null;
}

export interface ShownColumns<C extends string> {
  /** 0 where the list has no header. */
  readonly headerLine: number;
  readonly top: readonly Pick<ReadRow, 'line' | 'cells'>[];
  /** Without those that hold nothing at all. */
  readonly columns: readonly ShownColumn<C>[];
  readonly missing: readonly C[];
  readonly said: Pick<ChosenColumns, 'by' | 'at'> | null;
}

const VALUES = 3;
const VALUE_LENGTH = 40;
/** Rows below the header that are shown where it is known. */
const BELOW = 8;
/** Rows that are looked through for first values. */
const LOOKED_AT = 200;

export function showColumns<C extends string>(words: ListWords<C>, content: ListContent): ShownColumns<C> {
  const { headings, places, missing, said } = understandColumns(words, content);
  const looked = content.rows.slice(0, LOOKED_AT);
  const width = Math.max(
    headings.length,
    ...looked.map(({ cells }) => cells.length),
    ...words.columns.map((column) => (places[column] ?? -1) + 1),
  );
  const columns = Array.from({ length: width }, (_, place): ShownColumn<C> => {
    const values = looked.map(({ cells }) => cells[place] ?? '').filter((text) => text !== '');
    return {
      place,
      heading: headings[place] ?? '',
      values: [...new Set(values)].slice(0, VALUES).map(short),
      meaning: words.columns.find((column) => places[column] === place) ?? null,
    };
  });
  const known = missing.length === 0 ? content.above.length + BELOW : HEADER_REACH;
  return {
    headerLine: content.headerLine,
    top: allRows(content)
      .slice(0, Math.min(known, HEADER_REACH))
      .map(({ line, cells }) => ({ line, cells: cells.map(short) })),
    columns: columns.filter(({ heading, values, meaning }) => heading !== '' || values.length > 0 || meaning !== null),
    missing,
    said: said ?? null,
  };
}

function short(text: string): string {
  return text.length > VALUE_LENGTH ? `${text.slice(0, VALUE_LENGTH - 1)}…` : text;
}
