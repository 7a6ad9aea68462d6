import { backup } from '../../platform/backup/index.ts';
import { ToldFault } from '../../platform/problem/told-fault.ts';
import { withInstallation } from '../installation.ts';
import { versionOf } from '../version.ts';
import type { Command } from './command.ts';
import { progressLine } from './progress-line.ts';

export const backupCommand: Command = {
  options: {},
  async run(settings, [into]) {
    if (into === undefined)
      throw new ToldFault('Say where to: gelaran backup DIR (a folder that does not exist yet, or is empty).');
    return withInstallation(settings, async ({ database: { embedded }, data }) => {
      if (!embedded)
        throw new ToldFault(
          'DATABASE_URL names an external database; back it up with its own tools (pg_basebackup, pg_dump, or your provider).',
        );
      if (data.organisers.length === 0)
        throw new ToldFault(
          `There is no organiser in ${data.place} yet, so there is nothing to back up. Is DATA_DIR right?`,
        );
      const line = progressLine();
      const { files, bytes, folder } = await backup({
        dataDir: settings.dataDir,
        into,
        address: embedded.address('backup'),
        pgdata: embedded.pgdata,
        version: versionOf(new URL('../../../', import.meta.url)),
        onProgress: line.tell,
      }).finally(line.end);
      console.log(
        `Backed up to ${folder}: ${files} files, ${(bytes / 1_048_576).toFixed(1)} MiB. Bring it back with: gelaran restore ${folder}`,
      );
      return 0;
    });
  },
};
