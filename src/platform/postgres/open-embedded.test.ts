import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { DatabaseAddress } from './address.ts';
import { foldersOf } from './folders.ts';
import { type OpenOptions, openEmbedded } from './open-embedded.ts';
import { readPostmasterFile } from './postmaster-file.ts';
import { exists } from './processes.ts';
import { dataFolder, madeFolder, QUICK } from './scratch-folder.fixture.ts';

async function open(dataDir: string, options: Partial<OpenOptions> = {}) {
  const server = await openEmbedded({ dataDir, mode: 'own', settings: QUICK, ...options });
  onTestFinished(() => server.stop());
  return server;
}

async function query(address: DatabaseAddress, text: string) {
  const client = new Client(address);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

describe('the first start', () => {
  test('makes a database that each role enters by a private socket', async () => {
    const dataDir = dataFolder();
    const server = await open(dataDir);
    expect(server.version).toMatch(/^18\.\d+$/);
    expect(server.pgdata).toBe(join(dataDir, 'postgres', 'data'));
    for (const role of ['owner', 'app', 'backup'] as const) {
      const address = server.address(role);
      expect({ ...address, password: address.password.length }).toEqual({
        host: join(dataDir, 'postgres', 'run'),
        port: 5432,
        user: `gelaran_${role}`,
        password: 43,
        database: 'gelaran',
      });
      expect(await query(address, 'SELECT current_user AS me, inet_server_addr() AS network')).toEqual([
        { me: `gelaran_${role}`, network: null },
      ]);
    }
  });

  test('sets the settings that a sale relies on', async () => {
    const server = await open(await madeFolder(), { settings: {} });
    const names = ['fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'listen_addresses'];
    const rows = await query(
      server.address('owner'),
      `SELECT name, setting FROM pg_settings WHERE name IN ('${names.join("','")}') ORDER BY name`,
    );
    expect(rows).toEqual([
      { name: 'data_checksums', setting: 'on' },
      { name: 'fsync', setting: 'on' },
      { name: 'full_page_writes', setting: 'on' },
      { name: 'listen_addresses', setting: '' },
      { name: 'synchronous_commit', setting: 'on' },
    ]);
    const locale = `SELECT datlocprovider AS provider, datlocale AS locale, pg_encoding_to_char(encoding) AS encoding
      FROM pg_database WHERE datname = 'gelaran'`;
    expect(await query(server.address('owner'), locale)).toEqual([
      { provider: 'b', locale: 'C.UTF-8', encoding: 'UTF8' },
    ]);
  });

  test('leaves private files and no password behind', async () => {
    const dataDir = dataFolder();
    const server = await open(dataDir);
    const { home, log, run, secrets, pgdata } = foldersOf(dataDir);
    expect([dataDir, home, log, run, secrets, pgdata].map(modeOf)).toEqual(Array(6).fill('700'));
    expect(modeOf(join(secrets, 'database.json'))).toBe('600');
    expect(readdirSync(secrets)).toEqual(['database.json']);
    expect(readdirSync(home).sort()).toEqual(['data', 'log', 'run']);
    for (const name of readdirSync(log)) expect([name, modeOf(join(log, name))]).toEqual([name, '600']);
    expect(modeOf(join(run, '.s.PGSQL.5432'))).toBe('700');
    const { password } = server.address('app');
    const command = execFileSync('ps', ['-o', 'args=', '-p', String(readPostmasterFile(foldersOf(dataDir))?.pid)]);
    expect(command.toString()).not.toContain(password);
    for (const name of readdirSync(log)) expect(readFileSync(join(log, name), 'utf8')).not.toContain(password);
  });

  test('removes what a first start that was killed has left', async () => {
    const dataDir = dataFolder();
    const { home } = foldersOf(dataDir);
    mkdirSync(join(home, 'data.partial-4194303-00000000'), { recursive: true, mode: 0o700 });
    await open(dataDir);
    expect(readdirSync(home).sort()).toEqual(['data', 'log', 'run']);
  });

  test('works where a socket path would be too long', async () => {
    const dataDir = dataFolder(`${'panjang-'.repeat(12)}/${'sekali-'.repeat(12)}`);
    const server = await open(dataDir);
    const { host } = server.address('app');
    expect(host.startsWith(dataDir)).toBe(false);
    expect(modeOf(host)).toBe('700');
    expect(await query(server.address('app'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('listens on the loopback when it is asked to', async () => {
    const server = await open(await madeFolder(), { tcp: true });
    expect(server.address('app').host).toBe('127.0.0.1');
    expect(await query(server.address('app'), 'SELECT host(inet_server_addr()) AS network')).toEqual([
      { network: '127.0.0.1' },
    ]);
    await expect(query({ ...server.address('app'), password: 'salah' }, 'SELECT 1')).rejects.toThrow('password');
  });
});

describe('a later start', () => {
  test('finds what was written, with the same passwords', async () => {
    const dataDir = await madeFolder();
    const first = await openEmbedded({ dataDir, mode: 'own', settings: QUICK });
    await query(first.address('owner'), `CREATE TABLE stan AS SELECT 'A1' AS nomor`);
    await first.stop();
    const second = await open(dataDir);
    expect(second.address('owner')).toEqual(first.address('owner'));
    expect(await query(second.address('owner'), 'SELECT nomor FROM stan')).toEqual([{ nomor: 'A1' }]);
  });

  test('comes after a clean shutdown', async () => {
    const dataDir = await madeFolder();
    const server = await openEmbedded({ dataDir, mode: 'own', settings: QUICK });
    const pid = readPostmasterFile(foldersOf(dataDir))?.pid ?? 0;
    await server.stop();
    await server.stop();
    expect(exists(pid)).toBe(false);
    const { pgdata, log, present } = foldersOf(dataDir);
    expect(existsSync(join(pgdata, 'postmaster.pid'))).toBe(false);
    expect(readdirSync(present)).toEqual([]);
    const text = readdirSync(log).map((name) => readFileSync(join(log, name), 'utf8'));
    expect(text.join('')).toContain('database system is shut down');
    await open(dataDir);
    const after = readdirSync(log).map((name) => readFileSync(join(log, name), 'utf8'));
    expect(after.join('')).not.toContain('not properly shut down');
  });

  test('puts right a role that was given too much, and a database that was opened to all', async () => {
    const dataDir = await madeFolder();
    const first = await openEmbedded({ dataDir, mode: 'own', settings: QUICK });
    const { superuser } = JSON.parse(readFileSync(join(dataDir, 'secrets', 'database.json'), 'utf8'));
    const boss = { ...first.address('owner'), user: 'gelaran_supervisor', password: superuser };
    await query(
      boss,
      `ALTER ROLE gelaran_app BYPASSRLS CREATEROLE PASSWORD 'gelaran'; GRANT CONNECT ON DATABASE gelaran TO PUBLIC`,
    );
    await first.stop();
    const second = await open(dataDir);
    const role = `SELECT rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = current_user`;
    expect(await query(second.address('app'), role)).toEqual([{ rolbypassrls: false, rolcreaterole: false }]);
    const acl = `SELECT FROM pg_database, aclexplode(datacl) WHERE datname = 'gelaran' AND grantee = 0`;
    expect(await query(second.address('app'), acl)).toEqual([]);
  });
});

describe('a start that is refused', () => {
  test('when the data is of another version', async () => {
    const dataDir = dataFolder();
    const { pgdata } = foldersOf(dataDir);
    mkdirSync(pgdata, { recursive: true, mode: 0o700 });
    writeFileSync(join(pgdata, 'PG_VERSION'), '16\n');
    await expect(openEmbedded({ dataDir, mode: 'own' })).rejects.toMatchObject({
      name: 'PostgresFault',
      code: 'version',
      message: `The data in ${pgdata} was written by PostgreSQL 16 but this version brings PostgreSQL 18; use the earlier version of Gelaran, or move the data first.`,
    });
    expect(readdirSync(pgdata)).toEqual(['PG_VERSION']);
  });

  test('when something else lies where the database would', async () => {
    const dataDir = dataFolder();
    const { pgdata } = foldersOf(dataDir);
    mkdirSync(pgdata, { recursive: true, mode: 0o700 });
    writeFileSync(join(pgdata, 'catatan.txt'), 'penting');
    await expect(openEmbedded({ dataDir, mode: 'own' })).rejects.toMatchObject({ code: 'not-a-database' });
    expect(readdirSync(pgdata)).toEqual(['catatan.txt']);
  });

  test('when the passwords are gone, or are not the ones of this database', async () => {
    const dataDir = await madeFolder();
    const server = await openEmbedded({ dataDir, mode: 'own', settings: QUICK });
    await server.stop();
    const file = join(dataDir, 'secrets', 'database.json');
    const others = Object.fromEntries(['superuser', 'owner', 'app', 'backup'].map((role) => [role, 'x'.repeat(43)]));
    for (const text of ['', JSON.stringify(others)]) {
      writeFileSync(file, text);
      await expect(openEmbedded({ dataDir, mode: 'own', settings: QUICK })).rejects.toMatchObject({
        code: 'secrets-lost',
      });
      expect(readPostmasterFile(foldersOf(dataDir))).toBe(undefined);
    }
  });

  test('when PostgreSQL refuses, in its own words', async () => {
    const options = { dataDir: await madeFolder(), mode: 'own', settings: { ...QUICK, work_mem: 'banyak' } } as const;
    const refusal = expect(openEmbedded(options)).rejects;
    await refusal.toMatchObject({
      code: 'failed',
      data: { reason: 'invalid value for parameter "work_mem": "banyak"' },
    });
  });
});
