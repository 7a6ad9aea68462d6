import fc from 'fast-check';
import { expect, test } from 'vitest';
import { businessDayAt, DAY_ENDS } from '../../../kinds/business-day.ts';
import { hourAt } from '../../../kinds/time.ts';
import { localTime } from './local-time.ts';

test('is the business day and the hour, in any zone, at any time and wherever a day ends', () => {
  const calendar = fc.record({
    zone: fc.constantFrom('Asia/Jakarta', 'Asia/Makassar', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/New_York'),
    dayEndsAt: fc.constantFrom(...DAY_ENDS),
  });
  const at = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2060, 0) });
  fc.assert(
    fc.property(at, calendar, (instant, days) => {
      for (const near of [instant, instant + 60_000, instant])
        expect(localTime(near, days)).toEqual({ day: businessDayAt(near, days), hour: hourAt(near, days.zone) });
    }),
  );
});
