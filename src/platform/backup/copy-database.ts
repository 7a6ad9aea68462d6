/**
 * Copies PGDATA of a running server by PostgreSQL's low-level API: pages may be copied half-changed and files may come and
 * go, because the log written meanwhile, which is copied too, puts all of it right at the next start.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { withClient } from '../postgres/connect.ts';
import { writeDurably } from '../postgres/durable-files.ts';
import type { DatabaseAddress } from '../postgres/index.ts';
import { digestFile } from './copy-file.ts';
import { addFile, type Copying, copyTree, note } from './copy-tree.ts';
import { BackupFault } from './fault.ts';
import { listFiles } from './list-files.ts';
import { DATABASE_FOLDER } from './manifest.ts';
import { CONTROL_FILE, isLeftOut } from './pgdata-files.ts';

export interface CopiedDatabase {
  /** Of the server, e.g. "18.4". */
  readonly postgres: string;
  readonly startLsn: string;
  readonly stopLsn: string;
}

/** @throws BackupFault tablespaces, log-gone; and what pg throws when the server stops meanwhile. */
export async function copyDatabase(
  copying: Copying,
  address: DatabaseAddress,
  pgdata: string,
): Promise<CopiedDatabase> {
  if (readdirSync(join(pgdata, 'pg_tblspc')).length > 0) throw new BackupFault('tablespaces', { pgdata });
  return withClient(address, async (client) => {
    const { postgres, startLsn } = await start(client);
    const found = listFiles(pgdata, (path) => isLeftOut(path) || path === CONTROL_FILE);
    await copyTree(copying, pgdata, DATABASE_FOLDER, found);
    await addFile(copying, join(pgdata, CONTROL_FILE), `${DATABASE_FOLDER}/${CONTROL_FILE}`);
    const { stopLsn, label } = await stop(client);
    await addLabel(copying, label);
    for (const segment of await listSegments(client, startLsn, stopLsn)) await addSegment(copying, pgdata, segment);
    return { postgres, startLsn, stopLsn };
  });
}

/** From here to the end of the connection the slot keeps the log from being removed. */
async function start(client: Client): Promise<{ postgres: string; startLsn: string }> {
  await client.query('SELECT pg_create_physical_replication_slot($1, true, true)', [`gelaran_backup_${process.pid}`]);
  const { rows } = await client.query<{ postgres: string; startLsn: string }>(
    `SELECT pg_backup_start('gelaran', true) AS "startLsn", current_setting('server_version') AS postgres`,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('pg_backup_start returned no row');
  return row;
}

/** The server does not archive, so there is no archive to wait for; the log up to here is on the disk all the same. */
async function stop(client: Client): Promise<{ stopLsn: string; label: string }> {
  const { rows } = await client.query<{ stopLsn: string; label: string }>(
    `SELECT lsn AS "stopLsn", labelfile AS label FROM pg_backup_stop(false)`,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('pg_backup_stop returned no row');
  return row;
}

/** Without this file the copy would be taken for a server that has crashed, and started from the wrong place. */
async function addLabel(copying: Copying, label: string): Promise<void> {
  const path = `${DATABASE_FOLDER}/backup_label`;
  writeDurably(join(copying.draft, path), label);
  note(copying, { path, ...(await digestFile(join(copying.draft, path))) });
}

/** The names of the log's files from the one in which the backup starts to the one in which it stops. */
async function listSegments(client: Client, startLsn: string, stopLsn: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ segment: string }>(
    `WITH one AS (SELECT pg_size_bytes(current_setting('wal_segment_size')) AS size)
     SELECT DISTINCT pg_walfile_name($1::pg_lsn + n * size) AS segment
       FROM one, generate_series(0, ceil(pg_wal_lsn_diff($2::pg_lsn, $1::pg_lsn) / size)::bigint) n
      WHERE pg_walfile_name($1::pg_lsn + n * size) <= pg_walfile_name($2::pg_lsn)
      ORDER BY segment`,
    [startLsn, stopLsn],
  );
  return rows.map(({ segment }) => segment);
}

async function addSegment(copying: Copying, pgdata: string, segment: string): Promise<void> {
  const path = `${DATABASE_FOLDER}/pg_wal/${segment}`;
  if (!(await addFile(copying, join(pgdata, 'pg_wal', segment), path))) throw new BackupFault('log-gone', { segment });
}
