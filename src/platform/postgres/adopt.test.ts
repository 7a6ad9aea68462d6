import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { PostgresFault } from './fault.ts';
import { foldersOf } from './folders.ts';
import { type EmbeddedServer, openEmbedded } from './open-embedded.ts';
import { readPostmasterFile } from './postmaster-file.ts';
import { exists } from './processes.ts';
import { dataFolder, holdIn, madeFolder, QUICK } from './scratch-folder.fixture.ts';
import { databaseUser } from './system-user.ts';

const postmaster = (dataDir: string) => readPostmasterFile(foldersOf(dataDir))?.pid ?? 0;

async function open(dataDir: string, mode: 'own' | 'visit' = 'own'): Promise<EmbeddedServer> {
  const server = await openEmbedded({ dataDir, mode, settings: QUICK });
  onTestFinished(() => server.stop());
  return server;
}

async function answers(server: EmbeddedServer): Promise<boolean> {
  const client = new Client(server.address('app'));
  client.on('error', () => {});
  try {
    await client.connect();
    return (await client.query('SELECT 1')).rowCount === 1;
  } catch {
    return false;
  } finally {
    await client.end();
  }
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await sleep(20);
}

describe('an owned folder', () => {
  test('is refused in one sentence that names the process, and nothing in it is touched', async () => {
    const dataDir = await madeFolder();
    const holder = await holdIn(dataDir);
    const before = readdirSync(dataDir, { recursive: true }).sort();
    const fault = await openEmbedded({ dataDir, mode: 'own' }).catch((error: PostgresFault) => error);
    expect(fault).toMatchObject({
      code: 'owned',
      message: `The folder ${dataDir} is in use by process ${holder.pid}; stop it first, or choose another DATA_DIR.`,
      data: { pid: holder.pid, dataDir },
    });
    expect(readdirSync(dataDir, { recursive: true }).sort()).toEqual(before);
    expect(exists(postmaster(dataDir))).toBe(true);
  });

  test('is refused within one process too', async () => {
    const dataDir = await madeFolder();
    await open(dataDir);
    await expect(openEmbedded({ dataDir, mode: 'own' })).rejects.toMatchObject({
      code: 'owned',
      data: { pid: process.pid },
    });
  });

  test('lets commands visit, and outlives them', async () => {
    const dataDir = await madeFolder();
    const owner = await open(dataDir);
    const visitor = await open(dataDir, 'visit');
    expect(visitor.address('app')).toEqual(owner.address('app'));
    await visitor.stop();
    expect(await answers(owner)).toBe(true);
  });
});

describe('a visit', () => {
  test('alone starts the server and stops it', async () => {
    const dataDir = await madeFolder();
    const visitor = await open(dataDir, 'visit');
    const pid = postmaster(dataDir);
    expect(await answers(visitor)).toBe(true);
    await visitor.stop();
    expect(exists(pid)).toBe(false);
  });

  test('is not cut short when the owner, or the visitor who came first, goes', async () => {
    const dataDir = await madeFolder();
    const first = await open(dataDir, 'visit');
    const owner = await open(dataDir);
    const last = await open(dataDir, 'visit');
    const pid = postmaster(dataDir);
    await first.stop();
    await owner.stop();
    expect(await answers(last)).toBe(true);
    await last.stop();
    expect(exists(pid)).toBe(false);
  });

  test('may be the first of several at once: one database is made and all are in it', async () => {
    const dataDir = dataFolder();
    const holders = await Promise.all([holdIn(dataDir, 'visit'), holdIn(dataDir, 'visit'), holdIn(dataDir, 'visit')]);
    expect(holders.map(({ said }) => said)).toEqual(holders.map(({ pid }) => `open ${pid}`));
    const pid = postmaster(dataDir);
    await Promise.all(holders.map((holder) => holder.finish()));
    expect(exists(pid)).toBe(false);
    expect(readdirSync(foldersOf(dataDir).home).sort()).toEqual(['data', 'log', 'run']);
  });
});

