/** SQL of lists that somebody sent, in the tables of the slices that read them. A list is its sender's: nobody else finds it. */

import { type SqlBool, sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Context } from '../db/context.ts';
import type { Tx } from '../db/database.ts';
import { storableText } from '../db/storable-text.ts';
import { contentOf, type ListContent } from './list-content.ts';
import { withRemembered } from './remembered-columns.ts';
import type { ListKind } from './tables.ts';

/** A table with the columns of `call.nomination_list` and `catalogue.product_list` that both have. */
export interface KeptLists {
  readonly list: ListKind;
  readonly table: `${string}.${string}_list`;
  /** What the table says besides of a list that is taken in. */
  readonly whenTaken?: Readonly<Record<string, string>>;
}

export type AtList = Context & { readonly edition: Id<'edition'> };

/** Lists that were never taken in are thrown away after this. */
const KEPT_DAYS = 30;
const FILE_NAME = 200;
const WAITING = 20;

/** Who sent it; the system has no lists. */
export function senderOf(ctx: Context): Id<'user'> | undefined {
  return ctx.actor.kind === 'person' ? ctx.actor.user : undefined;
}

function jsonOf(content: ListContent): string {
  return JSON.stringify(content, (_, value: unknown) => (typeof value === 'string' ? storableText(value) : value));
}

/** The list, as far as it is the actor's. */
function own(ctx: AtList, id: Id) {
  return sql<SqlBool>`organiser_id = ${ctx.organiser} and edition_id = ${ctx.edition} and id = ${id} and sent_by = ${senderOf(ctx) ?? null}`;
}

/**
 * Keeps a list that was read, with its columns as earlier ones were said to be, so that its sender can look at it before anything is
 * done. Sent twice is kept once. @returns false where the id is another person's list already, or nobody sends it.
 */
export async function keepSentList(
  ctx: AtList,
  tx: Tx,
  { list, table }: KeptLists,
  given: { readonly id: Id; readonly fileName: string; readonly content: ListContent },
): Promise<boolean> {
  const sender = senderOf(ctx);
  if (sender === undefined) return false;
  const target = sql.table(table);
  const oldest = new Date(ctx.clock.now() - KEPT_DAYS * 86_400_000);
  await sql`delete from ${target} where organiser_id = ${ctx.organiser} and sent_at < ${oldest}`.execute(tx);
  const content = await withRemembered(ctx, tx, list, given.content);
  await sql`
    insert into ${target} (organiser_id, id, edition_id, sent_by, file_name, sent_at, content)
    values (${ctx.organiser}, ${given.id}, ${ctx.edition}, ${sender}, ${storableText(given.fileName.slice(0, FILE_NAME))}, ${new Date(ctx.clock.now())}, ${jsonOf(content)})
    on conflict (organiser_id, id) do nothing
  `.execute(tx);
  const { rows } = await sql`select id from ${target} where ${own(ctx, given.id)}`.execute(tx);
  return rows.length === 1;
}

export interface SentList {
  readonly fileName: string;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
  /** Null once it is taken in. */
  readonly content: ListContent | null;
  readonly outcome: unknown;
}

export async function findSentList(ctx: AtList, tx: Tx, { table }: KeptLists, id: Id): Promise<SentList | undefined> {
  const { rows } = await sql<SentList>`
    select file_name as "fileName", sent_at as "sentAt", content, outcome from ${sql.table(table)} where ${own(ctx, id)}
  `.execute(tx);
  const [row] = rows;
  return row && { ...row, content: row.content && contentOf(row.content) };
}

export interface WaitingList<I extends Id> {
  readonly id: I;
  readonly fileName: string;
  readonly sentAt: number;
  readonly rows: number;
}

/** The sender's lists that are not taken in, the newest first. */
export async function listSentWaiting<I extends Id>(
  ctx: AtList,
  tx: Tx,
  { table }: KeptLists,
): Promise<WaitingList<I>[]> {
  const { rows } = await sql<WaitingList<I>>`
    select id, file_name as "fileName", sent_at as "sentAt", jsonb_array_length(content -> 'rows') as rows
    from ${sql.table(table)}
    where organiser_id = ${ctx.organiser} and edition_id = ${ctx.edition} and sent_by = ${senderOf(ctx) ?? null} and content is not null
    order by sent_at desc, id desc
    limit ${WAITING}
  `.execute(tx);
  return rows;
}

/** Nothing where it was taken in. */
export async function updateContent(
  ctx: AtList,
  tx: Tx,
  { table }: KeptLists,
  id: Id,
  content: ListContent,
): Promise<void> {
  await sql`
    update ${sql.table(table)} set content = ${jsonOf(content)} where ${own(ctx, id)} and content is not null
  `.execute(tx);
}

/** Its lines go: what they said is with the businesses and products. */
export async function markTaken(
  ctx: AtList,
  tx: Tx,
  { table, whenTaken = {} }: KeptLists,
  id: Id,
  outcome: Readonly<Record<string, number>>,
): Promise<void> {
  const besides = Object.entries(whenTaken).map(([column, value]) => sql`, ${sql.ref(column)} = ${value}`);
  await sql`
    update ${sql.table(table)}
    set content = null, outcome = ${JSON.stringify(outcome)}, taken_at = ${new Date(ctx.clock.now())}${besides.length > 0 ? sql.join(besides, sql``) : sql``}
    where organiser_id = ${ctx.organiser} and id = ${id}
  `.execute(tx);
}

/** False when there is none, or it was taken in. */
export async function deleteSentList(ctx: AtList, tx: Tx, { table }: KeptLists, id: Id): Promise<boolean> {
  const { rows } = await sql`
    delete from ${sql.table(table)} where ${own(ctx, id)} and content is not null returning id
  `.execute(tx);
  return rows.length === 1;
}
