/**
 * Notices that whoever started this process has gone. npm and its shell pass no signal on when they are stopped: the server would go on
 * without them. Whoever wants it to outlive its terminal keeps npm alive with it (nohup, systemd), or starts it without npm.
 */
import { readFileSync } from 'node:fs';

/** Between npm and this process stand its shell, and the Node.js that looks for a newer one. */
const SHELLS = /^(sh|dash|bash|ash|busybox|node|MainThread)$/;
const NPM = /^(npm|npx)\b/;
const MOST = 4;

export interface Kin {
  readonly pid: number;
  readonly parent: number;
}

interface Seen {
  readonly name: string;
  readonly parent: number;
}

/** Of Linux: the second and fourth field of /proc/PID/stat (proc(5)). Undefined elsewhere, and when there is no such process. */
function look(pid: number): Seen | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const end = stat.lastIndexOf(')');
    const [state, parent] = stat.slice(end + 2).split(' ');
    return state === 'Z' ? undefined : { name: stat.slice(stat.indexOf('(') + 1, end), parent: Number(parent) };
  } catch {
    return undefined;
  }
}

/** This process and those between it and npm, each with its parent; only this one where npm is not found above it. */
export function kinOf(pid: number, parent: number, see: (pid: number) => Seen | undefined = look): readonly Kin[] {
  const own = { pid, parent };
  const kin: Kin[] = [own];
  for (let at = parent; kin.length < MOST; ) {
    const seen = see(at);
    if (!seen) return [own];
    if (NPM.test(seen.name)) return kin;
    if (!SHELLS.test(seen.name)) return [own];
    kin.push({ pid: at, parent: seen.parent });
    at = seen.parent;
  }
  return [own];
}

const EVERY_MS = 1_000;

/**
 * Calls `gone` once. Only under npm: a process that a shell put into the background is meant to outlive it. By a timer, because no
 * system tells of a parent's end, and the pipes of this process are not npm's but the terminal's. @returns stops watching.
 */
export function watchStarter(gone: () => void, env: NodeJS.ProcessEnv = process.env): () => void {
  if (env.npm_lifecycle_event === undefined || process.platform === 'win32') return () => undefined;
  const [, ...above] = kinOf(process.pid, process.ppid);
  const { ppid } = process;
  const timer = setInterval(() => {
    if (process.ppid === ppid && above.every(({ pid, parent }) => look(pid)?.parent === parent)) return;
    clearInterval(timer);
    gone();
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
