/** SQL of lists of products. A list is its sender's: nobody else finds it. */
import { sql } from 'kysely';
import type { Id } from '../../../kinds/id.ts';
import type { Context } from '../../../platform/db/context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { ReadTable } from '../../../platform/sheets/index.ts';
import type { AtEdition } from '../../editions/index.ts';

export type ProductListId = Id<'product-list'>;

/** What is kept of a file until it is taken in. */
export type ListContent = Pick<ReadTable, 'header' | 'rows'>;

/** How many lines became what. */
export interface ListOutcome {
  /** Made, and put on sale. */
  readonly fresh: number;
  /** There from another time, and put on sale here. */
  readonly listed: number;
  /** On the list of this edition already: left as they are. */
  readonly known: number;
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
  list: {
    readonly id: ProductListId;
    readonly sender: Id<'user'>;
    readonly fileName: string;
    readonly content: ListContent;
  },
): Promise<void> {
  await tx
    .insertInto('catalogue.product_list')
    .values({
      organiser_id: ctx.organiser,
      id: list.id,
      edition_id: ctx.edition,
      sent_by: list.sender,
      file_name: list.fileName,
      sent_at: new Date(ctx.clock.now()),
      content: JSON.stringify(list.content),
      outcome: null,
    })
    .onConflict((conflict) => conflict.columns(['organiser_id', 'id']).doNothing())
    .execute();
}

export async function deleteOldLists(ctx: AtEdition, tx: Tx): Promise<void> {
  await tx
    .deleteFrom('catalogue.product_list')
    .where('organiser_id', '=', ctx.organiser)
    .where('sent_at', '<', sql<never>`${new Date(ctx.clock.now() - KEPT_DAYS * 86_400_000)}`)
    .execute();
}

function ownLists(ctx: AtEdition, tx: Tx) {
  return tx
    .selectFrom('catalogue.product_list')
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('sent_by', '=', senderOf(ctx) ?? ('' as Id<'user'>));
}

export async function findList(ctx: AtEdition, tx: Tx, list: ProductListId) {
  const row = await ownLists(ctx, tx)
    .where('id', '=', list)
    .select(['id', 'file_name as fileName', 'sent_at as sentAt', 'content', 'outcome'])
    .executeTakeFirst();
  return (
    row && {
      ...row,
      content: row.content as ListContent | null,
      outcome: row.outcome as ListOutcome | null,
    }
  );
}

/** The sender's lists that are not taken in, the newest first. */
export async function selectWaitingLists(ctx: AtEdition, tx: Tx) {
  return ownLists(ctx, tx)
    .select([
      'id',
      'file_name as fileName',
      'sent_at as sentAt',
      sql<number>`jsonb_array_length(content -> 'rows')`.as('rows'),
    ])
    .where('content', 'is not', null)
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
    .limit(20)
    .execute();
}

/** One at a time puts lists into an edition: another waits, and then sees what is there. */
export async function lockLists(ctx: AtEdition, tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`products:${ctx.organiser}:${ctx.edition}`}, 0))`.execute(
    tx,
  );
}

export async function markTaken(ctx: AtEdition, tx: Tx, list: ProductListId, outcome: ListOutcome): Promise<void> {
  await tx
    .updateTable('catalogue.product_list')
    .set({ content: null, outcome: JSON.stringify(outcome), taken_at: new Date(ctx.clock.now()) })
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', list)
    .execute();
}

/** False when there is none, or it was taken in. */
export async function deleteList(ctx: AtEdition, tx: Tx, list: ProductListId): Promise<boolean> {
  const gone = await tx
    .deleteFrom('catalogue.product_list')
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('id', '=', list)
    .where('sent_by', '=', senderOf(ctx) ?? ('' as Id<'user'>))
    .where('content', 'is not', null)
    .returning('id')
    .executeTakeFirst();
  return gone !== undefined;
}

/** What these businesses have made at whatever time, and whether it is or was listed at the edition. */
export async function selectMade(ctx: AtEdition, tx: Tx, businesses: readonly Id<'business'>[]) {
  if (businesses.length === 0) return [];
  return tx
    .selectFrom('catalogue.product as product')
    .leftJoin('catalogue.listing as listing', (join) =>
      join
        .onRef('listing.organiser_id', '=', 'product.organiser_id')
        .onRef('listing.product_id', '=', 'product.id')
        .on('listing.edition_id', '=', ctx.edition),
    )
    .select(['product.id', 'product.business_id as business', 'product.name_id as name', 'listing.price'])
    .select((eb) =>
      eb
        .selectFrom('catalogue.listing as other')
        .select('other.price')
        .where('other.organiser_id', '=', ctx.organiser)
        .whereRef('other.product_id', '=', 'product.id')
        .where('other.edition_id', '<>', ctx.edition)
        .orderBy('other.edition_id', 'desc')
        .limit(1)
        .as('elsewhere'),
    )
    .where('product.organiser_id', '=', ctx.organiser)
    .where('product.business_id', 'in', businesses)
    .orderBy('product.id')
    .execute();
}
