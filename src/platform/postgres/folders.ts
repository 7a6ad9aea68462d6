/** Where the embedded database keeps its things. Everything lies in the data folder; nothing outlives its removal. */
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export interface DatabaseFolders {
  readonly dataDir: string;
  /** Belongs to the database's system user, mode 0700; holds the next three. */
  readonly home: string;
  readonly pgdata: string;
  readonly log: string;
  /** Holds the socket. In the system's temporary folder when the data folder's own path is too long for one. */
  readonly run: string;
  /** The same folder as the server is told it: relative to PGDATA where possible, so that no parent need be crossed. */
  readonly runForServer: string;
  /** Passwords, mode 0700, of the user who runs the application. */
  readonly secrets: string;
  /** One small file for each process that uses the database now. */
  readonly present: string;
}

/**
 * The longest socket path in bytes that every system takes: `sun_path` has 108 on Linux, 104 on macOS and the BSDs, with
 * the closing zero.
 */
const LONGEST_SOCKET_PATH = 103;
const SOCKET_NAME_BYTES = '/.s.PGSQL.65535'.length;

export function foldersOf(dataDir: string): DatabaseFolders {
  const whole = resolve(dataDir);
  const home = join(whole, 'postgres');
  const near = join(home, 'run');
  const fits = Buffer.byteLength(near) + SOCKET_NAME_BYTES <= LONGEST_SOCKET_PATH;
  const far = join(tmpdir(), `gelaran-${createHash('sha256').update(whole).digest('hex').slice(0, 16)}`);
  return {
    dataDir: whole,
    home,
    pgdata: join(home, 'data'),
    log: join(home, 'log'),
    run: fits ? near : far,
    runForServer: fits ? '../run' : far,
    secrets: join(whole, 'secrets'),
    present: join(whole, 'present'),
  };
}
