/** Reads what PostgreSQL's programs say when they fail. They run in the locale C, so they say it in English. */
import { fstatSync, openSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PostgresFault } from './fault.ts';
import type { DatabaseFolders } from './folders.ts';

const DISK_FULL = /No space left on device|Disk quota exceeded/;
const PERMISSION =
  /(?:file|directory) "([^"]+)"[^\n]*: Permission denied|has (?:wrong ownership|invalid permissions)|Operation not permitted/;

export function faultOfServerText(text: string, folders: DatabaseFolders, cause?: unknown): PostgresFault {
  if (DISK_FULL.test(text)) return new PostgresFault('disk-full', { path: folders.dataDir }, cause);
  const denied = PERMISSION.exec(text);
  if (denied) return new PostgresFault('permission', { path: denied[1] ?? folders.pgdata }, cause);
  return new PostgresFault('failed', { reason: reasonIn(text), log: folders.log }, cause);
}

/** The first fatal line without its prefix; else the last line. */
function reasonIn(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const fatal = lines.find((line) => /\b(?:FATAL|PANIC|error):/.test(line)) ?? lines.at(-1) ?? 'no message';
  return fatal.replace(/^.*?\b(?:FATAL|PANIC|error):\s*/, '');
}

const LONGEST_START_LOG = 1_000_000;

/**
 * The file that takes what the server says before its log collector is up. Several may start at once and only one will
 * have the folder, so each adds to the file and none empties it under another.
 */
export function openStartLog(folders: DatabaseFolders): { readonly output: number; readonly textSince: () => string } {
  const file = join(folders.log, 'start.log');
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LONGEST_START_LOG) rmSync(file, { force: true });
  const output = openSync(file, 'a', 0o600);
  const { size } = fstatSync(output);
  const opened = Date.now();
  const textSince = () => [readFileSync(file).subarray(size).toString(), ...newestLog(folders, opened)].join('\n');
  return { output, textSince };
}

/** The end of the log that the collector wrote last, from the start of the server on. Times of files are coarse. */
function newestLog(folders: DatabaseFolders, since: number): readonly string[] {
  const logs = readdirSync(folders.log)
    .filter((name) => name.startsWith('postgres-'))
    .map((name) => join(folders.log, name))
    .filter((file) => statSync(file).mtimeMs >= since - 1000)
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  return logs.slice(0, 1).map((file) => {
    const text = readFileSync(file, 'utf8').slice(-20_000);
    return text.slice(Math.max(0, text.lastIndexOf('starting PostgreSQL')));
  });
}
