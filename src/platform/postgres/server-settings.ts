/** The settings of the embedded server, given on its command line, so that what runs is what this file says. */
import type { DatabaseFolders } from './folders.ts';

/** The port of a unix socket is a part of its name and of nothing else. */
export const SOCKET_PORT = 5432;

/**
 * For one machine of 2 to 4 cores and 2 GiB or more that the application shares. Durability is never traded: a sale is
 * acknowledged after COMMIT, so COMMIT waits for the disk.
 */
const TUNED: Readonly<Record<string, string>> = {
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_connections: '100',
  // Few and long checkpoints: after each one, the first change of a page writes the whole page to the log.
  checkpoint_timeout: '15min',
  max_wal_size: '4GB',
  min_wal_size: '256MB',
  wal_level: 'replica',
  // The binaries from npm are built without lz4 and zstd.
  wal_compression: 'pglz',
  synchronous_commit: 'on',
  // Short queries all over: compiling one takes longer than running it.
  jit: 'off',
  random_page_cost: '1.1',
  idle_in_transaction_session_timeout: '5min',
  // Tables that were just filled (a list taken in, a plan drawn) are soon counted, and questions planned by what is there.
  autovacuum_naptime: '15s',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_duration_statement: '2s',
  log_lock_waits: 'on',
  log_line_prefix: '%m [%p] %q%u@%d ',
  password_encryption: 'scram-sha-256',
};

/** A week of logs, one file a weekday, written over when its day comes round. */
const LOGGED: Readonly<Record<string, string>> = {
  logging_collector: 'on',
  log_directory: '../log',
  log_filename: 'postgres-%a.log',
  log_file_mode: '0600',
  log_rotation_age: '1d',
  log_rotation_size: '0',
  log_truncate_on_rotation: 'on',
};

/** `tcpPort` undefined: a socket in a private folder and no network at all. `extra` wins over what is tuned. */
export function serverSettings(
  folders: DatabaseFolders,
  tcpPort: number | undefined,
  extra: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return {
    ...TUNED,
    ...extra,
    ...LOGGED,
    cluster_name: 'gelaran',
    listen_addresses: tcpPort === undefined ? '' : '127.0.0.1',
    port: String(tcpPort ?? SOCKET_PORT),
    unix_socket_directories: process.platform === 'win32' ? '' : folders.runForServer,
    unix_socket_permissions: '0700',
  };
}
