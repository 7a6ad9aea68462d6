/** An installation opened for a command: database up, migrated, a runner; everything closed again at the end. */
import { fileURLToPath } from 'node:url';
import { systemClock } from '../kinds/time.ts';
import { createDb, createPool } from '../platform/db/connect.ts';
import type { Context } from '../platform/db/context.ts';
import { migrate } from '../platform/db/migrate.ts';
import { createRunner, type Runner } from '../platform/db/runner.ts';
import { readLocaleFromRequest } from '../platform/i18n/server.ts';
import { createLog, type Logger } from '../platform/log/log.ts';
import type { Settings } from '../platform/settings/settings.ts';
import { type OpenDatabase, openDatabase } from './open-database.ts';

export interface Installation {
  readonly database: OpenDatabase;
  readonly runner: Runner;
  readonly log: Logger;
  /** The migrations that this opening applied. */
  readonly migrated: readonly string[];
}

export async function withInstallation<T>(
  settings: Settings,
  work: (installation: Installation) => Promise<T>,
): Promise<T> {
  readLocaleFromRequest();
  const log = createLog(settings.logLevel);
  const database = await openDatabase(settings, 'visit', log);
  try {
    const migrated = await migrate(database.owner, fileURLToPath(new URL('../../migrations/', import.meta.url)));
    const pool = createPool(database.app, 4);
    try {
      return await work({ database, runner: createRunner(createDb(pool)), log, migrated });
    } finally {
      await pool.end();
    }
  } finally {
    await database.stop();
  }
}

/** The circumstances of a command: the system acts, at this machine's time. */
export const systemCircumstances: Omit<Context, 'organiser'> = {
  actor: { kind: 'system' },
  clock: systemClock,
  locale: 'id',
  requestId: 'command',
};
