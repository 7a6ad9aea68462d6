/** Makes the database's files, once: beside their place first, so that a half-made database is never found there. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { syncFolder } from './durable-files.ts';
import { type Engine, programOf } from './engine.ts';
import { PostgresFault } from './fault.ts';
import type { DatabaseFolders } from './folders.ts';
import { exists } from './processes.ts';
import { optionsFor, pgdataForServer } from './run-program.ts';
import { faultOfServerText } from './server-text.ts';
import { giveTo, type SystemUser } from './system-user.ts';

/** Used by the supervisor alone, to make and check the roles. */
export const SUPERUSER = 'gelaran_supervisor';

export interface Initialisation {
  readonly engine: Engine;
  readonly folders: DatabaseFolders;
  readonly user: SystemUser | undefined;
  readonly password: string;
  /** False only where nothing that is written matters after a crash. */
  readonly durable: boolean;
}

/** Of two processes that try at once, both make a database and the first puts its own in place. @throws PostgresFault */
export async function initialise({ engine, folders, user, password, durable }: Initialisation): Promise<void> {
  const draft = join(folders.home, `data.partial-${process.pid}-${randomBytes(4).toString('hex')}`);
  const passwordFile = `${draft}.pw`;
  removeDrafts(folders);
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { flag: 'wx', mode: 0o600 });
  try {
    for (const path of [draft, passwordFile]) giveTo(user, path);
    await runInitdb(engine, draft, user, [`--pwfile=../${basename(passwordFile)}`, ...(durable ? [] : ['--no-sync'])]);
    if (hasDatabase(folders, engine)) return;
    renameSync(draft, folders.pgdata);
    syncFolder(folders.home);
  } catch (error) {
    const text = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
    throw text === '' ? error : faultOfServerText(text, folders, error);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

async function runInitdb(engine: Engine, draft: string, user: SystemUser | undefined, more: readonly string[]) {
  const words = [
    `--pgdata=${pgdataForServer(draft, user)}`,
    `--username=${SUPERUSER}`,
    '--auth-local=scram-sha-256',
    '--auth-host=scram-sha-256',
    '--data-checksums',
    '--encoding=UTF8',
    // The operating system's locale is C, which every system has; how texts compare is PostgreSQL's own business.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...more,
  ];
  await promisify(execFile)(programOf(engine, 'initdb'), words, optionsFor(draft, user));
}

/** What a first start that was killed has left. */
function removeDrafts(folders: DatabaseFolders): void {
  for (const name of readdirSync(folders.home)) {
    const [, pid] = /^data\.partial-(\d+)/.exec(name) ?? [];
    if (pid !== undefined && !exists(Number(pid))) rmSync(join(folders.home, name), { recursive: true });
  }
}

/** Whether there is a database to start. @throws PostgresFault version, not-a-database */
export function hasDatabase({ pgdata }: DatabaseFolders, engine: Engine): boolean {
  if (!existsSync(pgdata) || readdirSync(pgdata).length === 0) return false;
  const file = join(pgdata, 'PG_VERSION');
  if (!existsSync(file)) throw new PostgresFault('not-a-database', { pgdata });
  const found = readFileSync(file, 'utf8').trim();
  if (found !== engine.major) throw new PostgresFault('version', { found, wanted: engine.major, pgdata });
  return true;
}
