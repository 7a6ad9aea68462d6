/** A number stays a number that can be added up; a boolean is written as the caller words it. */
export type SheetCell = string | number | null;

export interface SheetColumn {
  readonly heading: string;
  /** Characters; left out, as wide as its heading. */
  readonly width?: number;
}

export interface WrittenSheet {
  /** On the tab of a workbook: at most 31 characters are kept. */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  /** May come from a query as it is read, for a list that is longer than memory. */
  readonly rows: Iterable<readonly SheetCell[]> | AsyncIterable<readonly SheetCell[]>;
}
