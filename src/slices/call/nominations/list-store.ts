/** SQL of lists of nominations. A list is its sender's: nobody else finds it. */
import { sql } from 'kysely';
import type { Id } from '../../../kinds/id.ts';
import type { Context } from '../../../platform/db/context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { contentOf, type ListContent } from '../../../platform/lists/index.ts';
import type { AtEdition } from '../../editions/index.ts';
import type { ApplicationState } from '../contract.ts';

export type ListId = Id<'nomination-list'>;

/** How many lines became what. */
export interface ListOutcome {
  readonly fresh: number;
  readonly known: number;
  readonly applied: number;
}

/** Lists that were never taken in are thrown away after this. */
const KEPT_DAYS = 30;

/** Who sent it; the system has no lists. */
export function senderOf(ctx: Context): Id<'user'> | undefined {
  return ctx.actor.kind === 'person' ? ctx.actor.user : undefined;
}

/** Sent twice is kept once. */
export async function insertList(
  ctx: AtEdition,
  tx: Tx,
  list: { readonly id: ListId; readonly sender: Id<'user'>; readonly fileName: string; readonly content: ListContent },
): Promise<void> {
  await tx
    .insertInto('call.nomination_list')
    .values({
      organiser_id: ctx.organiser,
      id: list.id,
      edition_id: ctx.edition,
      sent_by: list.sender,
      file_name: list.fileName,
      sent_at: new Date(ctx.clock.now()),
      state: 'sent',
      content: JSON.stringify(list.content),
      outcome: null,
    })
    .onConflict((conflict) => conflict.columns(['organiser_id', 'id']).doNothing())
    .execute();
}

export async function deleteOldLists(ctx: AtEdition, tx: Tx): Promise<void> {
  await tx
    .deleteFrom('call.nomination_list')
    .where('organiser_id', '=', ctx.organiser)
    .where('sent_at', '<', sql<never>`${new Date(ctx.clock.now() - KEPT_DAYS * 86_400_000)}`)
    .execute();
}

function ownList(ctx: AtEdition, tx: Tx, list: ListId) {
  return tx
    .selectFrom('call.nomination_list')
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('id', '=', list)
    .where('sent_by', '=', senderOf(ctx) ?? ('' as Id<'user'>));
}

export async function findList(ctx: AtEdition, tx: Tx, list: ListId) {
  const row = await ownList(ctx, tx, list)
    .select(['id', 'file_name as fileName', 'sent_at as sentAt', 'state', 'progress', 'content', 'outcome'])
    .executeTakeFirst();
  return (
    row && {
      ...row,
      content: row.content === null ? null : contentOf(row.content as ListContent),
      outcome: row.outcome as ListOutcome | null,
    }
  );
}

/** Without its lines: for whoever waits. */
export async function findProgress(ctx: AtEdition, tx: Tx, list: ListId) {
  return ownList(ctx, tx, list).select(['state', 'progress']).executeTakeFirst();
}

/** The sender's lists that are not taken in, the newest first. */
export async function selectWaitingLists(ctx: AtEdition, tx: Tx) {
  return tx
    .selectFrom('call.nomination_list')
    .select([
      'id',
      'file_name as fileName',
      'sent_at as sentAt',
      sql<number>`jsonb_array_length(content -> 'rows')`.as('rows'),
    ])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('sent_by', '=', senderOf(ctx) ?? ('' as Id<'user'>))
    .where('state', '<>', 'taken')
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
    .limit(20)
    .execute();
}

/** Only while nobody takes it in. */
export async function updateContent(ctx: AtEdition, tx: Tx, list: ListId, content: ListContent): Promise<void> {
  await tx
    .updateTable('call.nomination_list')
    .set({ content: JSON.stringify(content) })
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', list)
    .where('state', '<>', 'taken')
    .execute();
}

/** One at a time takes in a list; another waits and then finds it taken. Not the row: its progress is written meanwhile. */
export async function lockList(ctx: AtEdition, tx: Tx, list: ListId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`nominations:${ctx.organiser}:${list}`}, 0))`.execute(tx);
}

export async function updateProgress(
  ctx: AtEdition,
  tx: Tx,
  list: ListId,
  set: { readonly state: 'sent' | 'taking'; readonly progress: number },
): Promise<void> {
  await tx
    .updateTable('call.nomination_list')
    .set(set)
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', list)
    .where('state', '<>', 'taken')
    .execute();
}

export async function markTaken(ctx: AtEdition, tx: Tx, list: ListId, outcome: ListOutcome): Promise<void> {
  await tx
    .updateTable('call.nomination_list')
    .set({ state: 'taken', content: null, outcome: JSON.stringify(outcome), taken_at: new Date(ctx.clock.now()) })
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', list)
    .execute();
}

/** False when there is none, or it was taken in. */
export async function deleteList(ctx: AtEdition, tx: Tx, list: ListId): Promise<boolean> {
  const gone = await tx
    .deleteFrom('call.nomination_list')
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('id', '=', list)
    .where('sent_by', '=', senderOf(ctx) ?? ('' as Id<'user'>))
    .where('state', '<>', 'taken')
    .returning('id')
    .executeTakeFirst();
  return gone !== undefined;
}

/** The edition's applications by business. */
export async function selectStates(
  ctx: AtEdition,
  tx: Tx,
): Promise<{ readonly business: Id<'business'>; readonly state: ApplicationState }[]> {
  return tx
    .selectFrom('call.application')
    .select(['business_id as business', 'state'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .execute();
}
