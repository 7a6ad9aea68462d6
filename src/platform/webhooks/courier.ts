/**
 * Makes messages of what was announced, and brings them. Any number of processes may run one: news and deliveries are taken with
 * SKIP LOCKED, a taken delivery by moving its next try past a lease, so that what a dying process held is tried again by another.
 * At least once: a receiver tells by `webhook-id` what it has had.
 */
import { sql } from 'kysely';
import { type Id, newId } from '../../kinds/id.ts';
import type { Clock } from '../../kinds/time.ts';
import { startRounds } from '../background/rounds.ts';
import type { Context } from '../db/context.ts';
import type { Db, Tx } from '../db/database.ts';
import type { Sealer } from '../secrets/sealer.ts';
import { webhookId } from './deliveries.ts';
import { findStoredEndpoint, giveUpWaiting, type StoredEndpoint, secretPlace } from './endpoints.ts';
import { type Answer, type CallRules, post } from './post.ts';
import { nextDelay, outcomeOf, readRetryAfter } from './rules/retry.ts';
import { signatureOf } from './rules/sign.ts';
import { type NewsParts, takeNews } from './take-news.ts';
import { trackUnderWay } from './under-way.ts';

export interface CourierParts extends NewsParts {
  /** The world's clock, also where the house has a story's: receivers compare it with theirs. */
  readonly clock: Clock;
  readonly sealer: () => Promise<Sealer>;
  readonly call: CallRules;
  /** Tells those who run the edition that an endpoint was switched off. */
  readonly tellDisabled: (
    tx: Tx,
    told: { organiser: Id<'organiser'>; edition: Id<'edition'>; url: string },
  ) => Promise<void>;
  readonly random?: () => number;
  readonly pollMs?: number;
}

export interface Courier {
  wake(): void;
  /** Takes and brings until nothing is due; for tests. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/** A delivery under way is nobody else's for so long: longer than a call may take. */
const LEASE_MS = 60_000;
/** So many calls to one endpoint at once, in this process. */
const MOST_AT_ONCE = 4;
const POLL_MS = 2_000;
/** Between two looks at what is due. */
const PAUSE_MS = 50;

interface Due {
  readonly organiser: Id<'organiser'>;
  readonly endpoint: Id<'webhook'>;
}

interface TakenDelivery {
  readonly message: Id<'message'>;
  readonly attempts: number;
  readonly body: string;
}

export function startCourier(parts: CourierParts): Courier {
  const { runner, clock, log, pollMs = POLL_MS } = parts;
  let stopped = false;
  const underway = trackUnderWay<Id<'webhook'>>();

  async function round(): Promise<void> {
    await takeNews(parts);
    for (const due of await listDue(runner.db, clock.now())) {
      if (stopped) return;
      const free = MOST_AT_ONCE - underway.count(due.endpoint);
      if (free > 0) for (const taken of await take(parts, due, free)) begin(due, taken);
    }
  }

  function begin(due: Due, taken: TakenDelivery): void {
    const bringing = bring(parts, due, taken).catch((error: unknown) =>
      log.warn({ err: error }, 'a webhook waits for its lease to end'),
    );
    underway.add(due.endpoint, bringing);
    // Once it is no longer under way, so that what it leaves room for is taken.
    void bringing.then(rounds.wake);
  }

  const rounds = startRounds({
    round,
    pollMs,
    pauseMs: PAUSE_MS,
    failed: (error) => log.warn({ err: error }, 'webhooks wait for the database'),
  });
  rounds.wake();
  return {
    wake: rounds.wake,
    async settle() {
      // A call that ends begins a round by itself, which may take what is due between two looks: only two looks in a row that find
      // nothing due and nothing under way are the end.
      for (let quiet = 0; quiet < 2 && !stopped; ) {
        const due = await listDue(runner.db, clock.now());
        await rounds.settle();
        const held = underway.all();
        await Promise.all(held);
        quiet = due.length + held.length === 0 ? quiet + 1 : 0;
      }
    },
    async stop() {
      stopped = true;
      await rounds.stop();
      await Promise.all(underway.all());
    },
  };
}

function contextOf({ clock }: CourierParts, organiser: Id<'organiser'>): Context {
  return { actor: { kind: 'system' }, organiser, clock, locale: 'id', requestId: newId() };
}

/** Endpoints to which something is due; read across organisers, which sees waiting deliveries and nothing else. */
async function listDue(db: Db, now: number): Promise<Due[]> {
  const { rows } = await sql<Due>`
    select organiser_id as organiser, endpoint_id as endpoint from platform.webhook_delivery
    where state = 'waiting' and next_at <= ${new Date(now)}
    group by organiser_id, endpoint_id order by min(next_at)`.execute(db);
  return rows;
}

async function take(parts: CourierParts, { organiser, endpoint }: Due, most: number): Promise<TakenDelivery[]> {
  const now = parts.clock.now();
  return parts.runner.command(contextOf(parts, organiser), async (tx) => {
    const { rows } = await sql<TakenDelivery>`
      update platform.webhook_delivery delivery
      set next_at = ${new Date(now + LEASE_MS)}, attempts = delivery.attempts + 1, first_at = coalesce(delivery.first_at, ${new Date(now)})
      from platform.webhook_message message
      where delivery.organiser_id = ${organiser} and delivery.endpoint_id = ${endpoint}
        and message.organiser_id = delivery.organiser_id and message.id = delivery.message_id
        and delivery.message_id = any(array(
          select message_id from platform.webhook_delivery
          where organiser_id = ${organiser} and endpoint_id = ${endpoint} and state = 'waiting' and next_at <= ${new Date(now)}
          order by at, message_id limit ${most} for update skip locked))
      returning delivery.message_id as message, delivery.attempts, message.body`.execute(tx);
    return rows;
  });
}

async function bring(parts: CourierParts, { organiser, endpoint: id }: Due, taken: TakenDelivery): Promise<void> {
  const ctx = contextOf(parts, organiser);
  const endpoint = await parts.runner.query(ctx, (tx) => findStoredEndpoint(tx, organiser, id));
  if (!endpoint?.active) return;
  const started = performance.now();
  const answer = await call(parts, endpoint, taken);
  const took = Math.round(performance.now() - started);
  await parts.runner.command(ctx, (tx) => note(parts, ctx, tx, endpoint, taken, answer, took));
}

async function call(parts: CourierParts, endpoint: StoredEndpoint, { message, body }: TakenDelivery): Promise<Answer> {
  const sealer = await parts.sealer();
  const now = parts.clock.now();
  const former = endpoint.former_until !== null && endpoint.former_until > now ? endpoint.former_secret : null;
  const secrets = [endpoint.secret, ...(former ? [former] : [])].map((sealed) =>
    sealer.open(sealed, secretPlace(endpoint.id)),
  );
  const id = webhookId(message);
  const timestamp = Math.floor(now / 1_000);
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Gelaran-Webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatureOf({ id, timestamp, body }, secrets),
  };
  return post(endpoint.url, body, headers, parts.call);
}

