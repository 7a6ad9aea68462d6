/** What was sent to whom and what became of it: listed, narrowed, sent again. */
import { type Expression, type SqlBool, sql } from 'kysely';
import { type Id, isId, newId } from '../../kinds/id.ts';
import { audit } from '../audit/audit.ts';
import type { Context } from '../db/context.ts';
import type { Tx } from '../db/database.ts';
import { DomainError } from '../problem/domain-error.ts';
import { errors } from './errors.ts';
import { TEST_TYPE } from './rules/test-type.ts';
import type { DeliveryState } from './tables.ts';

type AtEdition = Context & { readonly edition: Id<'edition'> };

export interface DeliveryFilter {
  readonly endpoint?: Id<'webhook'> | undefined;
  readonly state?: DeliveryState | undefined;
  readonly type?: string | undefined;
  /** Milliseconds since 1970, of the message: from (included) and until (not). */
  readonly from?: number | undefined;
  readonly until?: number | undefined;
}

export interface Delivery {
  readonly endpoint: Id<'webhook'>;
  readonly message: Id<'message'>;
  readonly type: string;
  readonly at: number;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly lastAt: number | null;
  readonly nextAt: number;
  readonly status: number | null;
  readonly answer: string | null;
  readonly tookMs: number | null;
  readonly body: string;
}

/** Under this id the receiver knows a message: the same for each try. */
export function webhookId(message: Id<'message'>): string {
  return `msg_${message}`;
}

function conditionsOf(ctx: AtEdition, { endpoint, state, type, from, until }: DeliveryFilter): Expression<SqlBool>[] {
  return [
    sql<SqlBool>`delivery.organiser_id = ${ctx.organiser} and delivery.edition_id = ${ctx.edition}`,
    ...(endpoint === undefined ? [] : [sql<SqlBool>`delivery.endpoint_id = ${endpoint}`]),
    ...(state === undefined ? [] : [sql<SqlBool>`delivery.state = ${state}`]),
    ...(type === undefined ? [] : [sql<SqlBool>`delivery.type = ${type}`]),
    ...(from === undefined ? [] : [sql<SqlBool>`delivery.at >= ${new Date(from)}::timestamptz`]),
    ...(until === undefined ? [] : [sql<SqlBool>`delivery.at < ${new Date(until)}::timestamptz`]),
  ];
}

/** The newest message first. `next` is `after` of the next page; null at the end. */
export async function listDeliveries(
  ctx: AtEdition,
  tx: Tx,
  filter: DeliveryFilter,
  { after, limit = 50 }: { readonly after?: string | undefined; readonly limit?: number } = {},
): Promise<{ readonly items: Delivery[]; readonly next: string | null }> {
  const place = readPlace(after);
  const rows = await tx
    .selectFrom('platform.webhook_delivery as delivery')
    .innerJoin('platform.webhook_message as message', (join) =>
      join.onRef('message.organiser_id', '=', 'delivery.organiser_id').onRef('message.id', '=', 'delivery.message_id'),
    )
    .select(['delivery.endpoint_id as endpoint', 'delivery.message_id as message', 'delivery.type', 'delivery.at'])
    .select(['delivery.state', 'attempts', 'last_at as lastAt', 'next_at as nextAt', 'status', 'answer'])
    .select(['took_ms as tookMs', 'message.body'])
    .where((eb) => eb.and(conditionsOf(ctx, filter)))
    .$if(place !== undefined, (query) =>
      query.where(
        sql<SqlBool>`(delivery.at, delivery.message_id, delivery.endpoint_id) < (${new Date(place?.at ?? 0)}::timestamptz, ${place?.message}::uuid, ${place?.endpoint}::uuid)`,
      ),
    )
    .orderBy('delivery.at', 'desc')
    .orderBy('delivery.message_id', 'desc')
    .orderBy('delivery.endpoint_id', 'desc')
    .limit(limit + 1)
    .execute();
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? `${last.at}.${last.message}.${last.endpoint}` : null };
}

function readPlace(after: string | undefined) {
  const [at = '', message, endpoint] = after?.split('.') ?? [];
  if (!/^\d{1,15}$/.test(at) || !isId(message) || !isId(endpoint)) return undefined;
  return { at: Number(at), message, endpoint };
}

