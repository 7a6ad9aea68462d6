/** Takes the demo out of a database: everything of its organisers, and its role accounts. What is somebody else's stays. */
import pg from 'pg';
import type { Address } from '../../platform/db/connect.ts';
import { DEMO_ORGANISER_IDS } from '../known-data.ts';
import { DEMO_PEOPLE } from './people.ts';

/** A row that others still point to (SQLSTATE: PostgreSQL, Appendix A). */
const STILL_NEEDED = '23503';

/** Filled by the removal of others. */
const GRAVES = 'platform.gone';

/** Tables that belong to organisers, but for the graves. */
const TABLES = `
  select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attname = 'organiser_id' and not a.attisdropped
  where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not in ('pg_catalog', 'information_schema')
    and c.oid <> '${GRAVES}'::regclass
  order by 1`;

export interface Removed {
  readonly organisers: number;
  readonly rows: number;
}

/** All or nothing, in one transaction of the owner's. */
export async function removeDemo(owner: Address): Promise<Removed> {
  const client = new pg.Client({ ...owner, application_name: 'gelaran-demo-remove' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin');
    const removed = { organisers: 0, rows: 0 };
    for (const organiser of DEMO_ORGANISER_IDS) {
      await client.query(`select set_config('app.organiser', $1, true)`, [organiser]);
      removed.rows += await emptyTables(client, organiser);
      await client.query(`delete from ${GRAVES} where organiser_id = $1`, [organiser]);
      const { rowCount } = await client.query('delete from people.organiser where id = $1', [organiser]);
      removed.organisers += rowCount ?? 0;
    }
    removed.rows += await removePeople(client);
    await client.query('commit');
    return removed;
  } finally {
    await client.end();
  }
}

/** Whatever is pointed to is tried again when what points to it has gone. */
async function emptyTables(client: pg.Client, organiser: string): Promise<number> {
  const { rows } = await client.query<{ name: string }>(TABLES);
  let left = rows.map(({ name }) => name);
  let removed = 0;
  while (left.length > 0) {
    const needed: string[] = [];
    for (const name of left) {
      const count = await tryEmpty(client, name, organiser);
      if (count === undefined) needed.push(name);
      else removed += count;
    }
    if (needed.length === left.length) throw new Error(`these tables need one another: ${needed.join(', ')}`);
    left = needed;
  }
  return removed;
}

/** Undefined when something else still points to its rows. */
function tryEmpty(client: pg.Client, table: string, organiser: string): Promise<number | undefined> {
  return tryDelete(client, `delete from ${table} where organiser_id = $1`, organiser);
}

async function tryDelete(client: pg.Client, statement: string, id: string): Promise<number | undefined> {
  await client.query('savepoint deleting');
  try {
    const { rowCount } = await client.query(statement, [id]);
    await client.query('release savepoint deleting');
    return rowCount ?? 0;
  } catch (error) {
    await client.query('rollback to savepoint deleting');
    if (error instanceof Error && 'code' in error && error.code === STILL_NEEDED) return undefined;
    throw error;
  }
}

/** The role accounts; sessions and factors go with them. One that something of others points to stays. */
async function removePeople(client: pg.Client): Promise<number> {
  let removed = 0;
  for (const { user } of DEMO_PEOPLE)
    removed += (await tryDelete(client, 'delete from people."user" where id = $1', user)) ?? 0;
  return removed;
}
