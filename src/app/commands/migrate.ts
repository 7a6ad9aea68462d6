import { withInstallation } from '../installation.ts';
import type { Command } from './command.ts';

export const migrateCommand: Command = {
  options: {},
  run: (settings) =>
    withInstallation(settings, async ({ migrated }) => {
      console.log(
        migrated.length === 0 ? 'The database is up to date.' : migrated.map((name) => `applied ${name}`).join('\n'),
      );
      return 0;
    }),
};
