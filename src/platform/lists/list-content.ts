import type { ReadTable } from '../sheets/index.ts';

/** Which column is what, as somebody said it of a file. */
export interface ChosenColumns {
  /** Where each column stands, from 0; none where the file has none. */
  readonly places: Readonly<Record<string, number>>;
  /** `before`: of an earlier file with the same headings. */
  readonly by: 'person' | 'before';
  /** When it was said, in milliseconds since 1970. */
  readonly at: number;
}

/** What is kept of a file until it is taken in. */
export interface ListContent extends Pick<ReadTable, 'header' | 'headerLine' | 'headerRow' | 'above' | 'rows'> {
  /** None where the words of the header say it. */
  readonly chosen?: ChosenColumns;
}

/** Lines that were typed in, or kept by an earlier version: the first is the header. */
export function contentOf(kept: Pick<ListContent, 'header' | 'rows'> & Partial<ListContent>): ListContent {
  return { headerLine: 1, above: [], ...kept };
}
