/** Brings a backup back into an empty data folder. */
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { syncFolder } from '../postgres/durable-files.ts';
import { findEngine } from '../postgres/engine.ts';
import { type DatabaseFolders, foldersOf } from '../postgres/folders.ts';
import { faultOfSystemError, PostgresFault } from '../postgres/index.ts';
import { enter, type Present } from '../postgres/presence.ts';
import { checkFiles } from './check-files.ts';
import { copyFile } from './copy-file.ts';
import { BackupFault } from './fault.ts';
import { inParallel } from './in-parallel.ts';
import { BESIDE_DATABASE, DATABASE_FOLDER, type Manifest, readManifest } from './manifest.ts';
import { isMissing } from './missing.ts';
import { counting, type Progress } from './progress.ts';

export interface RestoreOptions {
  /** The folder that `backup` made. */
  readonly from: string;
  /** Without a database, passwords or files in it; need not exist. */
  readonly dataDir: string;
  readonly onProgress?: (progress: Progress) => void;
}

export interface RestoreReport {
  readonly dataDir: string;
  readonly files: number;
  /** Of the Gelaran that made the backup, and when it was finished. */
  readonly version: string;
  readonly finishedAt: string;
}

const AT_A_TIME = 4;

/**
 * Every file is checked before anything is written. Afterwards the database starts from there, reads the log that came
 * along, and is as it was when the backup ended. @throws BackupFault, PostgresFault
 */
export async function restore(options: RestoreOptions): Promise<RestoreReport> {
  const from = resolve(options.from);
  const folders = foldersOf(options.dataDir);
  const manifest = readManifest(from);
  checkVersion(manifest);
  checkEmpty(folders);
  await checkFiles(from, manifest, counting('checking', options.onProgress));
  try {
    mkdirSync(folders.dataDir, { recursive: true, mode: 0o700 });
    const presence = enter(folders.present, 'own');
    try {
      refuseOthers(folders, presence.others());
      await bringBack(from, manifest, folders, counting('copying', options.onProgress));
    } finally {
      presence.gone();
    }
  } catch (error) {
    throw faultOfSystemError(error, folders.dataDir);
  }
  const { files, version, finishedAt } = manifest;
  return { dataDir: folders.dataDir, files: files.length, version, finishedAt };
}

function checkVersion({ postgres }: Manifest): void {
  const { major } = findEngine();
  if (postgres.split('.', 1)[0] !== major) throw new BackupFault('version', { found: postgres, wanted: major });
}

function checkEmpty({ dataDir, pgdata }: DatabaseFolders): void {
  for (const path of [pgdata, ...BESIDE_DATABASE.map((name) => join(dataDir, name))]) {
    if (!isEmpty(path)) throw new BackupFault('occupied', { path });
  }
}

function isEmpty(path: string): boolean {
  try {
    return readdirSync(path).length === 0;
  } catch (error) {
    return isMissing(error);
  }
}

function refuseOthers({ dataDir }: DatabaseFolders, [other]: readonly Present[]): void {
  if (other !== undefined) throw new PostgresFault('owned', { pid: other.pid, dataDir });
}

/** Laid down beside its place first; the database is moved last, because it is by its presence that a start finds it. */
async function bringBack(
  from: string,
  manifest: Manifest,
  folders: DatabaseFolders,
  onFile: (file: { readonly size: number }) => void,
): Promise<void> {
  checkEmpty(folders);
  const draft = join(folders.dataDir, 'restore.partial');
  // What a restoring that was killed has left; nobody else is here.
  rmSync(draft, { recursive: true, force: true });
  try {
    mkdirSync(draft, { mode: 0o700 });
    for (const folder of manifest.folders) mkdirSync(join(draft, folder), { recursive: true, mode: 0o700 });
    await inParallel(manifest.files, AT_A_TIME, async (file) => {
      const { sha256 } = await copyFile(join(from, file.path), join(draft, file.path));
      if (sha256 !== file.sha256) throw new BackupFault('damaged', { from, path: file.path });
      onFile(file);
    });
    for (const folder of manifest.folders.toReversed()) syncFolder(join(draft, folder));
    for (const name of BESIDE_DATABASE) move(join(draft, name), join(folders.dataDir, name));
    mkdirSync(folders.home, { recursive: true, mode: 0o700 });
    move(join(draft, DATABASE_FOLDER), folders.pgdata);
    for (const folder of [folders.home, folders.dataDir]) syncFolder(folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Not every system moves a folder to where an empty one is. */
function move(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  renameSync(from, to);
}
