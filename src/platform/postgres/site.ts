/** All that is known before the server runs. */
import type { Engine } from './engine.ts';
import type { DatabaseFolders } from './folders.ts';
import type { Passwords } from './secrets.ts';
import type { SystemUser } from './system-user.ts';

export type Log = (message: string, data?: object) => void;

export interface Site {
  readonly folders: DatabaseFolders;
  readonly engine: Engine;
  readonly user: SystemUser | undefined;
  readonly passwords: Passwords;
  readonly settings: Readonly<Record<string, string>>;
  readonly log: Log;
  readonly patience: Patience;
}

/** How long is waited, in milliseconds, for a server that ... */
export interface Patience {
  /** ... is starting, perhaps recovering from a crash. */
  readonly startingMs: number;
  /** ... says that it is ready but does not answer, or is held by another. */
  readonly answeringMs: number;
  /** ... was told to stop. */
  readonly stoppingMs: number;
}

export const PATIENCE: Patience = { startingMs: 900_000, answeringMs: 30_000, stoppingMs: 60_000 };
