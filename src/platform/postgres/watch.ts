/** Brings the server up again when it dies under the application. Connections break, and pools make new ones. */
import { setTimeout as sleep } from 'node:timers/promises';
import { exists } from './processes.ts';
import type { Log } from './site.ts';

const LOOK_EVERY_MS = 100;
const LONGEST_PAUSE_MS = 10_000;

export interface Watch {
  /** Resolves when nothing will be started any more. */
  stop(): Promise<void>;
}

/** `revive` returns the new server's process; when it throws, it is tried again, ever less often, for as long as it takes. */
export function watch(pid: number, revive: () => Promise<number>, log: Log): Watch {
  const stopped = new AbortController();
  const pause = (ms: number) => sleep(ms, undefined, { ref: false, signal: stopped.signal }).catch(() => {});
  const watched = () => !stopped.signal.aborted;

  async function look(current: number): Promise<void> {
    await pause(LOOK_EVERY_MS);
    while (watched()) {
      if (!exists(current)) current = await bringBack(current);
      await pause(LOOK_EVERY_MS);
    }
  }

  async function bringBack(dead: number): Promise<number> {
    log('the database has died; it is started again', { pid: dead });
    for (let wait = LOOK_EVERY_MS; watched(); wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
      try {
        return await revive();
      } catch (error) {
        log('the database could not be started again yet', { error, retryInMs: wait });
        await pause(wait);
      }
    }
    return dead;
  }

  const looking = look(pid);
  return {
    async stop() {
      stopped.abort();
      await looking;
    },
  };
}
