/** Reads PGDATA/postmaster.pid, the file by which a server says that it runs and where it listens (PostgreSQL's miscadmin.h). */
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { DatabaseFolders } from './folders.ts';

export interface PostmasterFile {
  readonly pid: number;
  readonly port: number;
  /** Absolute; undefined when the server has no socket. */
  readonly socketFolder: string | undefined;
  /** An address that it listens on; undefined when it has none. */
  readonly tcpHost: string | undefined;
  readonly state: 'starting' | 'stopping' | 'ready' | 'standby' | 'unknown';
}

const STATES = ['starting', 'stopping', 'ready', 'standby'] as const;

/** Undefined when there is none, or none yet: its lines are written one after the other as the server starts. */
export function readPostmasterFile(folders: DatabaseFolders): PostmasterFile | undefined {
  const [pid, , , port, socketFolder, tcpHost, , state] = readLines(join(folders.pgdata, 'postmaster.pid'));
  if (!Number.isSafeInteger(Number(pid)) || Number(pid) <= 0) return undefined;
  return {
    pid: Number(pid),
    port: Number(port),
    socketFolder: socketFolder ? resolve(folders.pgdata, socketFolder) : undefined,
    tcpHost: tcpHost || undefined,
    state: STATES.find((one) => one === state?.trim()) ?? 'unknown',
  };
}

/**
 * Keeps a file that names a process which is not our server beside the logs and out of the server's way, which would
 * take that process for a server. (A file of a dead process it sees through by itself.) The server still refuses to
 * start when an older one's shared memory is in use.
 */
export function setAsidePostmasterFile(folders: DatabaseFolders): void {
  renameSync(join(folders.pgdata, 'postmaster.pid'), join(folders.log, 'postmaster.pid.stale'));
}

/** The same for the lock beside the socket, whose only use is to find the same process. */
export function removeSocketLock(folders: DatabaseFolders, port: number): void {
  rmSync(join(folders.run, `.s.PGSQL.${port}.lock`), { force: true });
}

function readLines(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
