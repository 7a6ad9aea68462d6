/** Makes the database's folders, private to the user who runs it. */
import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { PostgresFault } from './fault.ts';
import type { DatabaseFolders } from './folders.ts';
import { giveTo, type SystemUser } from './system-user.ts';

/** What was copied into the data folder by root, or under a wide umask, is put right. @throws PostgresFault unsafe-folder */
export function makeFolders({ home, log, run, pgdata }: DatabaseFolders, user: SystemUser | undefined): void {
  for (const folder of [home, log, run]) {
    if (mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined) giveTo(user, folder);
  }
  // Windows has neither such owners nor such modes.
  if (process.platform === 'win32') return;
  const mine = user?.uid ?? process.getuid?.();
  const shared = !run.startsWith(home);
  // Laid in the shared temporary folder by somebody else, it would let that one stand in for the server.
  if (shared && !isPrivate(run, mine)) throw new PostgresFault('unsafe-folder', { path: run });
  for (const folder of shared ? [home, log, pgdata] : [home, log, run, pgdata]) {
    const found = statSync(folder, { throwIfNoEntry: false });
    if (found === undefined) continue;
    if (found.uid !== mine) giveTo(user, folder);
    if ((found.mode & 0o077) !== 0) chmodSync(folder, 0o700);
  }
}

function isPrivate(folder: string, uid: number | undefined): boolean {
  const found = statSync(folder);
  return found.uid === uid && (found.mode & 0o077) === 0;
}
