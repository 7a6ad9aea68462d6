/** Compares the files of a backup with its manifest. */
import { join } from 'node:path';
import { digestFile } from './copy-file.ts';
import { BackupFault } from './fault.ts';
import { inParallel } from './in-parallel.ts';
import { listFiles } from './list-files.ts';
import { MANIFEST, type Manifest, type ManifestFile } from './manifest.ts';

const AT_A_TIME = 4;

/** Exactly the files that the manifest names, each with its length and its hash. @throws BackupFault damaged */
export async function checkFiles(
  from: string,
  manifest: Manifest,
  onFile: (file: ManifestFile) => void,
): Promise<void> {
  const damaged = (path: string) => new BackupFault('damaged', { from, path });
  const found = listFiles(from);
  const there = new Set(found.files);
  const named = new Set([MANIFEST, ...manifest.files.map(({ path }) => path)]);
  const odd =
    found.others[0] ?? found.files.find((path) => !named.has(path)) ?? [...named].find((path) => !there.has(path));
  if (odd !== undefined) throw damaged(odd);
  await inParallel(manifest.files, AT_A_TIME, async (file) => {
    const { size, sha256 } = await digestFile(join(from, file.path));
    if (size !== file.size || sha256 !== file.sha256) throw damaged(file.path);
    onFile(file);
  });
}