/**
 * Sends again what the filter says, under the ids it had, from the first try on. What waits anyway is left to wait, unless it is named
 * and was tried before. Returns how many. @param now milliseconds since 1970 of the worker's clock.
 */
export async function replayDeliveries(
  ctx: AtEdition,
  tx: Tx,
  filter: DeliveryFilter & { readonly message?: Id<'message'> | undefined },
  now: number,
): Promise<number> {
  const conditions = conditionsOf(ctx, filter);
  if (filter.message !== undefined) conditions.push(sql<SqlBool>`delivery.message_id = ${filter.message}`);
  const due =
    filter.message === undefined
      ? sql`delivery.state <> 'waiting'`
      : sql`(delivery.state <> 'waiting' or delivery.last_at is not null)`;
  const { numAffectedRows = 0n } = await sql`
    update platform.webhook_delivery delivery
    set state = 'waiting', attempts = 0, next_at = ${new Date(now)}, first_at = null
    from platform.webhook_endpoint endpoint
    where ${sql.join(conditions, sql` and `)} and ${due}
      and endpoint.organiser_id = delivery.organiser_id and endpoint.id = delivery.endpoint_id and endpoint.active`.execute(
    tx,
  );
  const count = Number(numAffectedRows);
  if (count > 0) await audit(ctx, tx, 'webhooks.replayed', filter.endpoint ?? ctx.edition, { count });
  return count;
}

export interface NewMessage {
  readonly type: string;
  /** Milliseconds since 1970: when it became true. */
  readonly at: number;
  readonly data: object;
}

/** Keeps messages, and a delivery of each to every endpoint that wants its type. */
export async function addMessages(
  tx: Tx,
  place: { readonly organiser: Id<'organiser'>; readonly edition: Id<'edition'> },
  messages: readonly NewMessage[],
  now: number,
): Promise<void> {
  if (messages.length === 0) return;
  const rows = messages.map(({ type, at, data }) => ({
    id: newId<'message'>(now),
    type,
    at,
    body: JSON.stringify({ type, timestamp: new Date(at).toISOString(), data }),
  }));
  await sql`
    with sent as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as sent(id uuid, type text, at bigint, body text)
    ), heard as (
      select sent.*, endpoint.id as endpoint_id from sent
      join platform.webhook_endpoint endpoint on endpoint.organiser_id = ${place.organiser}
        and endpoint.edition_id = ${place.edition} and endpoint.active and sent.type = any(endpoint.types)
    ), message as (
      insert into platform.webhook_message (organiser_id, edition_id, id, type, at, body)
      select distinct on (id) ${place.organiser}::uuid, ${place.edition}::uuid, id, type, to_timestamp(at / 1000.0), body from heard
      returning id
    )
    insert into platform.webhook_delivery (organiser_id, edition_id, endpoint_id, message_id, type, at, state, next_at)
    select ${place.organiser}::uuid, ${place.edition}::uuid, endpoint_id, id, type, to_timestamp(at / 1000.0), 'waiting', ${new Date(now)}
    from heard`.execute(tx);
}

/** A message for one endpoint, whatever types it wants: to see whether it is heard. @throws `webhooks.endpoint-unknown`. */
export async function sendTest(ctx: AtEdition, tx: Tx, endpoint: Id<'webhook'>, now: number): Promise<void> {
  const found = await tx
    .selectFrom('platform.webhook_endpoint')
    .select('id')
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('id', '=', endpoint)
    .where('active', '=', true)
    .executeTakeFirst();
  if (!found) throw new DomainError(errors['endpoint-unknown']);
  const id = newId<'message'>(now);
  const row = { organiser_id: ctx.organiser, edition_id: ctx.edition, type: TEST_TYPE, at: new Date(now) };
  const data = { note: 'A test; nothing has happened.' };
  const body = JSON.stringify({ type: TEST_TYPE, timestamp: new Date(now).toISOString(), data });
  await tx
    .insertInto('platform.webhook_message')
    .values({ ...row, id, body })
    .execute();
  const delivery = { ...row, endpoint_id: endpoint, message_id: id, state: 'waiting' as const, next_at: new Date(now) };
  await tx.insertInto('platform.webhook_delivery').values(delivery).execute();
  await audit(ctx, tx, 'webhooks.tested', endpoint);
}
