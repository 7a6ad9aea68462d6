/** For tests: a migrated database of one's own, opened as the application sees it. */
import type pg from 'pg';
import { inject } from 'vitest';
import { joinTestServer, type TestDatabase } from '../postgres/test-database.ts';
import { createDb, createPool } from './connect.ts';
import type { Db } from './database.ts';

export interface OpenTestDatabase extends TestDatabase {
  readonly pool: pg.Pool;
  readonly db: Db;
  /** Closes the connections and drops the database. */
  close(): Promise<void>;
}

export async function openTestDatabase(): Promise<OpenTestDatabase> {
  const database = await joinTestServer(inject('testServer')).clone();
  const pool = createPool(database.app, 6);
  return {
    ...database,
    pool,
    db: createDb(pool),
    async close() {
      await pool.end();
      await database.drop();
    },
  };
}
