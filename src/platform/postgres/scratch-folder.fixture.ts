/** What the tests of this folder share: data folders that go away, and server processes to kill. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, onTestFinished } from 'vitest';
import { findEngine } from './engine.ts';
import { foldersOf } from './folders.ts';
import { openEmbedded } from './open-embedded.ts';
import { putDown } from './put-down.ts';
import { PATIENCE } from './site.ts';

/** Quick, for tests that say nothing about durability. */
export const QUICK = { fsync: 'off', shared_buffers: '32MB' };

/** A data folder that does not exist yet. Whatever server is left in it is stopped when the test is over. */
export function dataFolder(inside = ''): string {
  const scratch = mkdtempSync(join(tmpdir(), 'gelaran-folder-'));
  const dataDir = join(scratch, inside, 'data');
  mkdirSync(join(scratch, inside), { recursive: true });
  onTestFinished(async () => {
    await putDown({ folders: foldersOf(dataDir), engine: findEngine(), user: undefined, patience: PATIENCE });
    rmSync(foldersOf(dataDir).run, { recursive: true, force: true });
    rmSync(scratch, { recursive: true, force: true });
  });
  return dataDir;
}

let made: string | undefined;
afterAll(() => {
  if (made !== undefined) rmSync(made, { recursive: true, force: true });
});

/**
 * A data folder with a stopped database in it, copied from one that is made once a test file: a tenth of the time. As root,
 * the copy is root's, which the next start has to put right.
 */
export async function madeFolder(): Promise<string> {
  made ??= await makeOnce();
  const dataDir = dataFolder();
  cpSync(made, dataDir, { recursive: true });
  return dataDir;
}

async function makeOnce(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gelaran-folder-'));
  const server = await openEmbedded({ dataDir, mode: 'own', settings: QUICK });
  await server.stop();
  return dataDir;
}

export interface Holder {
  readonly pid: number;
  /** Its first line: `open PID`, or why not. */
  readonly said: string;
  /** kill -9. */
  kill(): Promise<void>;
  finish(): Promise<void>;
}

/** Another process that holds a data folder open. */
export async function holdIn(dataDir: string, mode: 'own' | 'visit' = 'own'): Promise<Holder> {
  const program = fileURLToPath(new URL('./hold.fixture.ts', import.meta.url));
  const child = spawn(process.execPath, [program, dataDir, mode], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [said] = await once(child.stdout.setEncoding('utf8'), 'data');
  return {
    pid: child.pid ?? 0,
    said: String(said).trim(),
    kill: () => ended(child, () => child.kill('SIGKILL')),
    finish: () => ended(child, () => child.stdin.end()),
  };
}

async function ended(child: ChildProcess, act: () => void): Promise<void> {
  const exit = once(child, 'exit');
  act();
  await exit;
}
