import type { ParseArgsOptionsConfig } from 'node:util';
import type { Settings } from '../../platform/settings/settings.ts';

/** One word of the command line. */
export interface Command {
  readonly options: ParseArgsOptionsConfig;
  /** Returns the exit code. */
  run(settings: Settings, positionals: readonly string[], options: Readonly<Record<string, unknown>>): Promise<number>;
}
