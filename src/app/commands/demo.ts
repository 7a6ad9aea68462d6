// First of all: it teaches the schemas of the slices, which are made when they are loaded, to describe themselves.
import '../../platform/http/api.ts';
import { keepPurpose } from '../../platform/db/purpose.ts';
import { ToldFault } from '../../platform/problem/told-fault.ts';
import type { Settings } from '../../platform/settings/settings.ts';
import { bringDemo } from '../demo/index.ts';
import { removeDemo } from '../demo/remove-demo.ts';
import { decideDemo } from '../demo-or-real.ts';
import { withInstallation } from '../installation.ts';
import { DEMO_ORGANISER_IDS, placeOfData } from '../known-data.ts';
import { eventReadersAt } from '../wire-slices.ts';
import type { Command } from './command.ts';

export const demo: Command = {
  options: {},
  async run(settings, [what]) {
    if (settings.databaseUrl !== undefined)
      throw new ToldFault(
        'DATABASE_URL is set; the demo is loaded into DATA_DIR only, never into an external database.',
      );
    if (what === 'remove') return remove(settings);
    if (what !== undefined) throw new ToldFault('Say gelaran demo to load it, or gelaran demo remove to take it out.');
    return load(settings);
  },
};

function load(settings: Settings): Promise<number> {
  if (settings.asked.demo === 'off')
    throw new ToldFault('GELARAN_DEMO is off; the demo is loaded with GELARAN_DEMO=on, into a folder of its own.');
  return withInstallation(
    settings,
    async ({ database, runner, data }) => {
      decideDemo(data, { ...settings.asked, demo: 'on' });
      const fresh = data.organisers.length === 0;
      const parts = { services: { runner }, wired: { readers: eventReadersAt(settings.publicUrl) } };
      await bringDemo({ ...parts, owner: database.owner, fresh, say: console.log });
      console.log(`The demo is loaded into ${data.place}; its sales are made up. Look at it with: gelaran start`);
      return 0;
    },
    { mode: 'own', make: true },
  );
}

function remove(settings: Settings): Promise<number> {
  return withInstallation(
    settings,
    async ({ database, runner }) => {
      const { organisers, rows } = await removeDemo(database.owner);
      await keepPurpose(runner.db, 'real');
      const place = placeOfData(settings);
      console.log(
        organisers === 0
          ? `There is no demo in ${place}.`
          : `The demo is gone from ${place}: ${organisers} of its ${DEMO_ORGANISER_IDS.length} organisers, ${rows} rows. From now on it is for real work.`,
      );
      return 0;
    },
    // While a server is at work it would go on showing what is gone.
    { mode: 'own', make: false },
  );
}
