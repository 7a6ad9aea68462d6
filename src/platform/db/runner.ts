/** The only place that opens transactions: sets the tenant, commits, retries what PostgreSQL asks to retry, spreads the news. */
import { setTimeout as wait } from 'node:timers/promises';
import type { IsolationLevel } from 'kysely';
import type { Context } from './context.ts';
import type { Db, Tx } from './database.ts';
import { takeNews } from './news.ts';
import { statement } from './prepared.ts';

/** SQLSTATEs after which the same transaction may well succeed: serialization failure and deadlock. */
const AGAIN = new Set(['40001', '40P01']);
const ATTEMPTS = 5;

/** Thrown by work that found what it had looked up changed before it could lock it: the transaction is run again. */
export class TryAgain extends Error {
  readonly code = '40001';
}

const ENTER = statement(
  'runner.enter',
  `select set_config('app.organiser', $1, true), set_config('app.user', $2, true), set_config('app.now', $3, true)`,
);

export interface Runner {
  /** Runs a command in a transaction of its organiser. Told news goes out after the commit. */
  command<T>(ctx: Context, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs a query in a read-only transaction that sees one moment. */
  query<T>(ctx: Context, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The bare handle, for what belongs to no organiser (the directory of editions, health). */
  readonly db: Db;
}

export function createRunner(db: Db, announce: (topics: ReadonlySet<string>) => void = () => undefined): Runner {
  async function once<T>(
    ctx: Context,
    isolation: IsolationLevel,
    readOnly: boolean,
    work: (tx: Tx) => Promise<T>,
  ): Promise<T> {
    let topics: ReadonlySet<string> = new Set();
    const transaction = db.transaction().setIsolationLevel(isolation);
    const result = await (readOnly ? transaction.setAccessMode('read only') : transaction).execute(async (tx) => {
      const user = ctx.actor.kind === 'person' ? ctx.actor.user : '';
      // The moment is the application's: a demo's clock may have moved, and what is shown of a day follows it.
      const now = new Date(ctx.clock.now()).toISOString();
      await ENTER(tx, ctx.organiser, user, now);
      const value = await work(tx);
      topics = takeNews(tx);
      return value;
    });
    if (topics.size > 0) announce(topics);
    return result;
  }

  async function retried<T>(run: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await run();
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : '';
        if (!AGAIN.has(code) || attempt === ATTEMPTS) throw error;
        await wait(2 ** attempt * (0.5 + Math.random()));
      }
    }
  }

  return {
    db,
    command: (ctx, work) => retried(() => once(ctx, 'read committed', false, work)),
    query: (ctx, work) => retried(() => once(ctx, 'repeatable read', true, work)),
  };
}
