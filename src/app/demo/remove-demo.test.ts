import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPurpose, keepPurpose } from '../../platform/db/purpose.ts';
import { createRunner, type Runner } from '../../platform/db/runner.ts';
import { type OpenTestDatabase, openTestDatabase } from '../../platform/db/test-database.ts';
import { readSettings } from '../../platform/settings/settings.ts';
import { registerOrganiser } from '../../slices/people/index.ts';
import { tillReader } from '../../slices/till/index.ts';
import { DEMO_ORGANISER_IDS, knowData, sayData } from '../known-data.ts';
import { loadDemo } from './fill-demo.ts';
import { DEMO_PEOPLE } from './people.ts';
import { removeDemo } from './remove-demo.ts';

const base = { actor: { kind: 'system' }, clock: { now: () => 0 }, locale: 'id', requestId: '' } as const;
const settings = readSettings({ DATA_DIR: '/srv/gelaran' });

let database: OpenTestDatabase;
let runner: Runner;
let real: string;

beforeAll(async () => {
  database = await openTestDatabase();
  runner = createRunner(database.db);
  await loadDemo({ services: { runner }, wired: { readers: [tillReader] } });
});
afterAll(() => database.close());

/** Rows of an organiser in every table that has an organiser. */
async function countRows(organiser: string): Promise<Record<string, number>> {
  const client = new pg.Client(database.owner);
  await client.connect();
  await client.query(`select set_config('app.organiser', $1, false)`, [organiser]);
  const { rows } = await client.query<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.columns
     join information_schema.tables using (table_schema, table_name)
     where column_name = 'organiser_id' and table_type = 'BASE TABLE'`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of rows) {
    const found = await client.query<{ n: number }>(`select count(*)::int as n from ${name} where organiser_id = $1`, [
      organiser,
    ]);
    if (found.rows[0] && found.rows[0].n > 0) counts[name] = found.rows[0].n;
  }
  await client.end();
  return counts;
}

describe('the demo', () => {
  it('is known for what it is, also where nobody has said so', async () => {
    expect(sayData(await knowData(database.db, settings))).toBe(
      'Data: /srv/gelaran (2 organisers: kaltim, nusa-raya; the demo, made up)',
    );
    await keepPurpose(database.db, 'demo');
    const { id } = await registerOrganiser(runner, base, { slug: 'jatim', name: 'Jawa Timur', countryPack: 'id' });
    real = id;
    // Mixed by an earlier release: then there is real work in it, whatever was kept.
    expect(await knowData(database.db, settings)).toMatchObject({ purpose: 'real' });
  });

  it('goes whole, and takes nothing else with it', async () => {
    await runner.command({ ...base, organiser: real as never }, (tx) =>
      sql`insert into platform.outbox (organiser_id, topic, payload) values (${real}, 'test.kept', '{}')`.execute(tx),
    );
    const before = await countRows(real);
    expect(Object.keys(await countRows(DEMO_ORGANISER_IDS[0] ?? '')).length).toBeGreaterThan(30);
    expect(await removeDemo(database.owner)).toEqual({ organisers: 2, rows: expect.any(Number) });
    for (const organiser of DEMO_ORGANISER_IDS) expect(await countRows(organiser)).toEqual({});
    expect(await countRows(real)).toEqual(before);
    const accounts = await sql<{ id: string }>`select id from people."user"`.execute(database.db);
    const known = DEMO_PEOPLE.map(({ user }): string => user);
    expect(accounts.rows.filter(({ id }) => known.includes(id))).toEqual([]);
    expect(await knowData(database.db, settings)).toMatchObject({ organisers: ['jatim'], purpose: 'real' });
    expect(await removeDemo(database.owner)).toEqual({ organisers: 0, rows: 0 });
    expect(await findPurpose(database.db)).toBe('demo');
  });
});
