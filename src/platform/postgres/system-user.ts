/** Which system user runs the database. PostgreSQL refuses to run as root, so a root process starts it as another user. */
import { chownSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PostgresFault } from './fault.ts';
import type { DatabaseFolders } from './folders.ts';

export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

/** In order of preference: the one that packages of PostgreSQL make, then the one that every system has. */
const UNPRIVILEGED = ['postgres', 'nobody'];

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * Undefined when this process runs the database as itself. A database that exists keeps the user it has, even when a
 * preferred one was added to the system since. @throws PostgresFault no-user
 */
export function databaseUser(folders: DatabaseFolders): SystemUser | undefined {
  if (!isRoot()) return undefined;
  const owner = statSync(folders.pgdata, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const user = listUsers().find((one) => one.uid !== 0);
  if (user === undefined) throw new PostgresFault('no-user', { dataDir: folders.dataDir });
  return user;
}

function listUsers(): readonly SystemUser[] {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  return UNPRIVILEGED.flatMap((name) => {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    // macOS writes nobody as -2, which the system calls take as an unsigned number.
    return uid && gid ? [{ uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }] : [];
  });
}

/** Gives a file, or a folder with all that is in it, to the database's user. Links are given, not followed. */
export function giveTo(user: SystemUser | undefined, path: string): void {
  if (user === undefined) return;
  if (lstatSync(path).isDirectory()) for (const name of readdirSync(path)) giveTo(user, join(path, name));
  if (!lstatSync(path).isSymbolicLink()) chownSync(path, user.uid, user.gid);
}

/**
 * Whether a user may read a file and cross every folder above it, judged by the mode bits. An access list that allows
 * more is not seen, which costs a copy of the binaries and nothing else.
 */
export function canReach(user: SystemUser | undefined, path: string): boolean {
  if (user === undefined) return true;
  if (!allows(user, path, 0o5)) return false;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (!allows(user, folder, 0o1)) return false;
    if (folder === dirname(folder)) return true;
  }
}

function allows(user: SystemUser, path: string, bits: number): boolean {
  const { mode, uid, gid } = statSync(path);
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
  return ((mode >> shift) & bits) === bits;
}
