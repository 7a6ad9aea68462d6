import fc from 'fast-check';
import { expect, test } from 'vitest';
import { betterClock, type KeptClock, measureClock, stillHolds } from './device-clock.ts';

const noon = Date.UTC(2023, 5, 23, 5);
const HOUR = 3_600_000;
const kept = (error: number, roundTrip: number): KeptClock => ({ error, roundTrip, at: noon });

test('an exchange shows the error to within half of its round trip', () => {
  const span = fc.integer({ min: -400 * 24 * HOUR, max: 400 * 24 * HOUR });
  fc.assert(
    fc.property(span, fc.nat(30_000), fc.nat(30_000), fc.nat(1e9), (error, there, back, started) => {
      const [before, after] = [noon - error, noon - error + there + back];
      const found = measureClock(
        { wall: before, monotonic: started },
        { wall: after, monotonic: started + there + back },
        noon + there,
      );
      expect(found?.roundTrip).toBe(there + back);
      expect(Math.abs((found?.error ?? Number.NaN) - error)).toBeLessThanOrEqual((there + back) / 2 + 1);
    }),
  );
});

test.each<[string, number, number]>([
  ['the clock was set while the answer was on its way', HOUR, 300],
  ['the phone slept in between', 40_000, 200],
  ['it took more than a minute', 60_001, 60_001],
  ['the monotonic clock went back: the program began anew', 300, -5],
])('nothing is measured when %s', (_, wall, monotonic) => {
  const before = { wall: noon, monotonic: 1_000 };
  expect(measureClock(before, { wall: noon + wall, monotonic: 1_000 + monotonic }, noon)).toBeNull();
});

test.each<[string, KeptClock, number, number, boolean]>([
  ['time went by', kept(3 * HOUR, 200), 8 * HOUR, 8 * HOUR, true],
  ['a wrong clock was set back', kept(3 * HOUR, 200), -HOUR, 60_000, false],
  ['a right clock was set back', kept(20, 200), -HOUR, 60_000, false],
  ['a right clock, and the phone slept', kept(20, 200), 5 * HOUR, 60_000, true],
  ['a wrong clock was set right, or the phone slept', kept(3 * HOUR, 200), 3 * HOUR, 60_000, false],
])('a measurement that is kept: %s', (_, measurement, wall, monotonic, holds) => {
  expect(stillHolds(measurement, { wall: noon, monotonic: 5 }, { wall: noon + wall, monotonic: 5 + monotonic })).toBe(
    holds,
  );
});

test('the smaller round trip is kept; of two that contradict each other the newer', () => {
  expect(betterClock(null, kept(5, 900))).toEqual(kept(5, 900));
  expect(betterClock(kept(5, 900), kept(80, 200))).toEqual(kept(80, 200));
  expect(betterClock(kept(80, 200), kept(5, 900))).toEqual(kept(80, 200));
  expect(betterClock(kept(80, 200), kept(3 * HOUR, 900))).toEqual(kept(3 * HOUR, 900));
});
