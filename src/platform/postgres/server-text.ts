/** Reads what PostgreSQL's programs say when they fail. They run in the locale C, so they say it in English. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
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

/** Where the server writes before its log collector is up. */
export function startLogOf(folders: DatabaseFolders): string {
  return join(folders.log, 'start.log');
}

/** What the server said since `since` (milliseconds since 1970, as the files' times are): its first words, then the log's last. */
export function readServerText(folders: DatabaseFolders, since: number): string {
  const texts = [startLogOf(folders), ...newestLog(folders)]
    .filter((file) => existsSync(file) && statSync(file).mtimeMs >= since)
    .map((file) => readFileSync(file, 'utf8').slice(-20_000));
  return texts.map((text) => text.slice(Math.max(0, text.lastIndexOf('starting PostgreSQL')))).join('\n');
}

function newestLog(folders: DatabaseFolders): readonly string[] {
  return readdirSync(folders.log)
    .filter((name) => name.startsWith('postgres-'))
    .map((name) => join(folders.log, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
    .slice(0, 1);
}
