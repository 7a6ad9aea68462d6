import { ToldFault } from '../../platform/problem/told-fault.ts';
import { loadDemo } from '../demo/index.ts';
import { withInstallation } from '../installation.ts';
import { eventReaders } from '../wire-slices.ts';
import type { Command } from './command.ts';

export const demo: Command = {
  options: {},
  async run(settings) {
    if (!settings.demo)
      throw new ToldFault('The demo is loaded into the embedded database only, and not with GELARAN_DEMO=off.');
    return withInstallation(settings, async ({ runner }) => {
      await loadDemo({ services: { runner }, wired: { readers: eventReaders } });
      console.log('The demo edition kaltim-2023 is loaded; its sales are made up.');
      return 0;
    });
  },
};
