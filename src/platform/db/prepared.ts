/**
 * Statements that run thousands of times a minute are parsed and planned once a connection. Which ones is said in their
 * text, so that the query builder need not know: a statement that begins with `prepared(name)` is sent under that name.
 */
import pg from 'pg';

const MARK = /^\/\* prepared ([a-z.-]+) \*\//;

/** The mark to begin a statement's text with; a name stands for one text only. */
export function prepared(name: string): string {
  return `/* prepared ${name} */`;
}

type Query = (text: unknown, values?: unknown, callback?: unknown) => unknown;

/** A connection that sends marked statements under their names. */
export class PreparingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const query = this.query.bind(this) as Query;
    this.query = ((text: unknown, values?: unknown, callback?: unknown) => {
      const name = typeof text === 'string' ? MARK.exec(text)?.[1] : undefined;
      return name === undefined ? query(text, values, callback) : query({ name, text, values }, callback);
    }) as typeof this.query;
  }
}
