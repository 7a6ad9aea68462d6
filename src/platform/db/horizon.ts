import { sql } from 'kysely';
import type { Db } from './database.ts';

/**
 * The instant before which everything that was written can be seen by whoever begins to read after this has answered: nothing
 * that shows later carries an earlier time. RFC 3339 in UTC, of the database's own clock.
 *
 * A row tells when it was written (`updated_at`, by `clock_timestamp()`), and shows when its transaction commits. So this is
 * where the oldest transaction that writes began: those of the application's own login, and through a function of the owner
 * those of the login that owns the tables, under which an external server runs the application. It has to be asked before the
 * reading transaction begins: one that commits between the two would be neither under way nor in sight. A second is taken off
 * for a clock that is set back a little.
 */
export async function readHorizon(db: Db): Promise<string> {
  const { rows } = await sql<{ at: number }>`
    select least(
      statement_timestamp(),
      (select min(xact_start) from pg_stat_activity where datname = current_database() and backend_xid is not null and pid <> pg_backend_pid()),
      platform.oldest_writing()
    ) - interval '1 second' as at`.execute(db);
  return new Date(rows[0]?.at ?? 0).toISOString();
}
