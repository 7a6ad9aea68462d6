/** Libraries speak to the console. What they say becomes a line of the log like every other: one line, in JSON, by its level. */
import { format } from 'node:util';
import type { Logger } from './log.ts';

const LONGEST = 4_000;
const LEVELS = { error: 'error', warn: 'warn', info: 'info', log: 'info', debug: 'debug', trace: 'debug' } as const;

/** @returns gives the console back. */
export function adoptConsole(log: Logger): () => void {
  const names = Object.keys(LEVELS) as (keyof typeof LEVELS)[];
  const former = names.map((name) => [name, console[name]] as const);
  for (const name of names)
    console[name] = (...said: unknown[]) => log[LEVELS[name]]({ from: 'console' }, format(...said).slice(0, LONGEST));
  const warned = (warning: Error) => log.warn({ from: 'node', name: warning.name }, warning.message);
  // Node writes its warnings itself unless somebody took that over.
  const writers = process.listeners('warning');
  process.removeAllListeners('warning');
  process.on('warning', warned);
  return () => {
    for (const [name, speak] of former) console[name] = speak;
    process.off('warning', warned);
    for (const writer of writers) process.on('warning', writer);
  };
}
