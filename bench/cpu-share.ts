/** Processor time of a served application and of its database, read from Linux's /proc: says where a benchmark's time went. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServedGelaran } from '../e2e/serve.ts';

export interface ProcessorTime {
  /** Microseconds since the processes began. */
  readonly app: number;
  readonly database: number;
  /** Of the process that asks, which makes the load. */
  readonly load: number;
}

/** Linux counts processor time in hundredths of a second (proc(5): `sysconf(_SC_CLK_TCK)`, 100 on every common kernel). */
const TICK = 10_000;

export function processorTime(served: ServedGelaran): ProcessorTime {
  const postmaster = Number.parseInt(readFileSync(join(served.dataDir, 'postgres/data/postmaster.pid'), 'utf8'), 10);
  const { user, system } = process.cpuUsage();
  return { app: own(served.process.pid ?? 0), database: withChildren(postmaster), load: user + system };
}

export function since(before: ProcessorTime, after: ProcessorTime): ProcessorTime {
  return {
    app: after.app - before.app,
    database: after.database - before.database,
    load: after.load - before.load,
  };
}

/** Fields of /proc/PID/stat after the name: parent, own time and that of children that have ended. */
function fieldsOf(pid: number): { parent: number; own: number; ended: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const at = (index: number) => Number(fields[index] ?? 0);
    return { parent: at(1), own: (at(11) + at(12)) * TICK, ended: (at(13) + at(14)) * TICK };
  } catch {
    return undefined;
  }
}

const own = (pid: number): number => fieldsOf(pid)?.own ?? Number.NaN;

function withChildren(parent: number): number {
  const main = fieldsOf(parent);
  const children = readdirSync('/proc')
    .map((name) => fieldsOf(Number(name)))
    .filter((fields) => fields?.parent === parent);
  return (main?.own ?? Number.NaN) + (main?.ended ?? 0) + children.reduce((sum, child) => sum + (child?.own ?? 0), 0);
}
