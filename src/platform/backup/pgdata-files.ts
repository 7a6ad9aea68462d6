/**
 * What of PGDATA a backup leaves out: what the server makes anew at its start, and what would harm a second one
 * (PostgreSQL, "Making a Base Backup Using the Low Level API", "Backing Up the Data Directory").
 */

/** Kept as folders, without what is in them. The log's segments are copied apart, exactly those that are needed. */
const EMPTIED = [
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
  'pg_wal',
];

const LEFT_OUT = new Set([
  'postmaster.pid',
  'postmaster.opts',
  'backup_label',
  'backup_label.old',
  'tablespace_map',
  'tablespace_map.old',
  'backup_manifest',
  'current_logfiles',
  'current_logfiles.tmp',
  'postgresql.auto.conf.tmp',
]);

/** `pgsql_tmp*` holds sorts in progress, `pg_internal.init*` a cache, `t3_16384` a temporary table. */
const PASSING = /(?:^|\/)(?:pgsql_tmp[^/]*|pg_internal\.init[^/]*|t\d+_\d+(?:_\w+)?(?:\.\d+)?)$/;

export function isLeftOut(path: string): boolean {
  return LEFT_OUT.has(path) || PASSING.test(path) || EMPTIED.some((folder) => path.startsWith(`${folder}/`));
}

/** Says how far the rest is good, so it is copied after the rest. */
export const CONTROL_FILE = 'global/pg_control';
