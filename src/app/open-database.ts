/** The database of an installation: the embedded server under the data folder, or the one that DATABASE_URL names. */
import type { Address } from '../platform/db/connect.ts';
import { addressOfUrl } from '../platform/db/connect.ts';
import type { Logger } from '../platform/log/log.ts';
import { type EmbeddedServer, openEmbedded } from '../platform/postgres/index.ts';
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

export async function openDatabase(settings: Settings, mode: 'own' | 'visit', log: Logger): Promise<OpenDatabase> {
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
    log: (message, data) => log.debug({ ...data }, message),
  });
  return { owner: embedded.address('owner'), app: embedded.address('app'), embedded, stop: () => embedded.stop() };
}
