/** The server that gets killed: `gelaran start` on one data folder. Its processes are found by that folder, never by name. */
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { type ServedGelaran, serveGelaran } from '../../e2e/serve.ts';
import { foldersOf } from '../../src/platform/postgres/folders.ts';
import { readPostmasterFile } from '../../src/platform/postgres/postmaster-file.ts';
import { listPresent } from '../../src/platform/postgres/presence.ts';

export interface Victim {
  url(): string;
  /** What the application said last, when it has ended although nobody killed it. */
  endedByItself(): string | undefined;
  /** Kills the application and starts it again; with `earlyMs` the new one is killed too, so long after it was started. */
  killApp(earlyMs?: number): Promise<void>;
  /** Kills PostgreSQL's first process, the postmaster. False when there is none just now. */
  killPostmaster(): boolean;
  /** Kills one of the postmaster's children; `choose` says which of so many. False when there is none. */
  killBackend(choose: (count: number) => number): boolean;
  stop(): Promise<void>;
}

export async function startVictim(dataDir: string): Promise<Victim> {
  const folders = foldersOf(dataDir);
  let served = await listening(dataDir);

  async function killedEarly(earlyMs: number): Promise<Listening | undefined> {
    const starting = listening(dataDir);
    const outcome = starting.catch(() => undefined);
    await Promise.race([wait(earlyMs), outcome]);
    const owner = listPresent(folders.present).find(({ standing }) => standing === 'own');
    if (owner) kill(owner.pid);
    // One that was quicker than its killer is dead all the same, by now or in a moment.
    const early = await outcome;
    if (!early || !owner) return early;
    await dead(early);
    return undefined;
  }

  return {
    url: () => served.url,
    endedByItself: () => (served.killed || !hasEnded(served) ? undefined : served.lastWords()),
    async killApp(earlyMs) {
      served.killed = true;
      served.process.kill('SIGKILL');
      await dead(served);
      const early = earlyMs === undefined ? undefined : await killedEarly(earlyMs);
      served = early ?? (await listening(dataDir));
    },
    killPostmaster() {
      const postmaster = readPostmasterFile(folders)?.pid;
      return postmaster !== undefined && kill(postmaster);
    },
    killBackend(choose) {
      const postmaster = readPostmasterFile(folders)?.pid;
      const children = postmaster === undefined ? [] : childrenOf(postmaster);
      const child = children[choose(children.length)];
      return child !== undefined && kill(child);
    },
    stop() {
      served.killed = true;
      return served.stop();
    },
  };
}

interface Listening extends ServedGelaran {
  /** Whether its end is ours. */
  killed: boolean;
  lastWords(): string;
}

const LAST_CHARACTERS = 4_000;

async function listening(dataDir: string): Promise<Listening> {
  const served = await serveGelaran({ DATA_DIR: dataDir });
  let words = '';
  const listen = (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-LAST_CHARACTERS);
  };
  served.process.stdout?.on('data', listen);
  served.process.stderr?.on('data', listen);
  return { ...served, killed: false, lastWords: () => words };
}

function hasEnded({ process: child }: ServedGelaran): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function dead(served: ServedGelaran): Promise<void> {
  if (!hasEnded(served)) await once(served.process, 'exit');
}

function kill(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
}

/** Whose parent is this process, by /proc (proc(5)); nobody on a system that has none. */
function childrenOf(parent: number): number[] {
  return listNumbers('/proc').filter((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent;
    } catch {
      return false;
    }
  });
}

function listNumbers(folder: string): number[] {
  try {
    return readdirSync(folder)
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}
