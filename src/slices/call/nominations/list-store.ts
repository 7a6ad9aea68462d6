/** SQL of lists of nominations, beyond what `platform/lists` keeps of a list of any kind. */
import { sql } from 'kysely';
import type { Id } from '../../../kinds/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type KeptLists, senderOf } from '../../../platform/lists/index.ts';
import type { AtEdition } from '../../editions/index.ts';
import type { ApplicationState } from '../contract.ts';

export type ListId = Id<'nomination-list'>;

export const NOMINATION_LISTS: KeptLists = {
  list: 'nominations',
  table: 'call.nomination_list',
  whenTaken: { state: 'taken' },
};

/** How many lines became what. */
export interface ListOutcome {
  readonly fresh: number;
  readonly known: number;
  readonly applied: number;
}

/** Without its lines: for whoever waits. */
export async function findProgress(ctx: AtEdition, tx: Tx, list: ListId) {
  return tx
    .selectFrom('call.nomination_list')
    .select(['state', 'progress'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('id', '=', list)
    .where('sent_by', '=', senderOf(ctx) ?? ('' as Id<'user'>))
    .executeTakeFirst();
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
