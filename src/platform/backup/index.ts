/** Backup of a running installation by plain copy and SQL, and its restoring. */
export { type BackupOptions, type BackupReport, backup } from './backup.ts';
export type { Progress } from './progress.ts';
export { type RestoreOptions, type RestoreReport, restore } from './restore.ts';
