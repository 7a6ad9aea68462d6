import { restore } from '../../platform/backup/index.ts';
import { ToldFault } from '../../platform/problem/told-fault.ts';
import type { Command } from './command.ts';
import { progressLine } from './progress-line.ts';

export const restoreCommand: Command = {
  options: {},
  async run(settings, [from]) {
    if (from === undefined)
      throw new ToldFault('Say where from: gelaran restore DIR (a folder that gelaran backup made).');
    if (settings.databaseUrl !== undefined)
      throw new ToldFault('DATABASE_URL is set; a backup is brought back into DATA_DIR only. Leave DATABASE_URL out.');
    const line = progressLine();
    const { dataDir, files, version, finishedAt } = await restore({
      from,
      dataDir: settings.dataDir,
      onProgress: line.tell,
    }).finally(line.end);
    console.log(
      `Restored ${files} files into ${dataDir}, from a backup of ${finishedAt} (Gelaran ${version}). Start it with: DATA_DIR=${quoted(dataDir)} npx gelaran start`,
    );
    return 0;
  },
};

/** As a shell reads it. */
function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
