/** The database of an installation: the embedded server under the data folder, or the one that DATABASE_URL names. */
import { mkdir, statfs } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { awaitServer, refusePooler } from '../platform/db/check-server.ts';
import type { Address } from '../platform/db/connect.ts';
import { addressOfUrl } from '../platform/db/connect.ts';
import { databaseFault } from '../platform/db/database-fault.ts';
import { MigrationFault, migrate } from '../platform/db/migrate.ts';
import type { Logger } from '../platform/log/log.ts';
import { type EmbeddedServer, openEmbedded, PostgresFault } from '../platform/postgres/index.ts';
import { isTold, ToldFault } from '../platform/problem/told-fault.ts';
import type { Settings } from '../platform/settings/settings.ts';

export interface OpenDatabase {
  /** Migrates. */
  readonly owner: Address;
  /** Works: behind row level security, owning nothing. */
  readonly app: Address;
  /** Undefined when the database is external. */
  readonly embedded: EmbeddedServer | undefined;
  stop(): Promise<void>;
}

async function makeDataDir(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new ToldFault(
      `The folder ${folder} cannot be used: ${WHY[reason] ?? reason}; choose another with DATA_DIR.`,
      {
        cause: error,
      },
    );
  });
}

const WHY: Readonly<Record<string, string>> = {
  EACCES: 'there is no permission to make it',
  EPERM: 'there is no permission to make it',
  EROFS: 'its disk can only be read',
  ENOENT: 'it cannot be made there',
  ENOTDIR: 'a part of its path is a file',
  EEXIST: 'it is a file',
  ENOSPC: 'its disk is full',
  ENAMETOOLONG: 'its path is too long',
};

/** How long a start waits for a database that is somebody else's to run. */
const PATIENCE_MS = 60_000;
/** With less than this left, whatever failed in the database failed for want of room. */
const TOO_LITTLE_BYTES = 16 * 1_048_576;
const MIGRATIONS = 'migrations';

/**
 * Waits for the database, looks whether it can carry the work, and brings it up to date. Returns the names of the migrations that were applied.
 * @param root the folder of the installation. @throws ToldFault with one sentence for the person who started it.
 */
export async function prepareDatabase(
  { owner, embedded }: OpenDatabase,
  { dataDir }: Pick<Settings, 'dataDir'>,
  root: URL,
  wait: { readonly patient: boolean; readonly say: (line: string) => void },
): Promise<string[]> {
  try {
    if (!embedded) {
      await awaitServer(owner, { patienceMs: wait.patient ? PATIENCE_MS : 0, say: wait.say });
      await refusePooler(owner);
    }
    return await migrate(owner, fileURLToPath(new URL(`${MIGRATIONS}/`, root)));
  } catch (error) {
    if (isTold(error) && !(error instanceof MigrationFault)) throw error;
    const { bavail, bsize } = await statfs(dataDir).catch(() => ({ bavail: Number.POSITIVE_INFINITY, bsize: 1 }));
    if (embedded && bavail * bsize < TOO_LITTLE_BYTES) throw new PostgresFault('disk-full', { path: dataDir }, error);
    throw (embedded ? undefined : databaseFault(causeOf(error), owner)) ?? error;
  }
}

/** A migration tells in its own words what a right that is missing says in PostgreSQL's. */
function causeOf(error: unknown): unknown {
  return error instanceof MigrationFault && error.cause !== undefined ? error.cause : error;
}

export interface Opening {
  readonly mode: 'own' | 'visit';
  /** Whether a folder without a database gets one; else it is refused and left as it is. */
  readonly make: boolean;
}

/** Opens the database of the settings. @throws ToldFault with one sentence for the person who started it. */
export async function openDatabase(settings: Settings, { mode, make }: Opening, log: Logger): Promise<OpenDatabase> {
  if (make) await makeDataDir(settings.dataDir);
  if (settings.databaseUrl !== undefined) {
    return {
      owner: addressOfUrl(settings.databaseUrl),
      app: addressOfUrl(settings.databaseUrl, 'gelaran_app'),
      embedded: undefined,
      stop: async () => undefined,
    };
  }
  const embedded = await openEmbedded({
    dataDir: settings.dataDir,
    mode,
    make,
    log: (message, data) => log.debug({ ...data }, message),
  });
  return { owner: embedded.address('owner'), app: embedded.address('app'), embedded, stop: () => embedded.stop() };
}
