/** Who connects to the embedded database, and where. */
import { SUPERUSER } from './initialise.ts';
import type { PostmasterFile } from './postmaster-file.ts';
import type { Passwords } from './secrets.ts';

/** `owner` migrates, `app` serves and sees only what row level security lets it, `backup` copies. */
export type DatabaseRole = 'owner' | 'app' | 'backup';

/** Fits pg's ClientConfig; `host` is the folder of the socket where there is one. */
export interface DatabaseAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

export const DATABASE = 'gelaran';

export const ROLE_NAMES: Readonly<Record<DatabaseRole, string>> = {
  owner: 'gelaran_owner',
  app: 'gelaran_app',
  backup: 'gelaran_backup',
};

export type Place = Pick<DatabaseAddress, 'host' | 'port'>;

/** Where a running server is reached: by its socket, unless it has none or TCP is asked for and there. */
export function placeOf(file: PostmasterFile, preferTcp: boolean): Place {
  const byTcp = { host: file.tcpHost ?? '127.0.0.1', port: file.port };
  if (file.socketFolder === undefined || (preferTcp && file.tcpHost !== undefined)) return byTcp;
  return { host: file.socketFolder, port: file.port };
}

export function addressOf(place: Place, role: DatabaseRole, passwords: Passwords): DatabaseAddress {
  return { ...place, user: ROLE_NAMES[role], password: passwords[role], database: DATABASE };
}

/** Only for the supervisor's short checks: the application never holds such a connection. */
export function superuserAddress(place: Place, passwords: Passwords, database = 'postgres'): DatabaseAddress {
  return { ...place, user: SUPERUSER, password: passwords.superuser, database };
}
