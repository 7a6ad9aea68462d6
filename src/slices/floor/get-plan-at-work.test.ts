import { afterAll, beforeAll, expect, it } from 'vitest';
import { addAgency, editAgency } from '../editions/index.ts';
import { BALIKPAPAN, openTestEdition, type TestEdition } from '../editions/testing/test-edition.ts';
import { getPlanAtWork } from './index.ts';

let test: TestEdition;
beforeAll(async () => {
  test = await openTestEdition();
});
afterAll(() => test.stop());

it('offers a booth to agencies that are still used, and to none of another organiser', async () => {
  const { ctx, other, runner } = test;
  const offered = (at = ctx) =>
    runner.query(at, async (tx) => (await getPlanAtWork(at, tx, { all: true })).agencies.map(({ name }) => name));
  const [, old] = await runner.command(ctx, async (tx) => [
    await addAgency(ctx, tx, { name: 'Dinas Perdagangan', region: BALIKPAPAN }),
    await addAgency(ctx, tx, { name: 'Dinas Lama', region: null }),
  ]);
  expect(await offered()).toEqual(['Dinas Lama', 'Dinas Perdagangan']);
  if (!old) throw new Error('an agency');
  await runner.command(ctx, (tx) =>
    editAgency(ctx, tx, { agency: old, name: 'Dinas Lama', region: null, kind: 'office', retired: true }),
  );
  expect(await offered()).toEqual(['Dinas Perdagangan']);
  expect(await offered(other)).toEqual([]);
});
