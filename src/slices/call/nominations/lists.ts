import type { Tx } from '../../../platform/db/database.ts';
import {
  type ColumnChoice,
  deleteSentList,
  findSentList,
  keepSentList,
  type ListContent,
  listSentWaiting,
  sayColumns,
  senderOf,
  updateContent,
  type WaitingList,
} from '../../../platform/lists/index.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import type { AtEdition } from '../../editions/index.ts';
import { errors } from '../errors.ts';
import { reachFor } from '../must-reach.ts';
import { type CheckedList, checkList } from './check-list.ts';
import { type ListColumn, NOMINATION_WORDS } from './columns.ts';
import { type ListId, type ListOutcome, lockList, NOMINATION_LISTS } from './list-store.ts';

/** Keeps a list that was read, so that its sender can look at it before anything is done. Sent twice is kept once. */
export async function keepList(
  ctx: AtEdition,
  tx: Tx,
  given: { readonly id: ListId; readonly fileName: string; readonly content: ListContent },
): Promise<void> {
  reachFor(ctx, 'call.nominate');
  if (senderOf(ctx) === undefined) throw new DomainError(common.forbidden);
  if (!(await keepSentList(ctx, tx, NOMINATION_LISTS, given))) throw new DomainError(errors['unknown-list']);
}

async function getList(ctx: AtEdition, tx: Tx, id: ListId) {
  const list = await findSentList(ctx, tx, NOMINATION_LISTS, id);
  if (!list) throw new DomainError(errors['unknown-list']);
  return list;
}

/**
 * Says which row of a list names its columns, and which column is what; nothing is done with a list that was taken in meanwhile.
 * @returns the column that was chosen twice. @throws `call.unknown-list`.
 */
export async function sayListColumns(
  ctx: AtEdition,
  tx: Tx,
  id: ListId,
  choice: ColumnChoice<ListColumn>,
): Promise<ListColumn | undefined> {
  await lockList(ctx, tx, id);
  const { content } = await getList(ctx, tx, id);
  if (!content) return undefined;
  const said = await sayColumns(ctx, tx, { list: NOMINATION_LISTS.list, words: NOMINATION_WORDS }, content, choice);
  if (!said.ok) return said.data.column;
  await updateContent(ctx, tx, NOMINATION_LISTS, id, said.value);
  return undefined;
}

export interface ShownList {
  readonly fileName: string;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
  /** None once it is taken in. */
  readonly checked: CheckedList | undefined;
  readonly outcome: ListOutcome | undefined;
}

/** A list as it stands against what is known now. @throws `call.unknown-list`. */
export async function showList(ctx: AtEdition, tx: Tx, id: ListId): Promise<ShownList> {
  const { fileName, sentAt, content, outcome } = await getList(ctx, tx, id);
  return {
    fileName,
    sentAt,
    checked: content ? await checkList(ctx, tx, content) : undefined,
    outcome: outcomeOf(outcome),
  };
}

/** What was written when the list was taken in. */
export function outcomeOf(kept: unknown): ListOutcome | undefined {
  return (kept as ListOutcome | null) ?? undefined;
}

/** What one sent and neither took in nor threw away. */
export async function listWaiting(ctx: AtEdition, tx: Tx): Promise<WaitingList<ListId>[]> {
  return listSentWaiting(ctx, tx, NOMINATION_LISTS);
}

/** @throws `call.unknown-list`, also for one that was taken in. */
export async function discardList(ctx: AtEdition, tx: Tx, id: ListId): Promise<void> {
  if (!(await deleteSentList(ctx, tx, NOMINATION_LISTS, id))) throw new DomainError(errors['unknown-list']);
}
