/** A whole list as a file: who may take it home, its columns, and how it is read a part at a time. */
import type { Action, Reach } from '../../platform/authz/access.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { SheetCell } from '../../platform/sheets/index.ts';
import type { AtEdition } from '../../slices/editions/index.ts';

type InBoth = { readonly id: string; readonly en: string };

export interface ExportColumn {
  readonly heading: InBoth;
  /** An amount in minor units: written in the currency's own, which the heading names. */
  readonly money?: boolean;
  readonly width?: number;
  /** What its values are called by readers. */
  readonly words?: Readonly<Record<string, InBoth>>;
  /** Several values, parted by `; `. */
  readonly many?: boolean;
  /** It holds ids, which are written as what they are called. */
  readonly named?: boolean;
}

export interface Part {
  /** Each begins with what the next part is read after. */
  readonly rows: readonly (readonly [key: string, ...cells: SheetCell[]])[];
}

export interface ExportSheet {
  /** In the address. */
  readonly name: string;
  /** Of the file and of its tab. */
  readonly file: InBoth;
  /** What it holds, as its button and the API's description say. */
  readonly title: InBoth;
  readonly action: Action;
  readonly columns: readonly ExportColumn[];
  /** Rows in the order of their keys, at most `limit`; fewer at the end. */
  read(ctx: AtEdition, tx: Tx, reach: Reach, after: string | undefined, limit: number): Promise<Part['rows']>;
}

export const text = (id: string, en: string, width?: number): ExportColumn => ({
  heading: { id, en },
  ...(width === undefined ? {} : { width }),
});
export const amount = (id: string, en: string): ExportColumn => ({ heading: { id, en }, money: true, width: 16 });

/** Values of a closed list, written in the reader's words. */
export const words = (id: string, en: string, of: Readonly<Record<string, InBoth>>): ExportColumn => ({
  heading: { id, en },
  words: of,
});
/** Ids, written as the number of the booth, or the code and name of the till. */
export const named = (id: string, en: string): ExportColumn => ({ heading: { id, en }, named: true, width: 20 });
