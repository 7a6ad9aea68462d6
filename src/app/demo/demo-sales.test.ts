import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRunner, type Runner } from '../../platform/db/runner.ts';
import { type OpenTestDatabase, openTestDatabase } from '../../platform/db/test-database.ts';
import { tillReader } from '../../slices/till/index.ts';
import { demoContext } from './demo-context.ts';
import { loadDemo } from './fill-demo.ts';

const wired = { readers: [tillReader] };
const ctx = demoContext('kaltim', 0);

let database: OpenTestDatabase;
let runner: Runner;

beforeAll(async () => {
  database = await openTestDatabase();
  runner = createRunner(database.db);
  await loadDemo({ services: { runner }, wired });
});
afterAll(() => database.close());

function rows<T>(query: ReturnType<typeof sql<T>>): Promise<T[]> {
  return runner.query(ctx, async (tx) => (await query.execute(tx)).rows);
}

describe('the demo’s sales', () => {
  it('are the same in every installation, and give nobody anything to look at', async () => {
    const days = await rows(sql`
      select day::text, count(*) filter (where voids is null) as sales, count(*) filter (where voids is not null) as voids,
        sum(total) as turnover from till.receipt group by day order by day`);
    expect(days).toEqual([
      { day: '2023-06-23', sales: 1187, voids: 13, turnover: 102_054_000 },
      { day: '2023-06-24', sales: 1231, voids: 13, turnover: 109_335_000 },
    ]);
    expect(await rows(sql`select code from hall.exception union all select code from hall.quarantine`)).toEqual([]);
  });

  it('come from twenty tills with keys of their own', async () => {
    const [tills] = await rows(sql`
      select count(*) as tills, count(distinct public_key) as keys, count(distinct booth_id) as booths from hall.device`);
    expect(tills).toEqual({ tills: 20, keys: 20, booths: 19 });
  });

  it('sell amplang, wedang jahe and bead necklaces best, and a good half by QRIS', async () => {
    const best = await rows<{ name: string }>(sql`
      select name from till.line where day = '2023-06-24' group by name order by sum(quantity) desc limit 3`);
    expect(best.map((row) => row.name)).toEqual(['Amplang ikan tenggiri', 'Wedang jahe', 'Kalung manik-manik']);
    const [share] = await rows<{ qris: number }>(sql`
      select round(100.0 * count(*) filter (where method = 'qris') / count(*))::int as qris from till.payment`);
    expect(share?.qris).toBeGreaterThan(50);
    expect(share?.qris).toBeLessThan(60);
  });

  it('close the first day’s shifts and leave the second day’s open', async () => {
    const shifts = await rows(sql`
      select (closed_at is not null) as closed, count(*) from till.shift group by 1 order by 1`);
    expect(shifts).toEqual([
      { closed: false, count: 20 },
      { closed: true, count: 20 },
    ]);
  });

  it('are not made twice', async () => {
    const before = await rows(sql`select count(*) from hall.event`);
    await loadDemo({ services: { runner }, wired });
    expect(await rows(sql`select count(*) from hall.event`)).toEqual(before);
  });
});

it('go on where loading was cut off', async () => {
  const cut = await openTestDatabase();
  const half = createRunner(cut.db);
  let batches = 0;
  const failing = {
    kinds: tillReader.kinds,
    record: (...args: Parameters<typeof tillReader.record>) => {
      if (++batches > 12) throw new Error('cut off');
      return tillReader.record(...args);
    },
  };
  await expect(loadDemo({ services: { runner: half }, wired: { readers: [failing] } })).rejects.toThrow('cut off');
  await loadDemo({ services: { runner: half }, wired });
  const totals = sql`select count(*), sum(total) from till.receipt`;
  const [whole, resumed] = await Promise.all([
    rows(totals),
    half.query(ctx, async (tx) => (await totals.execute(tx)).rows),
  ]);
  expect(resumed).toEqual(whole);
  await cut.close();
});
