/** Plain SQL migrations, one ordered sequence, each in its own transaction and never edited after it has run. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { ToldFault } from '../problem/told-fault.ts';
import type { Address } from './connect.ts';

/** Any constant that no other program uses: two processes that start at once migrate one after the other. */
const LOCK = 7_264_251_001;

export class MigrationFault extends ToldFault {}

async function ensureBook(client: pg.Client): Promise<Map<string, string>> {
  await client.query(`create schema if not exists platform`);
  await client.query(
    `create table if not exists platform.migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())`,
  );
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from platform.migration');
  return new Map(rows.map((row) => [row.name, row.sha256]));
}

/**
 * The role that the application works in owns nothing and cannot bypass row level security. On an external server it is
 * made here, without a login: the connection's own role switches to it.
 */
async function ensureAppRole(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query(`select 1 from pg_roles where rolname = 'gelaran_app'`);
  if (rowCount === 0) {
    await client.query('create role gelaran_app nologin nosuperuser nobypassrls');
    await client.query('grant gelaran_app to current_user');
  }
}

/** Data that a newer release has written may hold what this one would spoil. */
function refuseNewer(applied: ReadonlyMap<string, string>, names: readonly string[]): void {
  const unknown = [...applied.keys()].filter((name) => !names.includes(name)).sort();
  if (unknown.length > 0)
    throw new MigrationFault(
      `This data was written by a newer version of Gelaran (${unknown[0]} is unknown to this one); start that version or a newer one. Nothing was changed.`,
    );
}

/**
 * Applies what is missing, in order. Returns the names applied. @throws MigrationFault when an applied file has changed, or when a
 * newer version was at work.
 */
export async function migrate(owner: Address, folder: string): Promise<string[]> {
  const client = new pg.Client({ ...owner, application_name: 'gelaran-migrate' });
  // A connection that breaks between two queries tells here; the next query fails and tells again.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    const applied = await ensureBook(client);
    const names = (await readdir(folder)).filter((name) => /^\d{4}-.*\.sql$/.test(name)).sort();
    refuseNewer(applied, names);
    await ensureAppRole(client);
    const fresh: string[] = [];
    for (const name of names) {
      const text = await readFile(join(folder, name), 'utf8');
      const sha256 = createHash('sha256').update(text).digest('hex');
      const known = applied.get(name);
      if (known === sha256) continue;
      if (known !== undefined)
        throw new MigrationFault(`${name} has changed after it was applied; add a new migration instead.`);
      await client.query('begin');
      try {
        await client.query(text);
        await client.query('insert into platform.migration (name, sha256) values ($1, $2)', [name, sha256]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw new MigrationFault(`${name}: ${error instanceof Error ? error.message : String(error)}`, {
          cause: error,
        });
      }
      fresh.push(name);
    }
    return fresh;
  } finally {
    await client.end();
  }
}
