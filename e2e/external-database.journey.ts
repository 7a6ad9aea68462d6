/**
 * DATABASE_URL: the same product on a PostgreSQL of somebody else's, over TCP with a password, its role owning the database
 * and nothing more. A new organiser is invited at the command line, signs in, and two processes serve the same data.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../scripts/checks.ts';
import { superuserAddress } from '../src/platform/postgres/address.ts';
import { foldersOf } from '../src/platform/postgres/folders.ts';
import { type EmbeddedServer, openEmbedded } from '../src/platform/postgres/index.ts';
import { readPasswords } from '../src/platform/postgres/secrets.ts';
import { type ServedGelaran, serveGelaran } from './serve.ts';

const PASSWORD = 'kalimat pendek yang mudah diingat';
const EMAIL = 'panitia@contoh.invalid';

const folder = mkdtempSync(join(tmpdir(), 'gelaran-external-'));
const served: ServedGelaran[] = [];
let server: EmbeddedServer;
let databaseUrl = '';

/** Somebody else's server: it has never heard of us, but for a role that may create one more. */
async function prepareForeignServer(): Promise<void> {
  server = await openEmbedded({ dataDir: folder, mode: 'own', tcp: true });
  const { host, port } = server.address('owner');
  const superuser = superuserAddress({ host, port }, readPasswords(foldersOf(folder)));
  for (const [database, statements] of [
    ['gelaran', ['drop owned by gelaran_app', 'drop role gelaran_app']],
    ['postgres', ["create role dinas login createrole password 'rahasia'", 'create database pameran owner dinas']],
  ] as const) {
    const client = new pg.Client({ ...superuser, database });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  }
  databaseUrl = `postgres://dinas:rahasia@${host}:${port}/pameran`;
}

beforeAll(prepareForeignServer);
afterAll(async () => {
  for (const each of served) await each.stop();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function serve(): Promise<string> {
  const one = await serveGelaran({ DATABASE_URL: databaseUrl });
  served.push(one);
  return one.url;
}

function form(fields: Readonly<Record<string, string>>, cookie = ''): RequestInit {
  return {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...(cookie ? { cookie } : {}) },
    body: new URLSearchParams(fields).toString(),
  };
}

const cookieOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');

describe('an external database', () => {
  let invitation = '';
  let first = '';
  let cookie = '';

  it('is migrated by a role that owns it, and gets its first organiser from the command line', () => {
    const printed = execFileSync(
      process.execPath,
      [join(root, 'bin/gelaran.mjs'), 'invite', EMAIL, '--organiser', 'contoh', '--name', 'Provinsi Contoh'],
      {
        env: { ...process.env, DATABASE_URL: databaseUrl, DATA_DIR: join(folder, 'app'), LOG_LEVEL: 'silent' },
        encoding: 'utf8',
      },
    );
    invitation = new URL(/http\S+/.exec(printed)?.[0] ?? '').pathname;
    expect(invitation).toMatch(/^\/undangan\/contoh\/[\w-]{32}$/);
  });

  it('has no demo and no door without a key', async () => {
    first = await serve();
    expect(await (await fetch(`${first}/healthz`)).json()).toMatchObject({ status: 'ok', database: 'ok' });
    expect((await fetch(`${first}/demo/masuk`, form({ as: 'organiser' }))).status).toBe(404);
    expect(
      (
        await fetch(`${first}/api/auth/sign-up/email`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ email: 'a@contoh.invalid', password: PASSWORD, name: 'A' }),
        })
      ).status,
    ).toBe(404);
  });

  it('works behind row level security in a role without rights', async () => {
    const client = new pg.Client({ connectionString: databaseUrl, options: '-c role=gelaran_app' });
    await client.connect();
    const { rows } = await client.query(
      `select current_user as role, (select count(*)::int from pg_class where relowner = (select oid from pg_roles where rolname = current_user)) as owned, (select count(*)::int from people.invitation) as seen`,
    );
    await client.end();
    expect(rows).toEqual([{ role: 'gelaran_app', owned: 0, seen: 0 }]);
  });

  it('takes up the invitation once, and lets its holder in with the password alone', async () => {
    const wrong = await fetch(first + invitation, form({ name: 'Panitia', password: 'pendek' }));
    expect(wrong.status).toBe(200);
    const taken = await fetch(first + invitation, form({ name: 'Panitia', password: PASSWORD }));
    expect([taken.status, taken.headers.get('location')]).toEqual([302, '/kerja']);
    const again = await fetch(first + invitation, form({ name: 'Orang lain', password: PASSWORD }));
    expect(await again.text()).not.toContain('Terima undangan');
    const refused = await fetch(
      `${first}/masuk`,
      form({ email: EMAIL, password: 'salah sama sekali', by: 'password' }),
    );
    expect([refused.status, cookieOf(refused)]).toEqual([200, '']);
    const entered = await fetch(`${first}/masuk`, form({ email: EMAIL, password: PASSWORD, by: 'password' }));
    expect(entered.status).toBe(302);
    cookie = cookieOf(entered);
    expect((await fetch(`${first}/kerja`, { headers: { cookie }, redirect: 'manual' })).status).toBe(200);
  });

  it('serves the same session from a second process', async () => {
    const second = await serve();
    expect((await fetch(`${second}/kerja`, { headers: { cookie }, redirect: 'manual' })).status).toBe(200);
    expect((await fetch(`${second}/kerja`, { redirect: 'manual' })).headers.get('location')).toBe('/masuk?ke=%2Fkerja');
  });
});
