import type { Tx } from '../../../platform/db/database.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import type { AtEdition } from '../../editions/index.ts';
import { errors } from '../errors.ts';
import { reachFor } from '../must-reach.ts';
import { type CheckedList, checkList } from './check-list.ts';
import {
  deleteList,
  deleteOldLists,
  findList,
  findProgress,
  insertList,
  type ListContent,
  type ListId,
  type ListOutcome,
  selectWaitingLists,
  senderOf,
} from './list-store.ts';

/** Keeps a list that was read, so that its sender can look at it before anything is done. Sent twice is kept once. */
export async function keepList(
  ctx: AtEdition,
  tx: Tx,
  { id, fileName, content }: { readonly id: ListId; readonly fileName: string; readonly content: ListContent },
): Promise<void> {
  reachFor(ctx, 'call.nominate');
  const sender = senderOf(ctx);
  if (sender === undefined) throw new DomainError(common.forbidden);
  await deleteOldLists(ctx, tx);
  await insertList(ctx, tx, { id, sender, fileName: fileName.slice(0, 200), content });
  // An id that is another person's list already.
  if (!(await findProgress(ctx, tx, id))) throw new DomainError(errors['unknown-list']);
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
