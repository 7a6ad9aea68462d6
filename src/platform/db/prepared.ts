/**
 * Statements that run thousands of times a minute are parsed and planned once a connection, where others are each time:
 * planning a small one takes longer than running it. Which ones is said in their text, so that what lies between need not know.
 */
import { CompiledQuery } from 'kysely';
import pg from 'pg';
import type { Db, Tx } from './database.ts';

const MARK = /^\/\* prepared ([a-z.-]+) \*\//;

/** The mark that a statement's text begins with; a name stands for one text only. */
function prepared(name: string): string {
  return `/* prepared ${name} */`;
}

/** Runs one prepared statement with its parameters, which go as `pg` sends them. Returns the rows. */
export type Statement<Row> = (tx: Tx | Db, ...parameters: readonly unknown[]) => Promise<Row[]>;

/**
 * A statement that is prepared on every connection that runs it.
 *
 * @param name lower case, such as `hall.append`; unique in the program.
 * @param text SQL with `$1` and so on. It lists its columns: a star would fail on open connections once a column is added.
 */
export function statement<Row = never>(name: string, text: string): Statement<Row> {
  const marked = `${prepared(name)}\n${text}`;
  return async (tx, ...parameters) => (await tx.executeQuery<Row>(CompiledQuery.raw(marked, [...parameters]))).rows;
}

type Query = (text: unknown, values?: unknown, callback?: unknown) => unknown;

/** A server that stands still answers no later question on this connection either, so it is given up with the first. */
function givingUp(client: pg.Client, answer: unknown): unknown {
  if (!(answer instanceof Promise)) return answer;
  return answer.catch((error: unknown) => {
    if (error instanceof Error && error.message === 'Query read timeout') streamOf(client)?.destroy();
    throw error;
  });
}

function streamOf(client: pg.Client): { destroy(): void } | undefined {
  return (client as unknown as { readonly connection?: { readonly stream?: { destroy(): void } } }).connection?.stream;
}

/** A connection that sends marked statements under their names. */
export class PreparingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const query = this.query.bind(this) as Query;
    this.query = ((text: unknown, values?: unknown, callback?: unknown) => {
      const name = typeof text === 'string' ? MARK.exec(text)?.[1] : undefined;
      const answer = name === undefined ? query(text, values, callback) : query({ name, text, values }, callback);
      return givingUp(this, answer);
    }) as typeof this.query;
  }
}
