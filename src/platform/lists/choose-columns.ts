/** A person says which row of a list is its header and which column is what. Pure. */
import { ok, type Result, refused } from '../../kinds/result.ts';
import { headedAt } from '../sheets/index.ts';
import type { ListContent } from './list-content.ts';
import type { ListWords } from './list-words.ts';
import { understandColumns } from './understand-columns.ts';

/** What the form says: the line of the header, 0 where there is none, and what each column is; null where it is not read. */
export interface ColumnChoice<C extends string> {
  readonly line: number;
  readonly meanings: ReadonlyMap<number, C | null>;
}

/** Two columns cannot be the same. */
export interface ChosenTwice<C extends string> {
  readonly column: C;
}

/**
 * The list as it is read from now on: as the form says. Where another row becomes the header, and only the words of the former one said what
 * the columns are, its own words say it instead, but for those that the person changed in the same form: nothing that was chosen is lost.
 * @param at milliseconds since 1970.
 */
export function chooseColumns<C extends string>(
  words: ListWords<C>,
  content: ListContent,
  { line, meanings }: ColumnChoice<C>,
  at: number,
): Result<ListContent, 'chosen-twice', ChosenTwice<C>> {
  const before = meaningsOf(understandColumns(words, content).places);
  const changed = new Map([...meanings].filter(([place, column]) => column !== (before.get(place) ?? null)));
  const { chosen: _, ...rest } = content;
  const pointed = headedAt(rest, line);
  const anew = pointed.headerLine !== content.headerLine && pointed.headerLine !== 0 && content.chosen === undefined;
  if (anew && changed.size === 0) return ok(pointed);
  const places: Partial<Record<C, number>> = {};
  for (const [place, column] of anew ? changed : meanings) {
    if (column === null) continue;
    if (places[column] !== undefined) return refused('chosen-twice', { column });
    places[column] = place;
  }
  if (anew)
    for (const [place, column] of meaningsOf(understandColumns(words, pointed).places))
      if (!changed.has(place)) places[column] ??= place;
  return ok({ ...pointed, chosen: { places: onlyPlaces(places), by: 'person', at } });
}

function meaningsOf<C extends string>(places: Readonly<Partial<Record<C, number>>>): Map<number, C> {
  return new Map(entriesOf(places).map(([column, place]) => [place, column]));
}

function entriesOf<C extends string>(places: Readonly<Partial<Record<C, number>>>): [C, number][] {
  // The keys of a record are what its type says: it was built above.
  return (Object.entries(places) as [C, number | undefined][]).flatMap(([column, place]) =>
    place === undefined ? [] : [[column, place]],
  );
}

function onlyPlaces<C extends string>(places: Readonly<Partial<Record<C, number>>>): Readonly<Record<string, number>> {
  return Object.fromEntries(entriesOf(places));
}
