/** An installation opened for a command: database up, migrated, a runner, said which; everything closed again at the end. */
import { systemClock } from '../kinds/time.ts';
import { createDb, createPool } from '../platform/db/connect.ts';
import type { Context } from '../platform/db/context.ts';
import { createRunner, type Runner } from '../platform/db/runner.ts';
import { readLocaleFromRequest } from '../platform/i18n/server.ts';
import { createLog, type Logger } from '../platform/log/log.ts';
import type { Settings } from '../platform/settings/settings.ts';
import { type KnownData, knowData, sayData } from './known-data.ts';
import { type OpenDatabase, type Opening, openDatabase, prepareDatabase } from './open-database.ts';

export interface Installation {
  readonly database: OpenDatabase;
  readonly runner: Runner;
  readonly log: Logger;
  /** The migrations that this opening applied. */
  readonly migrated: readonly string[];
  readonly data: KnownData;
}

/** @param make whether a folder without a database gets one: only for a command that begins an installation. */
export async function withInstallation<T>(
  settings: Settings,
  work: (installation: Installation) => Promise<T>,
  opening: Opening = { mode: 'visit', make: false },
): Promise<T> {
  readLocaleFromRequest();
  const log = createLog(settings.logLevel);
  const database = await openDatabase(settings, opening, log);
  try {
    const root = new URL('../../', import.meta.url);
    const migrated = await prepareDatabase(database, settings, root, { patient: false, say: console.error });
    const pool = createPool(database.app, 4);
    try {
      const db = createDb(pool);
      const data = await knowData(db, settings);
      // Beside what the command prints, which may be read by a program.
      console.error(sayData(data));
      return await work({ database, runner: createRunner(db), log, migrated, data });
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
