import type { Tx } from '../../../platform/db/database.ts';
import { type ColumnChoice, type ListContent, sayColumns, withRemembered } from '../../../platform/lists/index.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import type { AtEdition } from '../../editions/index.ts';
import { errors } from '../errors.ts';
import { reachFor } from '../must-reach.ts';
import { type CheckedList, checkList } from './check-list.ts';
import { type ListColumn, NOMINATION_WORDS } from './columns.ts';
import {
  deleteList,
  deleteOldLists,
  findList,
  findProgress,
  insertList,
  type ListId,
  type ListOutcome,
  lockList,
  selectWaitingLists,
  senderOf,
  updateContent,
} from './list-store.ts';

const KIND = { list: 'nominations', words: NOMINATION_WORDS } as const;

/** Keeps a list that was read, with its columns as earlier ones were said to be, so that its sender can look at it before anything is done. Sent twice is kept once. */
export async function keepList(
  ctx: AtEdition,
  tx: Tx,
  { id, fileName, content }: { readonly id: ListId; readonly fileName: string; readonly content: ListContent },
): Promise<void> {
  reachFor(ctx, 'call.nominate');
  const sender = senderOf(ctx);
  if (sender === undefined) throw new DomainError(common.forbidden);
  await deleteOldLists(ctx, tx);
  const known = await withRemembered(ctx, tx, KIND.list, content);
  await insertList(ctx, tx, { id, sender, fileName: fileName.slice(0, 200), content: known });
  // An id that is another person's list already.
  if (!(await findProgress(ctx, tx, id))) throw new DomainError(errors['unknown-list']);
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
  const list = await findList(ctx, tx, id);
  if (!list) throw new DomainError(errors['unknown-list']);
  if (!list.content) return undefined;
  const said = await sayColumns(ctx, tx, KIND, list.content, choice);
  if (!said.ok) return said.data.column;
  await updateContent(ctx, tx, id, said.value);
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
  const list = await findList(ctx, tx, id);
  if (!list) throw new DomainError(errors['unknown-list']);
  return {
    fileName: list.fileName,
    sentAt: list.sentAt,
    checked: list.content ? await checkList(ctx, tx, list.content) : undefined,
    outcome: list.outcome ?? undefined,
  };
}

export interface WaitingList {
  readonly id: ListId;
  readonly fileName: string;
  readonly sentAt: number;
  readonly rows: number;
}

/** What one sent and neither took in nor threw away. */
export async function listWaiting(ctx: AtEdition, tx: Tx): Promise<WaitingList[]> {
  return selectWaitingLists(ctx, tx);
}

/** @throws `call.unknown-list`, also for one that was taken in. */
export async function discardList(ctx: AtEdition, tx: Tx, id: ListId): Promise<void> {
  if (!(await deleteList(ctx, tx, id))) throw new DomainError(errors['unknown-list']);
}
