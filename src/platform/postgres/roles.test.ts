import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DatabaseAddress } from './address.ts';
import { startTestServer, type TestDatabase, type TestServer } from './test-database.ts';

let server: TestServer;
let database: TestDatabase;

beforeAll(async () => {
  server = await startTestServer({
    prepare: (owner) => query(owner, `CREATE TABLE rahasia AS SELECT 'milik provinsi lain' AS isi`).then(() => {}),
  });
  database = await server.clone();
});

afterAll(() => server.stop());

async function query(address: DatabaseAddress, text: string) {
  const client = new Client(address);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

test('no role is superuser, passes row level security by, or makes roles and databases', async () => {
  const attributes = `SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication
    FROM pg_roles WHERE rolname IN ('gelaran_owner', 'gelaran_app', 'gelaran_backup') ORDER BY rolname`;
  const plain = {
    rolsuper: false,
    rolbypassrls: false,
    rolcreaterole: false,
    rolcreatedb: false,
    rolreplication: false,
  };
  expect(await query(database.app, attributes)).toEqual([
    { rolname: 'gelaran_app', ...plain },
    { rolname: 'gelaran_backup', ...plain, rolreplication: true },
    { rolname: 'gelaran_owner', ...plain },
  ]);
  expect(
    await query(database.app, 'SELECT FROM pg_auth_members WHERE member::regrole::text LIKE $$gelaran%$$'),
  ).toEqual([]);
});

test('the app owns nothing and sees only what it is granted', async () => {
  expect(await query(database.app, 'SELECT FROM pg_class WHERE relowner = current_user::regrole')).toEqual([]);
  for (const text of [
    'SELECT * FROM rahasia',
    'SELECT rolpassword FROM pg_authid',
    'SELECT passwd FROM pg_shadow',
    `SELECT pg_read_file('PG_VERSION')`,
    `COPY (SELECT 1) TO PROGRAM 'true'`,
    'CREATE TABLE punyaku (x int)',
    'CREATE TEMPORARY TABLE sementara (x int)',
    'CREATE SCHEMA punyaku',
    'CREATE DATABASE punyaku',
    'CREATE ROLE punyaku',
    'ALTER ROLE gelaran_app BYPASSRLS',
    'SET ROLE gelaran_owner',
    'SELECT pg_backup_start($$x$$)',
  ]) {
    await expect(query(database.app, text), text).rejects.toMatchObject({ code: '42501' });
  }
});

test('the owner makes what migrations make, and reads no passwords', async () => {
  await query(database.owner, 'CREATE SCHEMA stan; CREATE TABLE stan.stan (x int); CREATE EXTENSION pg_trgm');
  expect(await query(database.owner, 'SELECT isi FROM rahasia')).toEqual([{ isi: 'milik provinsi lain' }]);
  await expect(query(database.owner, 'SELECT rolpassword FROM pg_authid')).rejects.toMatchObject({ code: '42501' });
});

test('no role enters the other databases of the server', async () => {
  for (const name of ['postgres', 'template1']) {
    for (const address of [database.app, database.owner]) {
      await expect(query({ ...address, database: name }, 'SELECT 1')).rejects.toMatchObject({ code: '42501' });
    }
  }
});

test('clones are apart, and can be cloned', async () => {
  await query(database.owner, 'UPDATE rahasia SET isi = $$diubah$$');
  const fresh = await server.clone();
  const copy = await server.clone(database.owner.database);
  expect(await query(fresh.owner, 'SELECT isi FROM rahasia')).toEqual([{ isi: 'milik provinsi lain' }]);
  expect(await query(copy.owner, 'SELECT isi FROM rahasia')).toEqual([{ isi: 'diubah' }]);
  await copy.drop();
  await expect(query(copy.owner, 'SELECT 1')).rejects.toMatchObject({ code: '3D000' });
});
