/**
 * Who uses a data folder now. Each process that does keeps one file there, named `STANDING.PID.START.NONCE`. A newcomer
 * first writes its own file and then looks at the others', so of two that come at once at least one sees the other. A
 * file of a dead process can never come alive again (START sees to that), so anybody may remove it: there is no lock to
 * steal and nothing to be left behind by a crash.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startOf } from './processes.ts';

/** `own`: the server process, one a folder. `visit`: a command. `leave`: either of them, perhaps stopping the database. */
export type Standing = 'own' | 'visit' | 'leave';

export interface Present {
  readonly standing: Standing;
  readonly pid: number;
}

export interface Presence {
  /** The other ones that are here now, in this process or another. */
  others(): readonly Present[];
  /** Says that this one is about to go and will stop the database unless somebody else is here. */
  leaving(): void;
  gone(): void;
}

const NAME = /^(own|visit|leave)\.(\d+)\.([\w-]+)\.[0-9a-f]+$/;

/** Who is here, without coming in. Leaves no trace; a folder that does not exist has nobody. */
export function listPresent(folder: string): readonly Present[] {
  return listFiles(folder).map(({ standing, pid }) => ({ standing, pid }));
}

export function enter(folder: string, standing: 'own' | 'visit'): Presence {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const mark = `${process.pid}.${startOf(process.pid)}.${randomBytes(4).toString('hex')}`;
  let mine = `${standing}.${mark}`;
  writeFileSync(join(folder, mine), '', { flag: 'wx', mode: 0o600 });
  return {
    others: () => listFiles(folder).flatMap(({ file, standing, pid }) => (file === mine ? [] : [{ standing, pid }])),
    leaving() {
      renameSync(join(folder, mine), join(folder, `leave.${mark}`));
      mine = `leave.${mark}`;
    },
    gone: () => rmSync(join(folder, mine), { force: true }),
  };
}

/** Whether nobody else needs the database. Of several who leave at once each may stop it: that happens once all the same. */
export function isAlone(presence: Presence): boolean {
  return presence.others().every(({ standing }) => standing === 'leave');
}

function listFiles(folder: string): readonly (Present & { readonly file: string })[] {
  return readNames(folder).flatMap((file) => {
    const [, standing, pid, start] = NAME.exec(file) ?? [];
    if (standing === undefined) return [];
    if (startOf(Number(pid)) === start) return [{ file, standing: standing as Standing, pid: Number(pid) }];
    rmSync(join(folder, file), { force: true });
    return [];
  });
}

function readNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
