/** Copies a running installation: the database as it is at one moment, the passwords and the uploaded files. */
import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { syncFolder, writeDurably } from '../postgres/durable-files.ts';
import { type DatabaseAddress, faultOfSystemError } from '../postgres/index.ts';
import { copyDatabase } from './copy-database.ts';
import { type Copying, copyTree } from './copy-tree.ts';
import { BackupFault } from './fault.ts';
import { listFiles } from './list-files.ts';
import { BESIDE_DATABASE, MANIFEST, type Manifest, manifestText } from './manifest.ts';
import { counting, type Progress } from './progress.ts';

export interface BackupOptions {
  readonly dataDir: string;
  /** A folder that does not exist yet, or is empty. */
  readonly into: string;
  /** Of the role `backup`, on the server that runs in `pgdata`. */
  readonly address: DatabaseAddress;
  readonly pgdata: string;
  /** Gelaran's, for the record. */
  readonly version: string;
  readonly onProgress?: (progress: Progress) => void;
}

export interface BackupReport {
  readonly folder: string;
  readonly files: number;
  readonly bytes: number;
  readonly startLsn: string;
  readonly stopLsn: string;
}

/**
 * The application works on meanwhile. Everything is written beside its place and moved there at the end, so `into` is a
 * whole backup or is not there. @throws BackupFault, PostgresFault
 */
export async function backup(options: BackupOptions): Promise<BackupReport> {
  const into = resolve(options.into);
  const draft = `${into}.partial`;
  checkTarget(into, resolve(options.dataDir));
  makeDraft(draft);
  try {
    const manifest = await fill(draft, options);
    renameSync(draft, into);
    syncFolder(dirname(into));
    const { files, startLsn, stopLsn } = manifest;
    return {
      folder: into,
      files: files.length,
      bytes: files.reduce((sum, { size }) => sum + size, 0),
      startLsn,
      stopLsn,
    };
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw faultOfSystemError(error, into);
  }
}

function checkTarget(into: string, dataDir: string): void {
  const way = relative(dataDir, into);
  if (way === '' || (!way.startsWith('..') && resolve(dataDir, way) === into)) {
    throw new BackupFault('inside', { into, dataDir });
  }
  const parent = statSync(dirname(into), { throwIfNoEntry: false });
  if (parent === undefined) throw new BackupFault('no-parent', { parent: dirname(into) });
  const target = statSync(into, { throwIfNoEntry: false });
  if (target === undefined) return;
  // Beside the root of a disk lies another disk, from which nothing can be moved into place.
  if (target.dev !== parent.dev) throw new BackupFault('whole-disk', { into });
  if (!target.isDirectory() || readdirSync(into).length > 0) throw new BackupFault('not-empty', { into });
}

function makeDraft(draft: string): void {
  try {
    mkdirSync(draft, { mode: 0o700 });
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    throw taken ? new BackupFault('unfinished', { draft }, error) : faultOfSystemError(error, draft);
  }
}

async function fill(
  draft: string,
  { dataDir, address, pgdata, version, onProgress }: BackupOptions,
): Promise<Manifest> {
  const startedAt = new Date().toISOString();
  const copying: Copying = { draft, folders: [], files: [], onFile: counting('copying', onProgress) };
  const database = await copyDatabase(copying, address, pgdata);
  // After the database: a file is laid down before the row that names it, so none that is named can be missing.
  for (const name of BESIDE_DATABASE)
    await copyTree(copying, join(dataDir, name), name, listFiles(join(dataDir, name)));
  for (const folder of [...copying.folders].reverse()) syncFolder(join(draft, folder));
  const manifest: Manifest = {
    format: 'gelaran-backup',
    formatVersion: 1,
    version,
    ...database,
    startedAt,
    finishedAt: new Date().toISOString(),
    folders: copying.folders,
    files: copying.files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
  };
  writeDurably(join(draft, MANIFEST), manifestText(manifest));
  syncFolder(draft);
  return manifest;
}
