/** Starts the server as a process that outlives this one if this one is killed, and waits until it is ready. */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { programOf } from './engine.ts';
import { PostgresFault } from './fault.ts';
import { readPostmasterFile } from './postmaster-file.ts';
import { optionsFor, pgdataForServer } from './run-program.ts';
import { faultOfServerText, openStartLog } from './server-text.ts';
import type { Site } from './site.ts';

/** Another server has the folder, or the processes of one that was killed have not all noticed it yet. */
const HELD = /lock file "[^"]+" already exists|pre-existing shared memory block/;

const POLL_MS = 4;
const SAY_EVERY_MS = 10_000;

/**
 * Undefined when it is ready; the fault when another server has the folder just now, for if that lasts. After a crash the
 * server first reads its log, which may take minutes; as long as it lives it is waited for. @throws PostgresFault
 */
export async function launch(site: Site): Promise<PostgresFault | undefined> {
  const started = Date.now();
  const { child, textSince } = startProcess(site);
  let failure: Error | undefined;
  child.once('error', (error) => {
    failure = error;
  });
  for (let said = started; ; ) {
    if (failure !== undefined) throw failure;
    if (child.exitCode !== null || child.signalCode !== null) return heldOrThrow(site, textSince());
    const file = readPostmasterFile(site.folders);
    if (file?.pid === child.pid && file?.state === 'ready') return undefined;
    if (Date.now() - started > site.patience.startingMs) {
      const seconds = Math.round(site.patience.startingMs / 1000);
      throw new PostgresFault('not-answering', { pid: child.pid ?? 0, seconds, log: site.folders.log });
    }
    if (Date.now() - said > SAY_EVERY_MS) {
      said = Date.now();
      site.log('the database is still starting', { seconds: Math.round((said - started) / 1000) });
    }
    await sleep(POLL_MS);
  }
}

interface Started {
  readonly child: ChildProcess;
  /** What the server has said since. */
  readonly textSince: () => string;
}

function startProcess({ engine, folders, user, settings }: Site): Started {
  const words = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const { output, textSince } = openStartLog(folders);
  try {
    const child = spawn(
      programOf(engine, 'postgres'),
      ['-D', pgdataForServer(folders.pgdata, user), ...words],
      // Detached: a Ctrl-C in the terminal is for the application, which stops the database when it has finished.
      { ...optionsFor(folders.pgdata, user), detached: true, stdio: ['ignore', output, output] },
    );
    child.unref();
    return { child, textSince };
  } finally {
    closeSync(output);
  }
}

function heldOrThrow({ folders }: Site, text: string): PostgresFault {
  const fault = faultOfServerText(text, folders);
  if (HELD.test(text)) return fault;
  throw fault;
}
