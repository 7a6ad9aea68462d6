/** Pools of connections. Wide integers become numbers (refused when unsafe), instants milliseconds, days text. */
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database, Db } from './database.ts';
import { PreparingClient } from './prepared.ts';

/** What `pg` wants to know of a server; `options` are startup options such as `-c role=gelaran_app`. */
export interface Address {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  readonly options?: string;
  readonly ssl?: boolean | { readonly rejectUnauthorized: boolean };
}

const INT8 = 20;
const DATE = 1082;
const TIMESTAMPTZ = 1184;
const NUMERIC = 1700;

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`a number from the database is too large: ${text}`);
  return value;
}

/** `pg` parses by type id; sums of bigint come back as numeric, and ours are always whole. */
const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [INT8]: safeInteger,
  [NUMERIC]: (text) => (text.includes('.') ? Number(text) : safeInteger(text)),
  [DATE]: (text) => text,
  [TIMESTAMPTZ]: (text) => Date.parse(text),
};

const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    return (format === 'binary' ? undefined : parsers[oid]) ?? pg.types.getTypeParser(oid, format as 'text');
  },
};

/**
 * Makes a pool outlive its server. When the server dies, connections that nobody waits on say so by an event that would end
 * the process if nobody heard it: idle ones through the pool, borrowed ones (between two queries of a transaction) by
 * themselves. The pool makes new ones; who borrowed a dead one is told by the next query.
 */
export function outliveServer(pool: pg.Pool): pg.Pool {
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/**
 * How long a request waits for its database. A connection comes at once or not; a statement that takes longer is cut off by the
 * server, which then is free for others, and a little later by us, when the server itself stands still. Nothing that a page asks for
 * takes half as long on a small machine; work that may (commands at the terminal) has no such limit.
 */
export const REQUEST_PATIENCE = {
  connectionTimeoutMillis: 5_000,
  statement_timeout: 15_000,
  query_timeout: 18_000,
} as const;
const CONNECT_MS = { connectionTimeoutMillis: REQUEST_PATIENCE.connectionTimeoutMillis } as const;

export function createPool(
  address: Address,
  max: number,
  patience: Readonly<
    Pick<pg.PoolConfig, 'connectionTimeoutMillis' | 'statement_timeout' | 'query_timeout'>
  > = CONNECT_MS,
): pg.Pool {
  const pool = new pg.Pool({
    ...address,
    max,
    Client: PreparingClient,
    types: types as pg.CustomTypesConfig,
    ...patience,
    idleTimeoutMillis: 30_000,
    application_name: 'gelaran',
  });
  return outliveServer(pool);
}

export function createDb(pool: pg.Pool): Db {
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}

/** An external server's address from a URL; the application then works in the role `gelaran_app` (see `migrate`). */
export function addressOfUrl(url: string, role?: 'gelaran_app'): Address {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const ssl = searchParams.get('sslmode');
  return {
    host: decodeURIComponent(searchParams.get('host') ?? hostname),
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)) || 'gelaran',
    ...(role ? { options: `-c role=${role}` } : {}),
    ...(ssl && ssl !== 'disable' ? { ssl: { rejectUnauthorized: ssl.startsWith('verify') } } : {}),
  };
}
