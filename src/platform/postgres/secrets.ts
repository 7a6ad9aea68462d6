/** The passwords of the embedded database: made once, at random, kept where only the application's user reads them. */
import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { syncFolder, writeDurably } from './durable-files.ts';
import { PostgresFault } from './fault.ts';
import type { DatabaseFolders } from './folders.ts';

const Passwords = z.strictObject({
  superuser: z.string().min(32),
  owner: z.string().min(32),
  app: z.string().min(32),
  backup: z.string().min(32),
});

export type Passwords = Readonly<z.infer<typeof Passwords>>;

export function secretsFile(folders: DatabaseFolders): string {
  return join(folders.secrets, 'database.json');
}

/** @throws PostgresFault secrets-lost when the file is missing or is not what was written. */
export function readPasswords(folders: DatabaseFolders): Passwords {
  const file = secretsFile(folders);
  try {
    return Passwords.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new PostgresFault('secrets-lost', { file }, error);
  }
}

/** Makes the passwords unless they are there: of two processes that try at once, one writes and both read the same. */
export function makePasswords(folders: DatabaseFolders): Passwords {
  mkdirSync(folders.secrets, { recursive: true, mode: 0o700 });
  const file = secretsFile(folders);
  const draft = `${file}.${randomBytes(4).toString('hex')}`;
  const random = () => randomBytes(32).toString('base64url');
  const fresh: Passwords = { superuser: random(), owner: random(), app: random(), backup: random() };
  writeDurably(draft, `${JSON.stringify(fresh, null, 2)}\n`);
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  syncFolder(folders.secrets);
  return readPasswords(folders);
}
