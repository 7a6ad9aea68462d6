/** Everything under a folder, by paths relative to it with forward slashes, parents before children. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isMissing } from './missing.ts';

export interface Found {
  readonly folders: readonly string[];
  readonly files: readonly string[];
  /** Links, sockets and the like, which a backup never holds. */
  readonly others: readonly string[];
}

/** `skip` says of a path that it and all below it are left out. A folder that is not there, or goes meanwhile, is empty. */
export function listFiles(root: string, skip: (path: string) => boolean = () => false): Found {
  const found = { folders: [] as string[], files: [] as string[], others: [] as string[] };
  const walk = (folder: string) => {
    for (const entry of entriesOf(join(root, folder))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (skip(path)) continue;
      if (entry.isDirectory()) {
        found.folders.push(path);
        walk(path);
      } else if (entry.isFile()) found.files.push(path);
      else found.others.push(path);
    }
  };
  walk('');
  return found;
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
