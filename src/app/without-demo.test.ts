/** What forms choose from must be there for an organiser that nobody has shown a demo, whatever its country. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PACKS } from '../kinds/country/index.ts';
import { currencyOf } from '../kinds/currency.ts';
import { createRunner, type Runner } from '../platform/db/runner.ts';
import { type OpenTestDatabase, openTestDatabase } from '../platform/db/test-database.ts';
import { listRegions } from '../slices/editions/index.ts';
import { getCountry, registerOrganiser } from '../slices/people/index.ts';
import { systemCircumstances } from './installation.ts';

let database: OpenTestDatabase;
let runner: Runner;
beforeAll(async () => {
  database = await openTestDatabase();
  runner = createRunner(database.db);
});
afterAll(() => database.close());

it.each(PACKS.map((pack) => [pack.name, pack] as const))(
  'an organiser of %s has all that its forms need',
  async (name, pack) => {
    const made = await registerOrganiser(runner, systemCircumstances, {
      slug: `baru-${name}`,
      name: 'Baru',
      countryPack: name,
    });
    const ctx = { ...systemCircumstances, organiser: made.id };
    const { country, regions } = await runner.query(ctx, async (tx) => ({
      country: await getCountry(ctx, tx),
      regions: await listRegions(ctx, tx),
    }));
    expect(country).toBe(pack);
    expect(regions.length).toBeGreaterThan(30);
    for (const { kind } of regions) expect(Object.keys(pack.regionKinds)).toContain(kind);
    const { notes, coins } = currencyOf(pack.currency);
    for (const list of [pack.zones, pack.identifiers, pack.payments, notes, coins])
      expect(list.length).toBeGreaterThan(0);
  },
);
