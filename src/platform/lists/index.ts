/** Lists that people bring as files: what each column is, as its words or a person say, and how the next one is read. */
import './tables.ts';

export type { ChosenTwice, ColumnChoice } from './choose-columns.ts';
export { type RefusedColumns, readColumnForm, refusedColumns } from './column-form.ts';
export { headingsHash, linesByHash } from './headings-hash.ts';
export {
  deleteSentList,
  findSentList,
  type KeptLists,
  keepSentList,
  listSentWaiting,
  markTaken,
  senderOf,
  updateContent,
  type WaitingList,
} from './kept-lists.ts';
export { contentOf, type ListContent } from './list-content.ts';
export { countKnown, type ListWords, plain } from './list-words.ts';
export { sayColumns } from './say-columns.ts';
export { type ShownColumns, showColumns } from './show-columns.ts';
export { type UnderstoodColumns, understandColumns } from './understand-columns.ts';
