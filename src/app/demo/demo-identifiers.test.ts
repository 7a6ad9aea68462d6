import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRunner, type Runner } from '../../platform/db/runner.ts';
import { type OpenTestDatabase, openTestDatabase } from '../../platform/db/test-database.ts';
import type { AtEdition } from '../../slices/editions/index.ts';
import { countIdentifiersIn, getProfile, listExpiring } from '../../slices/exhibitors/index.ts';
import { demoContext } from './demo-context.ts';
import { demoId } from './demo-id.ts';
import { loadDemoEditions, SET_UP } from './load-demo.ts';
import { DEMO_PEOPLE } from './people.ts';

let database: OpenTestDatabase;
let runner: Runner;
const ctx: AtEdition = { ...demoContext('kaltim', SET_UP), edition: demoId('edition', 'kaltim-2023') };

beforeAll(async () => {
  database = await openTestDatabase();
  runner = createRunner(database.db);
  await loadDemoEditions(runner);
});
afterAll(() => database.close());

it('the demo has permits in every state, and some that end too soon in every way', async () => {
  const counts = await runner.query(ctx, (tx) => countIdentifiersIn(ctx, tx, { all: true }));
  expect([counts.verified > counts.claimed, counts.claimed > 5, counts.rejected > 0, counts.withdrawn]).toEqual([
    true,
    true,
    true,
    0,
  ]);
  const expiring = await runner.query(ctx, (tx) => listExpiring(ctx, tx, { all: true }));
  expect([...new Set(expiring.map(({ expiry }) => expiry))].sort()).toEqual(['during', 'over', 'unsure']);
});

it('the producer of the demo has permits of its own', async () => {
  const business = DEMO_PEOPLE.find(({ role }) => role === 'producer')?.business;
  if (!business) throw new Error('no producer');
  const { identifiers } = await runner.query(ctx, (tx) => getProfile(ctx, tx, business));
  expect(identifiers.length).toBeGreaterThan(1);
});
