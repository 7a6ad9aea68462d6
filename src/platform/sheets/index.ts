/** Lists as files: what people keep in spreadsheets, read carefully; what they take home, written so that it harms nobody. */
export { moneyOfCell } from './money-of-cell.ts';
export { readSheet } from './read-sheet.ts';
export {
  allRows,
  directlyAbove,
  HEADER_REACH,
  headedAt,
  LIMITS,
  type ReadOptions,
  type ReadRow,
  type ReadTable,
  type SheetFault,
} from './read-table.ts';
export { CSV_TYPE, csvPieces, type Separator, writeCsv } from './write-csv.ts';
export { writeXlsx, XLSX_TYPE, xlsxPieces } from './write-xlsx.ts';
export type { SheetCell, SheetColumn, WrittenSheet } from './written-sheet.ts';
