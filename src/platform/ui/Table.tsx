import type { ReactNode } from 'react';
import { cx } from './class-names.ts';

export interface Column<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => ReactNode;
  /** What names the row: the heading of its card on a phone. */
  readonly names?: boolean | undefined;
  /** Numbers stand at the end, their digits under each other. */
  readonly numeric?: boolean | undefined;
}

export interface TableProps<Row> {
  /** What the table shows; read aloud first, and shown unless `quietCaption`. */
  readonly caption: string;
  readonly quietCaption?: boolean | undefined;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Shown instead when there are no rows; say what to do. */
  readonly empty?: ReactNode;
  /** A last row of sums, one cell a column. */
  readonly foot?: readonly ReactNode[] | undefined;
}

/** A table that on a phone becomes a list of cards, each value with its heading beside it. */
export function Table<Row>({ caption, quietCaption = false, columns, rows, rowKey, empty, foot }: TableProps<Row>) {
  if (rows.length === 0 && empty) return empty;
  return (
    <table className="data-table">
      <caption className={quietCaption ? 'sr-only' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.heading} scope="col" className={cx(column.numeric && 'numeric')}>
              {column.heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column) =>
              column.names ? (
                <th key={column.heading} scope="row">
                  {column.cell(row)}
                </th>
              ) : (
                <td key={column.heading} data-heading={column.heading} className={cx(column.numeric && 'numeric')}>
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
      {foot && (
        <tfoot>
          <tr>
            {columns.map((column, at) => (
              <td key={column.heading} data-heading={column.heading} className={cx(column.numeric && 'numeric')}>
                {foot[at]}
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  );
}
