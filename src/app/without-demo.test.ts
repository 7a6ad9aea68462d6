/** What forms choose from must be there for an organiser that nobody has shown a demo, whatever its country. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PACKS } from '../kinds/country/index.ts';
import { currencyOf } from '../kinds/currency.ts';
import { createRunner, type Runner } from '../platform/db/runner.ts';
import { type OpenTestDatabase, openTestDatabase } from '../platform/db/test-database.ts';
import { listRegions } from '../slices/editions/index.ts';
import { findOrganiser, getCountry, registerOrganiser } from '../slices/people/index.ts';
import { systemCircumstances } from './installation.ts';

let database: OpenTestDatabase;
let runner: Runner;
beforeAll(async () => {
  database = await openTestDatabase();
  runner = createRunner(database.db);
});
afterAll(() => database.close());

it.each(PACKS.map((pack) => [pack.name, pack] as const))(
  'an organiser of %s has all that its forms need',
  async (name, pack) => {
    const made = await registerOrganiser(runner, systemCircumstances, {
      slug: `baru-${name}`,
      name: 'Baru',
      countryPack: name,
    });
    const ctx = { ...systemCircumstances, organiser: made.id };
    const { country, regions } = await runner.query(ctx, async (tx) => ({
      country: await getCountry(ctx, tx),
      regions: await listRegions(ctx, tx),
    }));
    expect(country).toBe(pack);
    expect(regions.length).toBeGreaterThan(30);
    for (const { kind } of regions) expect(Object.keys(pack.regionKinds)).toContain(kind);
    const { notes, coins } = currencyOf(pack.currency);
    for (const list of [pack.zones, pack.identifiers, pack.payments, notes, coins])
      expect(list.length).toBeGreaterThan(0);
  },
);

/** What the sign-in library writes itself. */
const BY_LIBRARY = ['people.rateLimit', 'people.session', 'people.twoFactor', 'people.user'];

it('every table is filled by a migration, by making an organiser, or by something else than the demo', async () => {
  await registerOrganiser(runner, systemCircumstances, { slug: 'tabel', name: 'Tabel', countryPack: 'id' });
  const made = await findOrganiser(runner.db, 'tabel');
  if (!made) throw new Error('not made');
  const ctx = { ...systemCircumstances, organiser: made.id };
  const { rows: tables } = await sql<{ name: string }>`
    select schemaname || '.' || tablename as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema', 'drizzle') order by 1`.execute(runner.db);
  expect(tables.length).toBeGreaterThan(80);
  const written = await tablesWritten();
  const client = new pg.Client(database.owner);
  await client.connect();
  const empty: string[] = [];
  try {
    await client.query("select set_config('app.organiser', $1, false)", [ctx.organiser]);
    for (const { name } of tables) {
      const [schema = '', table = ''] = name.split('.');
      const { rowCount } = await client.query(`select from ${schema}."${table}" limit 1`);
      if (rowCount === 0 && !written.has(name)) empty.push(name);
    }
  } finally {
    await client.end();
  }
  expect(empty).toEqual(BY_LIBRARY);
});

/** The tables that some statement of the product inserts into: of the sources without the demo and tests, and of triggers. */
async function tablesWritten(): Promise<Set<string>> {
  const found = new Set<string>();
  for (const folder of ['src', 'migrations'])
    for (const file of await readdir(folder, { recursive: true })) {
      if (!/\.(ts|sql)$/.test(file) || /\.test\.ts$|(^|\/)testing\/|^app\/demo\//.test(file)) continue;
      const text = await readFile(join(folder, file), 'utf8');
      // The last are lists that somebody sends: one code writes them into the table that each slice names.
      for (const [, kysely, plain, list] of text.matchAll(
        /insertInto\('([\w.]+)'|insert into ([\w.]+)|\btable: '(\w+\.\w+_list)'/g,
      ))
        found.add(kysely ?? plain ?? list ?? '');
    }
  return found;
}
