/**
 * Makes messages of what was announced. Many pieces of news a transaction; when that fails, each in one of its own, and the one
 * that cannot be made is set aside, with a reason, for an hour: it holds up nothing else.
 */
import { sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Clock } from '../../kinds/time.ts';
import type { Context } from '../db/context.ts';
import type { Db, Tx } from '../db/database.ts';
import type { Runner } from '../db/runner.ts';
import type { Logger } from '../log/log.ts';
import { isUnavailable } from '../problem/problem.ts';
import { addMessages, type NewMessage } from './deliveries.ts';

export interface TakenNews {
  readonly organiser: Id<'organiser'>;
  readonly edition: Id<'edition'>;
  readonly topic: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly at: number;
}

export interface NewsParts {
  readonly runner: Runner;
  readonly clock: Clock;
  readonly log: Logger;
  /** What an announced topic comes to; read in the transaction that takes it. */
  readonly compose: (tx: Tx, news: TakenNews) => Promise<readonly NewMessage[]>;
}

const NEWS_PAGE = 20;
/** An hour: what an older release could not make, a newer one may. */
const AGAIN_MS = 3_600_000;

type NumberedNews = TakenNews & { readonly seq: number };

/** Takes all that is due. @throws when the database cannot be reached; what could not be made does not throw. */
export async function takeNews(parts: NewsParts): Promise<void> {
  const now = new Date(parts.clock.now());
  const { rows } = await sql<{ organiser: Id<'organiser'> }>`
    select distinct organiser_id as organiser from platform.webhook_news where next_at is null or next_at <= ${now}`.execute(
    parts.runner.db,
  );
  for (const { organiser } of rows) {
    let taken = NEWS_PAGE;
    while (taken === NEWS_PAGE) taken = await takeSome(parts, organiser);
  }
}

async function takeSome(parts: NewsParts, organiser: Id<'organiser'>): Promise<number> {
  const due = sql`next_at is null or next_at <= ${new Date(parts.clock.now())}`;
  try {
    return await takeWhere(parts, organiser, due);
  } catch (error) {
    if (isUnavailable(error)) throw error;
  }
  const seqs = await listSeqs(parts.runner.db, due, organiser);
  for (const seq of seqs)
    try {
      await takeWhere(parts, organiser, sql`seq = ${seq}`);
    } catch (error) {
      if (isUnavailable(error)) throw error;
      await setAside(parts, organiser, seq, error);
    }
  return seqs.length;
}

async function listSeqs(db: Db, due: ReturnType<typeof sql>, organiser: Id<'organiser'>): Promise<number[]> {
  const { rows } = await sql<{ seq: number }>`
    select seq from platform.webhook_news where organiser_id = ${organiser} and (${due}) order by seq limit ${NEWS_PAGE}`.execute(
    db,
  );
  return rows.map(({ seq }) => seq);
}

/** Takes at most a page of news and makes its messages, in one transaction. Returns how many there were. */
function takeWhere(parts: NewsParts, organiser: Id<'organiser'>, which: ReturnType<typeof sql>): Promise<number> {
  return parts.runner.command(contextOf(parts, organiser), async (tx) => {
    const { rows } = await sql<NumberedNews>`
      delete from platform.webhook_news where seq = any(array(
        select seq from platform.webhook_news where organiser_id = ${organiser} and (${which})
        order by seq limit ${NEWS_PAGE} for update skip locked))
      returning seq, organiser_id as organiser, edition_id as edition, topic, payload, at`.execute(tx);
    for (const news of rows.toSorted((a, b) => a.seq - b.seq))
      await addMessages(tx, news, await parts.compose(tx, news), parts.clock.now());
    return rows.length;
  });
}

async function setAside(parts: NewsParts, organiser: Id<'organiser'>, seq: number, error: unknown): Promise<void> {
  const fault = (error instanceof Error ? error.message : String(error)).replaceAll('\0', '').slice(0, 500);
  parts.log.error(
    { err: error, organiser, seq },
    'news for webhooks could not be made into messages; it was set aside',
  );
  const next = new Date(parts.clock.now() + AGAIN_MS);
  await parts.runner.command(contextOf(parts, organiser), (tx) =>
    sql`update platform.webhook_news set attempts = attempts + 1, next_at = ${next}, fault = ${fault} where seq = ${seq}`.execute(
      tx,
    ),
  );
}

function contextOf({ clock }: NewsParts, organiser: Id<'organiser'>): Context {
  return { actor: { kind: 'system' }, organiser, clock, locale: 'id', requestId: '' };
}
