/** Copies what a server needs of PostgreSQL's package, readable by everybody, whole or not at all. */
import {
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { listLinks } from './engine-links.ts';

/** Only for who compiles against PostgreSQL. */
const UNNEEDED = new Set(['pkgconfig', 'pgxs', 'include']);

export function copyEngine(from: string, to: string): void {
  const draft = `${to}.partial-${process.pid}`;
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 });
  rmSync(draft, { recursive: true, force: true });
  try {
    cpSync(from, draft, {
      recursive: true,
      verbatimSymlinks: true,
      mode: constants.COPYFILE_FICLONE,
      filter: (path) => extname(path) !== '.a' && !UNNEEDED.has(basename(path)),
    });
    for (const { source, target } of listLinks(draft)) {
      if (!existsSync(join(draft, target))) symlinkSync(basename(source), join(draft, target));
    }
    openToAll(draft);
    renameSync(draft, to);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // Somebody else finished the same copy first.
    if (!existsSync(to)) throw error;
  }
}

/** The project may have been installed under a umask that hides it. Programs and libraries alike may be executed. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, 0o755);
  }
}
