/** What each column of a list is: as somebody has said, or by the words of its header. Pure. */
import { directlyAbove } from '../sheets/index.ts';
import type { ChosenColumns, ListContent } from './list-content.ts';
import { type ListWords, meaningOf, mergedHeadings } from './list-words.ts';

export interface UnderstoodColumns<C extends string> {
  readonly headings: readonly string[];
  /** Where each column stands; undefined where the list has none. */
  readonly places: Readonly<Partial<Record<C, number>>>;
  /** Headings that mean nothing here; their cells are not read. */
  readonly unknown: readonly string[];
  /** Columns whose words stand there more than once; the first counts. */
  readonly repeated: readonly C[];
  /** As they stand there, without the first of each. */
  readonly repeatedHeadings: readonly string[];
  /** Columns without which no line can be read, and that the list has not. */
  readonly missing: readonly C[];
  /** Undefined where the words of the header said it all. */
  readonly said: Pick<ChosenColumns, 'by' | 'at'> | undefined;
}

export function understandColumns<C extends string>(words: ListWords<C>, content: ListContent): UnderstoodColumns<C> {
  const headings = headingsIn(words, content);
  const byWords = placesByWords(words, headings);
  const { chosen } = content;
  const places = chosen ? placesSaid(words, chosen) : byWords.places;
  const repeats = chosen ? new Map<number, C>() : byWords.repeats;
  const read = new Set(Object.values<number | undefined>(places));
  return {
    headings,
    places,
    unknown: headings.filter((heading, at) => heading !== '' && !read.has(at) && !repeats.has(at)),
    repeated: [...new Set(repeats.values())],
    repeatedHeadings: [...repeats.keys()].map((place) => headings[place] ?? ''),
    missing: words.needed.filter((column) => places[column] === undefined),
    said: chosen && { by: chosen.by, at: chosen.at },
  };
}

function headingsIn<C extends string>(words: ListWords<C>, { header, headerLine, above }: ListContent) {
  return mergedHeadings(words, header, directlyAbove(headerLine, above.at(-1))?.cells);
}

function placesByWords<C extends string>(words: ListWords<C>, headings: readonly string[]) {
  const places: Partial<Record<C, number>> = {};
  const repeats = new Map<number, C>();
  for (const [place, heading] of headings.entries()) {
    const column = meaningOf(words, heading);
    if (column === undefined) continue;
    if (places[column] === undefined) places[column] = place;
    else repeats.set(place, column);
  }
  return { places, repeats };
}

/** What was said, as far as it names columns that there still are. */
function placesSaid<C extends string>(
  { columns }: ListWords<C>,
  { places }: ChosenColumns,
): Partial<Record<C, number>> {
  const found: Partial<Record<C, number>> = {};
  for (const column of columns) {
    const place = places[column];
    if (place !== undefined) found[column] = place;
  }
  return found;
}
