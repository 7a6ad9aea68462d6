/** From whatever is found in the data folder to a server that answers. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DATABASE, placeOf, superuserAddress } from './address.ts';
import { listens, withClient } from './connect.ts';
import { PostgresFault } from './fault.ts';
import { launch } from './launch.ts';
import {
  type PostmasterFile,
  readPostmasterFile,
  removeSocketLock,
  setAsidePostmasterFile,
} from './postmaster-file.ts';
import type { Presence } from './presence.ts';
import { isAlive, mayServe } from './processes.ts';
import { ensureDatabase, ensureRoles, grantRights, hasRights } from './roles.ts';
import { secretsFile } from './secrets.ts';
import type { Site } from './site.ts';

export interface Running {
  readonly file: PostmasterFile;
  /** As the server says it, e.g. "18.4". */
  readonly version: string;
}

const RETRY_MS = 50;

/**
 * A healthy server of this very PGDATA is adopted, whoever started it; one that starts or stops is waited for; where
 * none is, one is started. @throws PostgresFault
 */
export async function bringUp(site: Site, presence: Presence): Promise<Running> {
  for (const since = Date.now(); ; ) {
    const waited = Date.now() - since;
    const file = await findServer(site);
    const leaver = presence.others().find(({ standing }) => standing === 'leave');
    if (leaver === undefined) {
      if (file === undefined) {
        if ((await launch(site)) === 'ready') continue;
      } else if (file.state === 'ready') {
        const version = await prepare(site, file);
        if (version !== undefined) return { file, version };
      }
    }
    const limit = file?.state === 'starting' ? site.patience.startingMs : site.patience.answeringMs;
    if (waited > limit) {
      const pid = file?.pid ?? leaver?.pid ?? 0;
      throw new PostgresFault('not-answering', { pid, seconds: Math.round(limit / 1000), log: site.folders.log });
    }
    await sleep(RETRY_MS);
  }
}

/** The server that runs in PGDATA now, in whatever state. @throws PostgresFault elsewhere */
async function findServer({ folders, log }: Site): Promise<PostmasterFile | undefined> {
  const file = readPostmasterFile(folders);
  if (file === undefined || mayServe(file.pid, folders.pgdata)) return file;
  // The number means nothing here, but perhaps in another container that shares the folder.
  if (file.socketFolder !== undefined && (await listens(join(file.socketFolder, `.s.PGSQL.${file.port}`)))) {
    throw new PostgresFault('elsewhere', { dataDir: folders.dataDir });
  }
  if (isAlive(file.pid)) {
    log('a stale postmaster.pid names a process that is no database; it was set aside', { pid: file.pid });
    setAsidePostmasterFile(folders);
    removeSocketLock(folders, file.port);
  }
  return undefined;
}

/** Puts roles and rights right. Undefined when the server does not take connections just now. @throws PostgresFault */
async function prepare(site: Site, file: PostmasterFile): Promise<string | undefined> {
  const { passwords, folders } = site;
  const place = placeOf(file, false);
  const inDatabase = async () =>
    withClient(superuserAddress(place, passwords, DATABASE), async (client) => {
      await ensureRoles(client, passwords);
      if (!(await hasRights(client))) await grantRights(client, DATABASE);
      const { rows } = await client.query<{ version: string; pgdata: string }>(
        `SELECT current_setting('server_version') AS version, current_setting('data_directory') AS pgdata`,
      );
      return rows[0];
    });
  try {
    const said = await inDatabase().catch(async (error) => {
      if (codeOf(error) !== NO_SUCH_DATABASE) throw error;
      await withClient(superuserAddress(place, passwords), async (client) => {
        await ensureRoles(client, passwords);
        await ensureDatabase(client);
      });
      return inDatabase();
    });
    if (said !== undefined && !isSameFolder(said.pgdata, folders.pgdata)) {
      throw new PostgresFault('elsewhere', { dataDir: folders.dataDir });
    }
    return said?.version;
  } catch (error) {
    if (REFUSED_PASSWORD.has(codeOf(error)))
      throw new PostgresFault('secrets-lost', { file: secretsFile(folders) }, error);
    if (isPassing(error)) return undefined;
    throw error;
  }
}

/** SQLSTATE codes: PostgreSQL, Appendix A. */
const NO_SUCH_DATABASE = '3D000';
const REFUSED_PASSWORD = new Set(['28P01', '28000']);
const PASSING = new Set(['57P01', '57P02', '57P03', '53300', 'ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE']);

/** It goes away by itself: the server starts or stops, or all its connections are taken. */
function isPassing(error: unknown): boolean {
  return PASSING.has(codeOf(error)) || (error instanceof Error && /timeout|Connection terminated/.test(error.message));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** A server that was started by root tells its folder as its own working folder, which was checked with its number. */
function isSameFolder(said: string, pgdata: string): boolean {
  if (said === '/proc/self/cwd') return true;
  const [its, ours] = [statSync(said, { throwIfNoEntry: false }), statSync(pgdata)];
  return its?.ino === ours.ino && its.dev === ours.dev;
}
