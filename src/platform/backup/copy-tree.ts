/** Copies folders into a backup under way, noting what was copied. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { copyFile } from './copy-file.ts';
import { inParallel } from './in-parallel.ts';
import type { Found } from './list-files.ts';
import type { ManifestFile } from './manifest.ts';
import { isMissing } from './missing.ts';

/** A backup under way: where it is written, and what it holds by now. */
export interface Copying {
  readonly draft: string;
  readonly folders: string[];
  readonly files: ManifestFile[];
  readonly onFile: (file: ManifestFile) => void;
}

/** Each waits for the disk, so a few at a time are faster than one. */
const AT_A_TIME = 4;

/** Copies what was found in `root` to the folder `name` of the backup. Files that went away since are none. */
export async function copyTree(copying: Copying, root: string, name: string, found: Pick<Found, 'folders' | 'files'>) {
  addFolder(copying, name);
  for (const folder of found.folders) addFolder(copying, `${name}/${folder}`);
  await inParallel(found.files, AT_A_TIME, async (path) => {
    await addFile(copying, join(root, path), `${name}/${path}`);
  });
}

function addFolder(copying: Copying, path: string): void {
  mkdirSync(join(copying.draft, path), { mode: 0o700 });
  copying.folders.push(path);
}

/** False when the file has gone. */
export async function addFile(copying: Copying, from: string, path: string): Promise<boolean> {
  try {
    note(copying, { path, ...(await copyFile(from, join(copying.draft, path))) });
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

export function note(copying: Copying, file: ManifestFile): void {
  copying.files.push(file);
  copying.onFile(file);
}
