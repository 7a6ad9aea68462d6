import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { type DatabaseAddress, type EmbeddedServer, openEmbedded } from '../postgres/index.ts';
import { backup } from './backup.ts';
import { restore } from './restore.ts';

let scratch: string;
let server: EmbeddedServer;
const at = (...names: string[]) => join(scratch, ...names);

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'gelaran-backup-'));
  server = await openEmbedded({ dataDir: at('data'), mode: 'own', settings: { checkpoint_timeout: '30s' } });
  mkdirSync(at('data', 'files', 'foto'), { recursive: true });
  writeFileSync(at('data', 'files', 'foto', 'amplang.avif'), Buffer.alloc(3_000_000, 'ikan'));
  await query(
    server.address('owner'),
    'CREATE TABLE penjualan (nomor int PRIMARY KEY, jumlah bigint NOT NULL, isi text)',
  );
});

afterAll(async () => {
  await server.stop();
  rmSync(scratch, { recursive: true, force: true });
});

async function query(address: DatabaseAddress, text: string) {
  const client = new Client(address);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

function copyTo(name: string) {
  const { pgdata } = server;
  return backup({ dataDir: at('data'), into: at(name), address: server.address('backup'), pgdata, version: '0.1.0' });
}

/** Writes and rewrites sales one after the other until it is told to stop; resolves to the last number acknowledged. */
function sell() {
  const client = new Client(server.address('owner'));
  let selling = true;
  let acknowledged = 0;
  const done = (async () => {
    await client.connect();
    for (let number = 1; selling; number++) {
      await client.query(`INSERT INTO penjualan VALUES ($1, $2, repeat('x', 500))`, [number, number * 25_000]);
      acknowledged = number;
      if (number % 50 === 0) await client.query(`UPDATE penjualan SET isi = repeat('y', 700) WHERE nomor % 7 = 0`);
    }
    await client.end();
  })();
  return {
    acknowledged: () => acknowledged,
    async stop() {
      selling = false;
      await done;
    },
  };
}

const SUMS = `SELECT count(*)::int AS sales, max(nomor) AS last, sum(jumlah)::bigint::text AS total,
  count(*) FILTER (WHERE length(isi) NOT IN (500, 700))::int AS odd FROM penjualan`;

test('a backup made while sales go on starts elsewhere, with every sale acknowledged before it began and none after it ended', async () => {
  const sales = sell();
  while (sales.acknowledged() < 200) await query(server.address('app'), 'SELECT 1');
  const before = sales.acknowledged();
  const report = await copyTo('cadangan');
  const after = sales.acknowledged();
  await sales.stop();
  expect(after).toBeGreaterThan(before);
  expect(report).toMatchObject({ folder: at('cadangan'), startLsn: expect.stringMatching(/^0\//) });
  expect(statSync(at('cadangan')).mode & 0o777).toBe(0o700);
  expect(readdirSync(at('cadangan')).sort()).toEqual(['MANIFEST.json', 'database', 'files', 'secrets']);

  const restored = at('pulih', 'data');
  expect(await restore({ from: at('cadangan'), dataDir: restored })).toMatchObject({
    files: report.files,
    version: '0.1.0',
  });
  const second = await openEmbedded({ dataDir: restored, mode: 'own' });
  onTestFinished(() => second.stop());
  const [sums] = await query(second.address('owner'), SUMS);
  const last = Number(sums?.last);
  expect(last).toBeGreaterThanOrEqual(before);
  expect(last).toBeLessThanOrEqual(after + 1);
  expect(sums).toEqual({ sales: last, last, total: String((25_000 * last * (last + 1)) / 2), odd: 0 });
  expect(
    await query(server.address('owner'), `SELECT count(*)::int AS sales FROM penjualan WHERE nomor <= ${last}`),
  ).toEqual([{ sales: last }]);
  expect(readFileSync(join(restored, 'files', 'foto', 'amplang.avif'))).toEqual(
    readFileSync(at('data', 'files', 'foto', 'amplang.avif')),
  );
  expect(second.address('app').password).toBe(server.address('app').password);
  expect(statSync(join(restored, 'secrets', 'database.json')).mode & 0o777).toBe(0o600);
  // What is restored can be backed up and written to like any other.
  await query(second.address('owner'), `INSERT INTO penjualan VALUES (0, 0, '')`);
  const again = { dataDir: restored, into: at('cadangan-kedua'), pgdata: second.pgdata, version: '0.1.0' };
  expect((await backup({ ...again, address: second.address('backup') })).files).toBeGreaterThan(0);
});

test('a backup leaves nothing of its own in the database', async () => {
  await copyTo('cadangan-bersih');
  expect(await query(server.address('owner'), 'SELECT slot_name FROM pg_replication_slots')).toEqual([]);
  expect(readdirSync(at('cadangan-bersih', 'database', 'pg_replslot'))).toEqual([]);
  expect(readdirSync(at('cadangan-bersih', 'database'))).not.toContain('postmaster.pid');
});

describe('a backup is refused', () => {
  const refused = (into: string) => expect(copyTo(into)).rejects;

  test('into a folder that holds something, that is inside the data, or whose parent is missing', async () => {
    mkdirSync(at('terisi'));
    writeFileSync(at('terisi', 'catatan.txt'), '');
    await refused('terisi').toMatchObject({ name: 'BackupFault', code: 'not-empty' });
    await refused('data').toMatchObject({ code: 'inside' });
    await refused('data/cadangan').toMatchObject({ code: 'inside' });
    await refused('tidak/ada').toMatchObject({ code: 'no-parent', data: { parent: at('tidak') } });
    expect(readdirSync(at('terisi'))).toEqual(['catatan.txt']);
  });

  test('beside one that did not finish', async () => {
    mkdirSync(at('sore.partial'));
    await refused('sore').toMatchObject({ code: 'unfinished', data: { draft: at('sore.partial') } });
  });

  test('and leaves nothing when the database does not let it in', async () => {
    const address = { ...server.address('backup'), password: 'salah' };
    const options = { dataDir: at('data'), into: at('gagal'), address, pgdata: server.pgdata, version: '0.1.0' };
    await expect(backup(options)).rejects.toThrow('password');
    expect(readdirSync(scratch).filter((name) => name.startsWith('gagal'))).toEqual([]);
  });
});

describe('a restoring is refused, and nothing is written', () => {
  let from: string;

  beforeAll(() => copyTo('asli').then(() => {}));

  beforeEach(() => {
    from = mkdtempSync(at('salinan-'));
    cpSync(at('asli'), from, { recursive: true });
  });

  async function refuse(fault: object) {
    const dataDir = join(from, '..', 'kosong', 'data');
    await expect(restore({ from, dataDir })).rejects.toMatchObject(fault);
    expect(readdirSync(scratch)).not.toContain('kosong');
  }

  function changeManifest(
    change: (manifest: { files: { path: string }[]; postgres: string; formatVersion: number }) => void,
  ) {
    const manifest = JSON.parse(readFileSync(join(from, 'MANIFEST.json'), 'utf8'));
    change(manifest);
    writeFileSync(join(from, 'MANIFEST.json'), JSON.stringify(manifest));
  }

  test('when one byte was changed', async () => {
    const path = join(from, 'database', 'global', 'pg_control');
    const bytes = readFileSync(path);
    bytes.writeUInt8(bytes.readUInt8(100) ^ 1, 100);
    writeFileSync(path, bytes);
    await refuse({ name: 'BackupFault', code: 'damaged', data: { from, path: 'database/global/pg_control' } });
  });

  test('when a file was cut short, removed or added, or a link was laid', async () => {
    truncateSync(join(from, 'files', 'foto', 'amplang.avif'), 2_999_999);
    await refuse({ code: 'damaged', data: { path: 'files/foto/amplang.avif' } });
    rmSync(join(from, 'files', 'foto', 'amplang.avif'));
    await refuse({ code: 'damaged', data: { path: 'files/foto/amplang.avif' } });
    cpSync(at('asli', 'files'), join(from, 'files'), { recursive: true });
    writeFileSync(join(from, 'database', 'standby.signal'), '');
    await refuse({ code: 'damaged', data: { path: 'database/standby.signal' } });
    rmSync(join(from, 'database', 'standby.signal'));
    symlinkSync('/etc/passwd', join(from, 'secrets', 'lain.json'));
    await refuse({ code: 'damaged', data: { path: 'secrets/lain.json' } });
  });

  test('when the manifest leads out of the folder, is of a later format, or is missing', async () => {
    changeManifest(({ files: [file] }) => Object.assign(file ?? {}, { path: 'files/../../lolos' }));
    await refuse({ code: 'unknown-format' });
    changeManifest((manifest) => Object.assign(manifest, { formatVersion: 2 }));
    await refuse({ code: 'unknown-format' });
    rmSync(join(from, 'MANIFEST.json'));
    await refuse({ code: 'no-backup', data: { from } });
  });

  test('when it is of another PostgreSQL', async () => {
    changeManifest((manifest) => Object.assign(manifest, { postgres: '16.9' }));
    await refuse({ code: 'version', data: { found: '16.9', wanted: '18' } });
  });

  test('when the data folder has a database, or only its passwords', async () => {
    await expect(restore({ from, dataDir: at('data') })).rejects.toMatchObject({
      code: 'occupied',
      data: { path: server.pgdata },
    });
    mkdirSync(at('separuh', 'secrets'), { recursive: true });
    writeFileSync(at('separuh', 'secrets', 'database.json'), '{}');
    await expect(restore({ from, dataDir: at('separuh') })).rejects.toMatchObject({
      code: 'occupied',
      data: { path: at('separuh', 'secrets') },
    });
    expect(readdirSync(at('separuh'))).toEqual(['secrets']);
  });
});
