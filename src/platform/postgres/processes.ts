/** Telling a process from a later one that was given the same number. */
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

/**
 * A text that stays the same as long as this very process lives and that no other process with the number gets: the
 * boot and the tick of its start on Linux, the time of its start on macOS, a constant on Windows (which does not tell
 * cheaply, so that a reused number is taken for the process there). Undefined when there is no such process.
 */
export function startOf(pid: number): string | undefined {
  if (process.platform === 'linux') {
    const start = linuxStart(pid);
    return start && `${linuxBoot()}-${start}`;
  }
  if (!exists(pid)) return undefined;
  if (process.platform === 'win32') return '0';
  return /\S/.test(ps(pid, 'lstart=')) ? String(Date.parse(ps(pid, 'lstart=').trim())) : undefined;
}

/** Whether a live process may be a PostgreSQL server that runs in this folder: exact on Linux, by its command elsewhere. */
export function mayServe(pid: number, pgdata: string): boolean {
  if (!exists(pid)) return false;
  if (process.platform === 'win32') return true;
  if (process.platform !== 'linux') return ps(pid, 'command=').includes('postgres');
  // A server's working folder is its PGDATA from start to end. Who may not be looked at is of another user, and not ours.
  try {
    const [its, ours] = [statSync(`/proc/${pid}/cwd`), statSync(pgdata)];
    return its.dev === ours.dev && its.ino === ours.ino;
  } catch {
    return false;
  }
}

/** Whether a live process has this number, whichever it is: the cheapest question. */
export function exists(pid: number): boolean {
  if (process.platform === 'linux') return linuxStart(pid) !== undefined;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function ps(pid: number, column: string): string {
  try {
    return execFileSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

/** The 22nd field of /proc/PID/stat, ticks since boot (proc(5)). A zombie is a dead process that nobody has fetched. */
function linuxStart(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? undefined : rest[18];
  } catch {
    return undefined;
  }
}

function linuxBoot(): string {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8);
}
