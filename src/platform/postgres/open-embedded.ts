/** Opens the embedded database of a data folder, for the server process or for a command beside it. */
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { addressOf, type DatabaseAddress, type DatabaseRole, placeOf } from './address.ts';
import { bringUp } from './bring-up.ts';
import { findEngine, placeEngine } from './engine.ts';
import { faultOfSystemError, PostgresFault } from './fault.ts';
import { type DatabaseFolders, foldersOf } from './folders.ts';
import { hasDatabase, initialise } from './initialise.ts';
import { makeFolders } from './make-folders.ts';
import { enter, isAlone, listPresent, type Presence, type Present } from './presence.ts';
import { putDown } from './put-down.ts';
import { makePasswords, readPasswords } from './secrets.ts';
import { serverSettings } from './server-settings.ts';
import { type Log, PATIENCE, type Patience, type Site } from './site.ts';
import { databaseUser } from './system-user.ts';
import { watch } from './watch.ts';

export interface OpenOptions {
  readonly dataDir: string;
  /** `own`: the server process, of which a folder has one. `visit`: a command, beside it or alone. */
  readonly mode: 'own' | 'visit';
  /** False: a folder without a database is refused and left as it is, so that nobody works on a mistyped one. */
  readonly make?: boolean;
  /** Listen on 127.0.0.1 too, and give that address. Always so on Windows, where Node has no unix sockets. */
  readonly tcp?: boolean;
  readonly log?: Log;
  /** PostgreSQL's settings, over those of server-settings.ts. An adopted server keeps what it was started with. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly patience?: Partial<Patience>;
}

export interface EmbeddedServer {
  /** As the server says it, e.g. "18.4". */
  readonly version: string;
  readonly pgdata: string;
  address(role: DatabaseRole): DatabaseAddress;
  /**
   * Goes out; the last one out stops the server (fast, cleanly), whoever started it. While somebody else uses the folder
   * it is left running. @throws PostgresFault not-stopping
   */
  stop(): Promise<void>;
}

/**
 * Makes the database on the first start, adopts the server of an application that was killed, starts one otherwise. In
 * mode `own` a server that dies is started again. @throws PostgresFault
 */
export async function openEmbedded(options: OpenOptions): Promise<EmbeddedServer> {
  const folders = foldersOf(options.dataDir);
  try {
    if (options.make === false && !hasDatabase(folders, findEngine()))
      throw new PostgresFault('no-database', { dataDir: folders.dataDir });
    if (options.mode === 'own') refuseOwned(folders, listPresent(folders.present));
    mkdirSync(folders.dataDir, { recursive: true, mode: 0o700 });
    const presence = enter(folders.present, options.mode);
    try {
      if (options.mode === 'own') refuseOwned(folders, presence.others());
      return await open(options, folders, presence);
    } catch (error) {
      presence.gone();
      throw error;
    }
  } catch (error) {
    throw faultOfSystemError(error, folders.dataDir);
  }
}

function refuseOwned({ dataDir }: DatabaseFolders, others: readonly Present[]): void {
  const owner = others.find(({ standing }) => standing === 'own');
  if (owner !== undefined) throw new PostgresFault('owned', { pid: owner.pid, dataDir });
}

async function open(options: OpenOptions, folders: DatabaseFolders, presence: Presence): Promise<EmbeddedServer> {
  const log = options.log ?? (() => {});
  const tcp = options.tcp === true || process.platform === 'win32';
  const site = await prepareSite(options, folders, tcp, log);
  let running = await bringUp(site, presence);
  const { pid } = running.file;
  log('the database is up', { pid, version: running.version, pgdata: folders.pgdata });

  const revive = async () => {
    running = await bringUp(site, presence);
    return running.file.pid;
  };
  const watching = options.mode === 'own' ? watch(pid, revive, log) : undefined;
  let stopping: Promise<void> | undefined;
  return {
    version: running.version,
    pgdata: folders.pgdata,
    address: (role) => addressOf(placeOf(running.file, tcp), role, site.passwords),
    stop() {
      stopping ??= goOut(site, presence, watching?.stop());
      return stopping;
    },
  };
}

async function goOut(site: Site, presence: Presence, unwatched: Promise<void> | undefined): Promise<void> {
  await unwatched;
  presence.leaving();
  try {
    if (isAlone(presence)) await putDown(site);
  } finally {
    presence.gone();
  }
}

/** Everything up to the start of the server: folders, binaries, passwords and, the first time, the database's files. */
async function prepareSite(options: OpenOptions, folders: DatabaseFolders, tcp: boolean, log: Log): Promise<Site> {
  const engine = findEngine();
  const existed = hasDatabase(folders, engine);
  const user = databaseUser(folders);
  makeFolders(folders, user);
  const placed = placeEngine(engine, user, folders);
  const passwords = existed ? readPasswords(folders) : makePasswords(folders);
  if (!existed) {
    log('making the database for the first time', { pgdata: folders.pgdata });
    const durable = options.settings?.fsync !== 'off';
    await initialise({ engine: placed, folders, user, password: passwords.superuser, durable });
  }
  const settings = serverSettings(folders, tcp ? await freePort() : undefined, options.settings ?? {});
  return { folders, engine: placed, user, passwords, settings, log, patience: { ...PATIENCE, ...options.patience } };
}

/** A port of 127.0.0.1 that nobody listens on now. */
function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(address)));
    });
  });
}
