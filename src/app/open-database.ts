/** The database of an installation: the embedded server under the data folder, or the one that DATABASE_URL names. */
import { mkdir } from 'node:fs/promises';
import type { Address } from '../platform/db/connect.ts';
import { addressOfUrl } from '../platform/db/connect.ts';
import type { Logger } from '../platform/log/log.ts';
import { type EmbeddedServer, openEmbedded } from '../platform/postgres/index.ts';
import { ToldFault } from '../platform/problem/told-fault.ts';
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
    const reason = error instanceof Error && 'code' in error ? error.code : error;
    throw new ToldFault(`The folder ${folder} cannot be used (${reason}); choose another with DATA_DIR.`);
  });
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
