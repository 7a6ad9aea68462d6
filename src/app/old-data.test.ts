/** Data that was there before a migration which changes it: what an installation of that time finds after its update. */
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { newId } from '../kinds/id.ts';
import { migrate } from '../platform/db/migrate.ts';
import { joinTestServer, type TestDatabase } from '../platform/postgres/test-database.ts';

const MIGRATIONS = 'migrations';
const [one, other] = [newId<'organiser'>(), newId<'organiser'>()];

let database: TestDatabase;
let client: pg.Client;
let folder: string;
beforeAll(async () => {
  database = await joinTestServer(inject('testServer')).clone('template1');
  folder = await mkdtemp(join(tmpdir(), 'gelaran-old-'));
  client = new pg.Client(database.owner);
});
afterAll(async () => {
  await client.end();
  await database.drop();
  await rm(folder, { recursive: true });
});

/** Brings the data to what the release had whose newest migration came before this number. */
async function updateTo(number: string): Promise<void> {
  for (const name of await readdir(MIGRATIONS))
    if (name < number) await copyFile(join(MIGRATIONS, name), join(folder, name));
  await migrate(database.owner, folder);
}

/** Rows are kept apart from their own tables' owner too. */
async function as(
  organiser: string,
  statement: string,
  values: readonly unknown[] = [],
): Promise<Record<string, unknown>[]> {
  await client.query(`select set_config('app.organiser', $1, false)`, [organiser]);
  return (await client.query(statement, [...values])).rows;
}

it('finds regions that one organiser used as its own, those of several as they were, and none that nobody used', async () => {
  await updateTo('0060');
  await client.connect();
  for (const [organiser, slug] of [
    [one, 'satu'],
    [other, 'dua'],
  ] as const)
    await as(organiser, `insert into people.organiser (id, slug, name, country_pack) values ($1, $2, $2, 'ID')`, [
      organiser,
      slug,
    ]);
  for (const code of ['77.01', '77.02', '77.03'])
    await client.query(`insert into editions.region values ($1, 'ID', 'kabupaten', $1, $1)`, [code]);
  const agency = 'insert into editions.agency (organiser_id, id, name, region_code) values ($1, $2, $3, $4)';
  await as(one, agency, [one, newId(), 'Dinas satu', '77.01']);
  await as(one, agency, [one, newId(), 'Dinas satu', '77.02']);
  await as(other, agency, [other, newId(), 'Dinas dua', '77.02']);
  const business = `insert into exhibitors.business (organiser_id, id, slug, name, region_code, made_up) values ($1, $2, 'lama', 'Lama', '77.01', true)`;
  await as(one, business, [one, newId()]);

  await updateTo('0070');
  const regions = `select code, organiser_id as own from editions.known_region where code like '77.%' order by code`;
  expect(await as(one, regions)).toEqual([
    { code: '77.01', own: one },
    { code: '77.02', own: null },
  ]);
  expect(await as(other, regions)).toEqual([{ code: '77.02', own: null }]);
  expect(await as(one, 'select country_pack from people.organiser where id = $1', [one])).toEqual([
    { country_pack: 'id' },
  ]);
  expect(await as(one, `select region_code from exhibitors.business where slug = 'lama'`)).toEqual([
    { region_code: '77.01' },
  ]);
});

it('finds the shared category that an organiser used as its own with its products, and the first list beside it', async () => {
  await client.query(
    `insert into catalogue.category (code, position, name_id, name_en) values ('ukir', 3, 'Ukir', 'Carving'), ('tak-dipakai', 4, 'Tak dipakai', 'Unused')`,
  );
  const product = newId();
  await as(
    one,
    `insert into catalogue.product (organiser_id, id, slug, business_id, name_id, name_en, category)
     select $1, $2, 'patung', id, 'Patung', 'Statue', 'ukir' from exhibitors.business where slug = 'lama'`,
    [one, product],
  );

  await updateTo('9999');
  const codes = `select code from catalogue.category where organiser_id = $1 order by code`;
  const [mine, theirs] = [await as(one, codes, [one]), await as(other, codes, [other])].map((rows) =>
    rows.map(({ code }) => code),
  );
  expect(mine).toContain('ukir');
  expect(theirs).not.toContain('ukir');
  expect(mine).not.toContain('tak-dipakai');
  expect(theirs).toContain('kuliner');
  expect(mine?.filter((code) => code !== 'ukir')).toEqual(theirs);
  expect(await as(one, 'select category, said_category from catalogue.product where id = $1', [product])).toEqual([
    { category: 'ukir', said_category: null },
  ]);
});
