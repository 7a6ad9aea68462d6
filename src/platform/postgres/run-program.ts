/** How PostgreSQL's programs are started: as the database's user, from inside PGDATA, with nothing of our environment. */
import type { SystemUser } from './system-user.ts';

/**
 * PGDATA as a program that runs in it is told it. When root starts the database as another user, that user may be unable
 * to cross the folders above (/root); on Linux the working folder, entered before the user is changed, leads there.
 */
export function pgdataForServer(pgdata: string, user: SystemUser | undefined): string {
  return user !== undefined && process.platform === 'linux' ? '/proc/self/cwd' : pgdata;
}

/**
 * A locale of C keeps the messages in English, which is how faults are told apart; the zone spares initdb its search
 * through all of them. Settings such as PGDATA or PGPORT of a shell must not leak in.
 */
export function optionsFor(pgdata: string, user: SystemUser | undefined) {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'];
  const env: NodeJS.ProcessEnv = { LC_ALL: 'C', TZ: 'UTC' };
  for (const name of kept) if (process.env[name] !== undefined) env[name] = process.env[name];
  return { cwd: pgdata, env, windowsHide: true, ...user };
}
