import { ensureBuilt } from '../../../scripts/build.ts';
import { ToldFault } from '../../platform/problem/told-fault.ts';
import type { Settings } from '../../platform/settings/settings.ts';
import { sayData } from '../known-data.ts';
import type * as ServerModule from '../server.ts';
import type { Command } from './command.ts';

const root = new URL('../../../', import.meta.url);

function listenFault(error: unknown, settings: Settings): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'EADDRINUSE')
    return new ToldFault(`Port ${settings.port} on ${settings.host} is in use; choose another with PORT=3001.`);
  if (code === 'EACCES')
    return new ToldFault(`Port ${settings.port} needs more rights; choose one above 1023 with PORT.`);
  if (code === 'EADDRNOTAVAIL') return new ToldFault(`This machine has no address ${settings.host}; set HOST.`);
  return error;
}

export const start: Command = {
  options: {},
  async run(settings) {
    await ensureBuilt();
    const { start: startServer } = (await import(new URL('build/server/index.js', root).href)) as typeof ServerModule;
    const running = await startServer(settings, root, console.log).catch((error: unknown) => {
      throw listenFault(error, settings);
    });
    console.log(sayData(running.data));
    console.log(`Gelaran: ${running.url}${running.demo ? '  (demo; its sales are made up)' : ''}`);
    await new Promise<void>((resolve) => {
      let stopping = false;
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
        process.on(signal, () => {
          if (stopping) return;
          stopping = true;
          resolve();
        });
    });
    await running.stop();
    return 0;
  },
};
