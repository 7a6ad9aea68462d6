/** By what the columns of a list are called, and how a header is known by it. Pure. */

export interface ListWords<C extends string> {
  /** In the order of the template. */
  readonly columns: readonly C[];
  /** Those without which no line can be read. */
  readonly needed: readonly C[];
  /** What a heading means, by its words as `plain` has them. */
  readonly known: ReadonlyMap<string, C>;
}

/** What headings and names are compared by: capitals, accents, marks, spaces and breaks do not count. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What a heading means; `Harga (Rp)` is `Harga`. */
export function meaningOf<C extends string>({ known }: ListWords<C>, heading: string): C | undefined {
  return known.get(plain(heading)) ?? known.get(plain(heading.replace(/\([^)]*\)/g, '')));
}

function countMeanings<C extends string>(words: ListWords<C>, cells: readonly string[]): number {
  return new Set(cells.flatMap((cell) => meaningOf(words, cell) ?? [])).size;
}

/**
 * Headings over two rows, of which cells were merged downwards: such a cell is filled in the upper row and empty in the lower one.
 * As the lower row has them where the row above brings no more columns.
 */
export function mergedHeadings<C extends string>(
  words: ListWords<C>,
  cells: readonly string[],
  above: readonly string[] | undefined,
): readonly string[] {
  if (!above) return cells;
  const merged = Array.from(
    { length: Math.max(cells.length, above.length) },
    (_, place) => cells[place] || above[place] || '',
  );
  return countMeanings(words, merged) > countMeanings(words, cells) ? merged : cells;
}

/** How many columns of such a list a row names: its header names most. The lower of two rows that only together name most is it. */
export function countKnown<C extends string>(
  words: ListWords<C>,
  cells: readonly string[],
  above?: readonly string[],
): number {
  const own = countMeanings(words, cells);
  const merged = own > 0 ? countMeanings(words, mergedHeadings(words, cells, above)) : own;
  return above && merged > countMeanings(words, above) ? merged : own;
}
