/** A list that is one statement over the views that the slices publish: each column beside what it holds, read after a key. */
import { type RawBuilder, sql } from 'kysely';
import type { Reach } from '../../platform/authz/access.ts';
import type { SheetCell } from '../../platform/sheets/index.ts';
import type { ExportColumn, ExportSheet } from './export-sheet.ts';

type Row = readonly [key: string, ...cells: SheetCell[]];
type Column = readonly [column: ExportColumn, holds: RawBuilder<unknown>];

interface List extends Omit<ExportSheet, 'columns' | 'read'> {
  /** What a row is of, as the statement calls it; it has `organiser_id` and `edition_id`. */
  readonly of: string;
  readonly from: RawBuilder<unknown>;
  /**
   * Of a list that grows with every sale: the view whose rows are cut into parts by the index of its key, before anything is joined to
   * them; `from` then begins with `part`, joins what each row has one of by `oneOf`, and loses no row. Only it may be asked for by `reach`.
   */
  readonly cutFrom?: RawBuilder<unknown>;
  /** What rows are ordered by and read after, with the types: together they name one row, and none but a lone one holds a dot. */
  readonly key: readonly (readonly [column: string, type: 'text' | 'uuid' | 'int' | 'date'])[];
  /** Where a row says its region and its business, for those who reach only some; left out, its action is for all or none. */
  readonly reach?: { readonly region: string; readonly business: string };
  readonly where?: RawBuilder<boolean>;
  readonly columns: readonly Column[];
}

const listed = (parts: readonly RawBuilder<unknown>[]) => sql.join(parts, sql`, `);

/** The whole organiser, a lead's regions, a producer's businesses. */
function within(reach: Reach, { region, business }: NonNullable<List['reach']>): RawBuilder<boolean> {
  if (reach.all) return sql<boolean>`true`;
  return sql<boolean>`(${sql.ref(region)} = any(${[...reach.regions]}::text[]) or ${sql.ref(business)} = any(${[...reach.businesses]}::uuid[]))`;
}

function after(key: List['key'], last: string | undefined): RawBuilder<boolean> {
  if (last === undefined) return sql<boolean>`true`;
  const values = key.length === 1 ? [last] : last.split('.');
  const columns = key.map(([column]) => sql.ref(column));
  return sql<boolean>`(${listed(columns)}) > (${listed(key.map(([, type], at) => sql`${values[at]}::${sql.raw(type)}`))})`;
}

/** Rows come as arrays of JSON, so that a column is named once: in its sheet. */
export function listSheet({ of, from, cutFrom, key, reach: narrowed, where, columns, ...facts }: List): ExportSheet {
  const refs = key.map(([column]) => sql.ref(column));
  const said = sql.join(
    refs.map((ref) => sql`${ref}::text`),
    sql` || '.' || `,
  );
  return {
    ...facts,
    columns: columns.map(([column]) => column),
    async read(ctx, tx, reach, last, limit) {
      const asked = sql`${sql.ref(`${of}.organiser_id`)} = ${ctx.organiser} and ${sql.ref(`${of}.edition_id`)} = ${ctx.edition}
          and ${after(key, last)} and ${narrowed ? within(reach, narrowed) : sql`true`} and ${where ?? sql`true`}`;
      const cells = sql`jsonb_build_array(${said}, ${listed(columns.map(([, holds]) => holds))}) as cells`;
      const inOrder = sql`order by ${listed(refs)}`;
      if (!cutFrom) {
        const whole = sql<Cells>`select ${cells} from ${from} where ${asked} ${inOrder} limit ${limit}`;
        return cellsOf(await whole.execute(tx));
      }
      const part = sql`select ${sql.ref(of)}.* from ${cutFrom} ${sql.ref(of)} where ${asked} ${inOrder} limit ${limit}`;
      await BY_ITS_KEY.execute(tx);
      const rows =
        await sql<Cells>`with part as materialized (${part}) select ${cells} from ${from} ${inOrder}`.execute(tx);
      await AS_BEFORE.execute(tx);
      return cellsOf(rows);
    },
  };
}

interface Cells {
  readonly cells: Row;
}
const cellsOf = ({ rows }: { readonly rows: readonly Cells[] }) => rows.map(({ cells }) => cells);

/**
 * Before statistics are gathered PostgreSQL takes a table for small and sorts all that is left of it for each part. A sort that is not
 * liked leaves the index; what is sorted in the end is one part.
 */
const BY_ITS_KEY = sql`set local enable_sort = off`;
const AS_BEFORE = sql`set local enable_sort = on`;

/** What each row of a part has one of, or none, looked up by its index row by row: a part costs the same wherever in the list it is. */
export const oneOf = (view: RawBuilder<unknown>, name: string, is: RawBuilder<unknown>) =>
  sql`left join lateral (select * from ${view} ${sql.ref(name)} where ${is} limit 1) ${sql.ref(name)} on true`;

/** The edition of a row, whose zone its instants are written in. */
export const editionOf = (of: string) =>
  sql`join editions.announced edition on edition.organiser_id = ${sql.ref(`${of}.organiser_id`)}
    and edition.edition_id = ${sql.ref(`${of}.edition_id`)}`;

/** Years, days and minutes of the edition, as a spreadsheet reads them. */
export const at = (instant: string) =>
  sql`to_char(${sql.ref(instant)} at time zone edition.zone, 'YYYY-MM-DD HH24:MI:SS')`;

/** One of `YES_NO`. */
export const yesNo = (condition: RawBuilder<unknown>) => sql`case when ${condition} then 'ya' else 'tidak' end`;
