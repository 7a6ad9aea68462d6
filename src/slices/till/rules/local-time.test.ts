import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayAt, hourAt } from '../../../kinds/time.ts';
import { localTime } from './local-time.ts';

test('is the day and hour of the zone, in any zone and at any time', () => {
  const zone = fc.constantFrom(
    'Asia/Jakarta',
    'Asia/Makassar',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'America/New_York',
  );
  const at = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2060, 0) });
  fc.assert(
    fc.property(at, zone, (instant, name) => {
      for (const near of [instant, instant + 60_000, instant])
        expect(localTime(near, name)).toEqual({ day: dayAt(near, name), hour: hourAt(near, name) });
    }),
  );
});
