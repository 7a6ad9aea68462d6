/** The promise of the migrations, read from the catalogue of the database itself: no table was forgotten. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from './test-database.ts';

let database: OpenTestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

it('every table of a tenant forces row level security and has a policy', async () => {
  const { rows } = await sql<{ name: string; forced: boolean; policies: number }>`
    select c.oid::regclass::text as name, c.relrowsecurity and c.relforcerowsecurity as forced,
      (select count(*) from pg_policy p where p.polrelid = c.oid)::int as policies
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'organiser_id' and not a.attisdropped
    where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
    order by 1`.execute(database.db);
  expect(rows.length).toBeGreaterThan(20);
  expect(rows.filter((row) => !row.forced || row.policies === 0)).toEqual([]);
});

it('every view reads with the rights of its reader', async () => {
  const { rows } = await sql<{ name: string }>`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'v' and n.nspname not in ('pg_catalog', 'information_schema')
      and not coalesce('security_invoker=true' = any (c.reloptions) or 'security_invoker=on' = any (c.reloptions), false)`.execute(
    database.db,
  );
  expect(rows).toEqual([]);
});

it('the application’s role owns nothing and goes round nothing', async () => {
  const { rows } = await sql<{ role: string; super: boolean; bypass: boolean; owned: number }>`
    select current_user as role, r.rolsuper as super, r.rolbypassrls as bypass,
      ((select count(*) from pg_class where relowner = r.oid) + (select count(*) from pg_namespace where nspowner = r.oid)
        + (select count(*) from pg_proc where proowner = r.oid))::int as owned
    from pg_roles r where r.rolname = current_user`.execute(database.db);
  expect(rows).toEqual([{ role: 'gelaran_app', super: false, bypass: false, owned: 0 }]);
});
