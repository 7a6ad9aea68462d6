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
import { isAlone, type Presence } from './presence.ts';
import { exists, mayServe } from './processes.ts';
import { putDown } from './put-down.ts';
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
 * none is, one is started, and stopped again if it turns out to be of no use. @throws PostgresFault
 */
export async function bringUp(site: Site, presence: Presence): Promise<Running> {
  const started = { here: false };
  try {
    return await settle(site, presence, started);
  } catch (error) {
    if (started.here && isAlone(presence)) await putDown(site);
    throw error;
  }
}

async function settle(site: Site, presence: Presence, started: { here: boolean }): Promise<Running> {
  let held: PostgresFault | undefined;
  for (const since = Date.now(); ; ) {
    const file = await findServer(site);
    const leaver = presence.others().find(({ standing }) => standing === 'leave');
    if (leaver === undefined) {
      if (file === undefined) {
        held = await launch(site);
        started.here ||= held === undefined;
        if (started.here) continue;
      } else if (file.state === 'ready') {
        const version = await prepare(site, file);
        if (version !== undefined) return { file, version };
      }
    }
    const limit = limitFor(site, file, leaver !== undefined);
    if (Date.now() - since > limit) {
      const pid = file?.pid ?? leaver?.pid;
      if (pid === undefined && held !== undefined) throw held;
      throw new PostgresFault('not-answering', {
        pid: pid ?? 0,
        seconds: Math.round(limit / 1000),
        log: site.folders.log,
      });
    }
    await sleep(RETRY_MS);
  }
}

function limitFor({ patience }: Site, file: PostmasterFile | undefined, leaving: boolean): number {
  if (file?.state === 'starting') return patience.startingMs;
  return leaving || file?.state === 'stopping' ? patience.stoppingMs : patience.answeringMs;
}

/** The server that runs in PGDATA now, in whatever state. @throws PostgresFault elsewhere */
async function findServer({ folders, log }: Site): Promise<PostmasterFile | undefined> {
  const file = readPostmasterFile(folders);
  if (file === undefined || mayServe(file.pid, folders.pgdata)) return file;
  // The number means nothing here, but perhaps in another container that shares the folder.
  if (file.socketFolder !== undefined && (await listens(join(file.socketFolder, `.s.PGSQL.${file.port}`)))) {
    throw new PostgresFault('elsewhere', { dataDir: folders.dataDir });
  }
  if (exists(file.pid)) {
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
  try {
    return await withClient(superuserAddress(place, passwords), async (client) => {
      const { rows } = await client.query<{ version: string; pgdata: string }>(WHO_ARE_YOU);
      const [said] = rows;
      if (said === undefined || !isSameFolder(said.pgdata, folders.pgdata)) {
        throw new PostgresFault('elsewhere', { dataDir: folders.dataDir });
      }
      // Until the connection ends; others who come at the same time wait here, and then find all in order.
      await client.query(`SET lock_timeout = '10s'`);
      await client.query('SELECT pg_advisory_lock($1)', [PREPARING]);
      await ensureRoles(client, passwords);
      await ensureDatabase(client);
      await withClient(superuserAddress(place, passwords, DATABASE), async (inside) => {
        if (!(await hasRights(inside))) await grantRights(inside, DATABASE);
      });
      return said.version;
    });
  } catch (error) {
    if (codeOf(error) === DISK_FULL) throw new PostgresFault('disk-full', { path: folders.dataDir }, error);
    if (REFUSED_PASSWORD.has(codeOf(error)))
      throw new PostgresFault('secrets-lost', { file: secretsFile(folders) }, error);
    if (isPassing(error)) return undefined;
    throw error;
  }
}

const WHO_ARE_YOU = `
  SELECT current_setting('server_version') AS version, current_setting('data_directory') AS pgdata`;

/** Any number will do that nobody else locks in the database `postgres`. */
const PREPARING = 18;

/** SQLSTATE codes: PostgreSQL, Appendix A. */
const REFUSED_PASSWORD = new Set(['28P01', '28000']);
const DISK_FULL = '53100';
const PASSING = new Set(['57P01', '57P02', '57P03', '53300', '55P03', 'ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE']);

/** It goes away by itself: the server starts or stops, its connections are all taken, or another prepares it. */
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