describe('after a crash', () => {
  test('of the application, the server lives on and the next owner adopts it', async () => {
    const dataDir = await madeFolder();
    const holder = await holdIn(dataDir);
    const pid = postmaster(dataDir);
    await holder.kill();
    expect(exists(pid)).toBe(true);
    const server = await open(dataDir);
    expect(postmaster(dataDir)).toBe(pid);
    expect(await answers(server)).toBe(true);
    await server.stop();
    expect(exists(pid)).toBe(false);
  });

  test('of both, the next owner recovers', async () => {
    const dataDir = await madeFolder();
    const holder = await holdIn(dataDir);
    const pid = postmaster(dataDir);
    await holder.kill();
    process.kill(pid, 'SIGKILL');
    await until(() => !exists(pid));
    const server = await open(dataDir);
    expect(postmaster(dataDir)).not.toBe(pid);
    expect(await answers(server)).toBe(true);
  });

  test('of the server alone, the owner starts it again at the same address', async () => {
    const dataDir = await madeFolder();
    const server = await open(dataDir);
    const before = server.address('app');
    const pid = postmaster(dataDir);
    process.kill(pid, 'SIGKILL');
    await until(() => postmaster(dataDir) !== pid && answers(server));
    expect(server.address('app')).toEqual(before);
  });
});

describe('a stale postmaster.pid', () => {
  async function stopped(): Promise<{ dataDir: string; pidFile: string; lines: string[] }> {
    const dataDir = await madeFolder();
    const server = await openEmbedded({ dataDir, mode: 'own', settings: QUICK });
    const pidFile = join(server.pgdata, 'postmaster.pid');
    const lines = readFileSync(pidFile, 'utf8').split('\n');
    await server.stop();
    return { dataDir, pidFile, lines };
  }

  test('of a dead process is no hindrance', async () => {
    const { dataDir, pidFile, lines } = await stopped();
    writeFileSync(pidFile, ['4194303', ...lines.slice(1)].join('\n'));
    expect(await answers(await open(dataDir))).toBe(true);
  });

  test('that names a live process which is no database is set aside, and the process is left alone', async () => {
    const { dataDir, pidFile, lines } = await stopped();
    // Of the database's own user, so that PostgreSQL itself would take it for another server and refuse.
    const bystander: ChildProcess = spawn('sleep', ['60'], { cwd: '/', ...databaseUser(foldersOf(dataDir)) });
    await once(bystander, 'spawn');
    onTestFinished(() => void bystander.kill());
    const stale = [String(bystander.pid), ...lines.slice(1)].join('\n');
    writeFileSync(pidFile, stale);
    writeFileSync(join(foldersOf(dataDir).run, '.s.PGSQL.5432.lock'), `${bystander.pid}\n`);
    expect(await answers(await open(dataDir))).toBe(true);
    expect(readFileSync(join(foldersOf(dataDir).log, 'postmaster.pid.stale'), 'utf8')).toBe(stale);
    expect(bystander.exitCode).toBe(null);
  });

  test('of a process that cannot be seen, while something answers at the socket, is left to that', async () => {
    const { dataDir, pidFile, lines } = await stopped();
    writeFileSync(pidFile, ['4194303', ...lines.slice(1)].join('\n'));
    const other = createServer().listen(join(foldersOf(dataDir).run, '.s.PGSQL.5432'));
    onTestFinished(() => void other.close());
    await expect(open(dataDir)).rejects.toMatchObject({ code: 'elsewhere', data: { dataDir } });
    expect(readFileSync(pidFile, 'utf8')).toContain('4194303');
  });

  test('that was copied with the folder of a running server does not lead to that server', async () => {
    const original = await madeFolder();
    const copy = dataFolder();
    const server = await open(original);
    for (const name of ['postgres/data', 'secrets']) {
      cpSync(join(original, name), join(copy, name), { recursive: true });
    }
    const other = await open(copy);
    expect(postmaster(copy)).not.toBe(postmaster(original));
    expect(other.address('app').host).toBe(foldersOf(copy).run);
    expect(await answers(server)).toBe(true);
  });

  test('is not deleted while its server hangs: after a while that is said', async () => {
    const dataDir = await madeFolder();
    const holder = await holdIn(dataDir);
    const pid = postmaster(dataDir);
    await holder.kill();
    process.kill(pid, 'SIGSTOP');
    onTestFinished(() => void process.kill(pid, 'SIGCONT'));
    await expect(openEmbedded({ dataDir, mode: 'own', patience: { answeringMs: 500 } })).rejects.toMatchObject({
      code: 'not-answering',
      data: { pid },
    });
    process.kill(pid, 'SIGCONT');
    expect(exists(pid)).toBe(true);
    expect(existsSync(join(foldersOf(dataDir).pgdata, 'postmaster.pid'))).toBe(true);
  });
});
