import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { businessDayAt, DAY_ENDS } from '../../kinds/business-day.ts';
import { openTestEdition, type TestEdition } from './testing/test-edition.ts';

let test: TestEdition;
beforeAll(async () => {
  test = await openTestEdition();
});
afterAll(() => test.stop());

/** Zones whose clocks are changed by half an hour, an hour and two, at night and at midnight. */
const ZONES = [
  'Asia/Jakarta',
  'Europe/Berlin',
  'America/New_York',
  'America/Havana',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Antarctica/Troll',
  'Asia/Beirut',
];

it('the database tells the days as the program does', async () => {
  const asked = fc.sample(
    fc.record({
      // Whole quarters of the weeks in which clocks are changed, and of any week.
      at: fc
        .tuple(
          fc.integer({ min: 2005, max: 2030 }),
          fc.constantFrom(2, 3, 5, 9, 10),
          fc.integer({ min: 0, max: 32 * 96 }),
        )
        .map(([year, month, quarters]) => Date.UTC(year, month) + quarters * 900_000),
      zone: fc.constantFrom(...ZONES),
      dayEndsAt: fc.constantFrom(...DAY_ENDS),
    }),
    20_000,
  );
  const { rows } = await sql<{ day: string }>`
    select editions.business_day(to_timestamp(at / 1000.0), zone, ends) as day
    from unnest(${asked.map(({ at }) => at)}::bigint[], ${asked.map(({ zone }) => zone)}::text[], ${asked.map(({ dayEndsAt }) => dayEndsAt)}::text[])
      with ordinality as asked(at, zone, ends, no) order by no`.execute(test.runner.db);
  const different = asked.flatMap((each, at) => {
    const day = businessDayAt(each.at, each);
    return rows[at]?.day === day ? [] : [{ ...each, at: new Date(each.at).toISOString(), day, sql: rows[at]?.day }];
  });
  expect(different.slice(0, 5)).toEqual([]);
});
