import type { Command } from './command.ts';

/** Loaded when asked for, so that `--help` is instant and `backup` does not load the pages. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start.ts')).start,
  migrate: async () => (await import('./migrate.ts')).migrateCommand,
  demo: async () => (await import('./demo.ts')).demo,
  invite: async () => (await import('./invite.ts')).invite,
  reset: async () => (await import('./reset.ts')).reset,
  verify: async () => (await import('./verify.ts')).verifyCommand,
  backup: async () => (await import('./backup.ts')).backupCommand,
  restore: async () => (await import('./restore.ts')).restoreCommand,
};
