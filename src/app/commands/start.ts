import { ensureBuilt } from '../../../scripts/build.ts';
import { ToldFault } from '../../platform/problem/told-fault.ts';
import type { Settings } from '../../platform/settings/settings.ts';
import { sayData } from '../known-data.ts';
import { sayIn } from '../process/say.ts';
import { watchStarter } from '../process/watch-starter.ts';
import type * as ServerModule from '../server.ts';
import type { Command } from './command.ts';

const root = new URL('../../../', import.meta.url);

function listenFault(error: unknown, settings: Settings): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  const syscall = error instanceof Error && 'syscall' in error ? error.syscall : '';
  if (syscall !== 'listen') return error;
  if (code === 'EADDRINUSE')
    return new ToldFault(`Port ${settings.port} on ${settings.host} is in use; choose another with PORT=3001.`);
  if (code === 'EACCES')
    return new ToldFault(`Port ${settings.port} needs more rights; choose one above 1023 with PORT.`);
  if (code === 'EADDRNOTAVAIL') return new ToldFault(`This machine has no address ${settings.host}; set HOST.`);
  return error;
}

/** Asked to stop: by a signal, or by the end of the npm that started it. */
function whenStopped(): AbortSignal {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  watchStarter(stop);
  return stopping.signal;
}

export const start: Command = {
  options: {},
  async run(settings) {
    await ensureBuilt();
    const stopped = whenStopped();
    const say = sayIn(settings.asked.production);
    const { start: startServer } = (await import(new URL('build/server/index.js', root).href)) as typeof ServerModule;
    const running = await startServer(settings, root, { say, stopped }).catch((error: unknown) => {
      // What was under way ends with that, and all is closed again.
      if (stopped.aborted) return undefined;
      throw listenFault(error, settings);
    });
    if (!running) return 0;
    say(sayData(running.data));
    say(`Gelaran: ${running.url}${running.demo ? '  (demo; its sales are made up)' : ''}`);
    await new Promise<void>((resolve) => {
      if (stopped.aborted) resolve();
      else stopped.addEventListener('abort', () => resolve(), { once: true });
    });
    await running.stop();
    return 0;
  },
};
