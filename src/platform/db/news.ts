/** News travels up through the outbox: written in the transaction that made it true, read by whoever `app/` wired. */
import type { Generated } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { DefaultedInstantColumn, Tx } from './database.ts';
import { statement } from './prepared.ts';

interface OutboxTable {
  seq: Generated<number>;
  organiser_id: string;
  topic: string;
  payload: unknown;
  at: DefaultedInstantColumn;
}

declare module './database.ts' {
  interface Database {
    'platform.outbox': OutboxTable;
  }
}

/** Topics told in a transaction that has not committed yet; the runner announces them after the commit. */
const told = new WeakMap<Tx, Set<string>>();

const TELL = statement(
  'news.tell',
  'insert into platform.outbox (organiser_id, topic, payload) values ($1::uuid, $2, $3::jsonb)',
);

/** Tells news: `topic` is `slice.what-happened`, `payload` small JSON of ids. */
export async function tell(tx: Tx, organiser: Id<'organiser'>, topic: string, payload: object): Promise<void> {
  await TELL(tx, organiser, topic, JSON.stringify(payload));
  const topics = told.get(tx);
  if (topics) topics.add(topic);
  else told.set(tx, new Set([topic]));
}

export function takeNews(tx: Tx): ReadonlySet<string> {
  return told.get(tx) ?? new Set();
}
