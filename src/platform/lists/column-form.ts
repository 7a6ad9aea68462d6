import type { ColumnChoice } from './choose-columns.ts';
import type { ListWords } from './list-words.ts';

/** The field that says which row holds the headings, and the beginning of the names of those that say what a column is. */
export const HEADER_FIELD = 'header-line';
export const COLUMN_FIELD = 'column:';

/** The most columns that a file may have. */
const MOST = 64;

/** What the form of `ColumnsCard.tsx` says; what is no column or no place is left out. */
export function readColumnForm<C extends string>({ columns }: ListWords<C>, form: FormData): ColumnChoice<C> {
  const meanings = new Map<number, C | null>();
  for (let place = 0; place < MOST; place++) {
    const said = form.get(`${COLUMN_FIELD}${place}`);
    if (typeof said === 'string') meanings.set(place, columns.find((column) => column === said) ?? null);
  }
  const line = Number(form.get(HEADER_FIELD) ?? Number.NaN);
  return { line: Number.isSafeInteger(line) ? line : -1, meanings };
}

/** What was chosen and could not be taken, so that it stands in the form again. */
export interface RefusedColumns {
  readonly twice: string;
  readonly line: number;
  /** By place; '' where a column is not read. */
  readonly meanings: Readonly<Record<string, string>>;
}

export function refusedColumns(twice: string, { line, meanings }: ColumnChoice<string>): RefusedColumns {
  return {
    twice,
    line,
    meanings: Object.fromEntries([...meanings].map(([place, column]) => [String(place), column ?? ''])),
  };
}
