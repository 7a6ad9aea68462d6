import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRunner, type Runner } from '../../platform/db/runner.ts';
import { type OpenTestDatabase, openTestDatabase } from '../../platform/db/test-database.ts';
import { listEndpoints } from '../../platform/webhooks/index.ts';
import { listReported } from '../../slices/takings/index.ts';
import { demoContext } from './demo-context.ts';
import { demoId } from './demo-id.ts';
import { loadDemoTakings } from './demo-takings.ts';
import { loadDemoEditions } from './load-demo.ts';

let database: OpenTestDatabase;
let runner: Runner;

beforeAll(async () => {
  database = await openTestDatabase();
  runner = createRunner(database.db);
  await loadDemoEditions(runner);
});
afterAll(() => database.close());

it('has three booths that report and a webhook that is off; loading it again changes nothing', async () => {
  const ctx = {
    ...demoContext('kaltim', Date.parse('2023-06-24T08:40:00Z')),
    edition: demoId('edition', 'kaltim-2023'),
  };
  const look = () =>
    runner.query(ctx, async (tx) => ({
      reports: (await listReported(ctx, tx, { reach: { all: true } })).map(({ boothNumber, day, amount }) => [
        boothNumber,
        day,
        amount,
      ]),
      webhooks: (await listEndpoints(ctx, tx)).map(({ active, url }) => [active, url]),
    }));
  await loadDemoTakings(runner);
  const first = await look();
  expect(first).toEqual({
    reports: [
      ['A12', '2023-06-23', 1_340_000],
      ['B7', '2023-06-23', 2_115_000],
      ['C7', '2023-06-23', 985_000],
      ['A12', '2023-06-24', 760_000],
    ],
    webhooks: [[false, 'https://contoh.example.org/gelaran']],
  });
  await loadDemoTakings(runner);
  expect(await look()).toEqual(first);
});
