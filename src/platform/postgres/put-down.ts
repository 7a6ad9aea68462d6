/** Stops the server: fast (open transactions are rolled back, the disk is in order), never by force. */
import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { programOf } from './engine.ts';
import { PostgresFault } from './fault.ts';
import { readPostmasterFile } from './postmaster-file.ts';
import { exists, mayServe } from './processes.ts';
import { optionsFor } from './run-program.ts';
import type { Site } from './site.ts';

const POLL_MS = 5;

type Stoppable = Pick<Site, 'folders' | 'engine' | 'user' | 'patience'>;

/** Nothing happens when none runs. @throws PostgresFault not-stopping */
export async function putDown(site: Stoppable): Promise<void> {
  const { folders, patience } = site;
  const file = readPostmasterFile(folders);
  if (file === undefined || !mayServe(file.pid, folders.pgdata)) return;
  await askToStop(site, file.pid);
  for (const since = Date.now(); exists(file.pid); await sleep(POLL_MS)) {
    if (Date.now() - since < patience.stoppingMs) continue;
    const seconds = Math.round(patience.stoppingMs / 1000);
    throw new PostgresFault('not-stopping', { pid: file.pid, seconds, log: folders.log });
  }
}

/** A signal, except on Windows, which has none that a process can answer. */
async function askToStop({ engine, folders, user }: Stoppable, pid: number): Promise<void> {
  if (process.platform !== 'win32') {
    process.kill(pid, 'SIGINT');
    return;
  }
  const words = ['stop', '-D', folders.pgdata, '-m', 'fast', '-W'];
  await promisify(execFile)(programOf(engine, 'pg_ctl'), words, optionsFor(folders.pgdata, user));
}
