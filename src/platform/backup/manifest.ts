/** MANIFEST.json: what a backup holds. It is written last, so a folder that has one is complete. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { BackupFault } from './fault.ts';

export const MANIFEST = 'MANIFEST.json';

/** The name of the copy of PGDATA in a backup. */
export const DATABASE_FOLDER = 'database';

/** What is copied besides the database, under the same names as in the data folder. Either may be missing there. */
export const BESIDE_DATABASE = ['secrets', 'files'] as const;

/** Inside the backup, with forward slashes; never upwards or absolute, wherever the backup came from. */
const InnerPath = z
  .string()
  .max(1000)
  .refine((path) => path.split('/').every((part) => /^[^\\\0]+$/.test(part) && part !== '.' && part !== '..'));

const Lsn = z.string().regex(/^[0-9A-F]{1,8}\/[0-9A-F]{1,8}$/);

const Manifest = z.strictObject({
  format: z.literal('gelaran-backup'),
  formatVersion: z.literal(1),
  /** Of Gelaran and of PostgreSQL. */
  version: z.string(),
  postgres: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  /** Where in the database's log the copy begins and from where on it is consistent. */
  startLsn: Lsn,
  stopLsn: Lsn,
  /** Every folder, the empty ones too. */
  folders: z.array(InnerPath),
  files: z.array(
    z.strictObject({ path: InnerPath, size: z.int().nonnegative(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  ),
});

export type Manifest = Readonly<z.infer<typeof Manifest>>;
export type ManifestFile = Readonly<Manifest['files'][number]>;

/** @throws BackupFault no-backup, unreadable, cut-short, unknown-format */
export function readManifest(from: string): Manifest {
  let text: string;
  try {
    text = readFileSync(join(from, MANIFEST), 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EACCES' || code === 'EPERM') throw new BackupFault('unreadable', { path: from }, error);
    throw new BackupFault('no-backup', { from }, error);
  }
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch (error) {
    throw new BackupFault('cut-short', { from }, error);
  }
  try {
    return Manifest.parse(said);
  } catch (error) {
    throw new BackupFault('unknown-format', { from }, error);
  }
}

/** @throws ZodError when it could not be read again, such as when an uploaded file has an impossible name. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(Manifest.parse(manifest), null, 1)}\n`;
}