async function note(
  parts: CourierParts,
  ctx: Context,
  tx: Tx,
  endpoint: StoredEndpoint,
  { message, attempts }: TakenDelivery,
  { status, text, retryAfter }: Answer,
  took: number,
): Promise<void> {
  const now = parts.clock.now();
  const outcome = outcomeOf(status, attempts);
  const delay = nextDelay(attempts, (parts.random ?? Math.random)(), readRetryAfter(retryAfter, now)) ?? 0;
  await tx
    .updateTable('platform.webhook_delivery')
    .set({
      state: outcome === 'delivered' ? 'delivered' : outcome === 'again' ? 'waiting' : 'failed',
      next_at: new Date(now + delay),
      last_at: new Date(now),
      status,
      answer: text,
      took_ms: took,
    })
    .where('organiser_id', '=', ctx.organiser)
    .where('endpoint_id', '=', endpoint.id)
    .where('message_id', '=', message)
    .where('state', '=', 'waiting')
    .execute();
  if (outcome === 'gone' || (outcome === 'failed' && !(await wasHeardLately(tx, ctx.organiser, endpoint.id, message))))
    await disable(parts, ctx, tx, endpoint, outcome === 'gone' ? 'gone' : 'not-heard');
}

/** Whether anything was delivered since the first try of a message that was given up: then it is the message, not the endpoint. */
async function wasHeardLately(
  tx: Tx,
  organiser: Id<'organiser'>,
  endpoint: Id<'webhook'>,
  message: Id<'message'>,
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from platform.webhook_delivery given_up
    join platform.webhook_delivery heard on heard.organiser_id = given_up.organiser_id and heard.endpoint_id = given_up.endpoint_id
      and heard.state = 'delivered' and heard.last_at >= given_up.first_at
    where given_up.organiser_id = ${organiser} and given_up.endpoint_id = ${endpoint} and given_up.message_id = ${message} limit 1`.execute(
    tx,
  );
  return rows.length > 0;
}

async function disable(
  parts: CourierParts,
  ctx: Context,
  tx: Tx,
  endpoint: StoredEndpoint,
  reason: 'gone' | 'not-heard',
): Promise<void> {
  const { organiser } = ctx;
  const changed = await tx
    .updateTable('platform.webhook_endpoint')
    .set({ active: false, disabled_reason: reason })
    .where('organiser_id', '=', organiser)
    .where('id', '=', endpoint.id)
    .where('active', '=', true)
    .returning('id')
    .executeTakeFirst();
  if (!changed) return;
  await giveUpWaiting(tx, organiser, endpoint.id, 'switched off');
  await parts.tellDisabled(tx, { organiser, edition: endpoint.edition_id, url: endpoint.url });
}
