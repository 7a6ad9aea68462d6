/** Nominations, one by one and from lists. */
export { type CheckedList, type CheckedRow, listRegions } from './check-list.ts';
export { type ListColumn, NOMINATION_WORDS } from './columns.ts';
export type { Problem } from './judge-row.ts';
export { listQuotas, type RegionQuota } from './list-quotas.ts';
export { findProgress, type ListId, type ListOutcome } from './list-store.ts';
export { discardList, keepList, listWaiting, sayListColumns, showList } from './lists.ts';
export { takeInList, takeInRows } from './take-in.ts';
