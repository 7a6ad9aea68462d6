import { restore } from '../../platform/backup/index.ts';
import type { Command } from './command.ts';
import { PlainFault } from './plain-fault.ts';
import { progressLine } from './progress-line.ts';

export const restoreCommand: Command = {
  options: {},
  async run(settings, [from]) {
    if (from === undefined)
      throw new PlainFault('Say where from: gelaran restore DIR (a folder that gelaran backup made).');
    if (settings.databaseUrl !== undefined)
      throw new PlainFault('DATABASE_URL is set; a backup is brought back into DATA_DIR only. Leave DATABASE_URL out.');
    const line = progressLine();
    const { dataDir, files, version, finishedAt } = await restore({
      from,
      dataDir: settings.dataDir,
      onProgress: line.tell,
    }).finally(line.end);
    console.log(
      `Restored ${files} files into ${dataDir}, from a backup of ${finishedAt} (Gelaran ${version}). Start it with: npm start`,
    );
    return 0;
  },
};
