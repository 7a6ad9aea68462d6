import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type BodyTimes,
  correctedTime,
  estimateClock,
  NOTHING_SEEN,
  type SeenClock,
  seeClock,
  TOLERATED_SKEW,
} from './clock.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const made = Date.UTC(2023, 5, 23, 12);

/** A body made at `made` by a clock that is behind by `error`, received `delay` later. */
function body(error: number, delay: number, measured: BodyTimes['measured'] = null): BodyTimes {
  return { receivedAt: made + delay, sentAt: made - error, measured };
}

const measuredAs = (error: number) => ({ error, roundTrip: 300 });
const seenAs = (error: number): SeenClock => ({ error, trial: null });

describe('the estimate of one body', () => {
  test.each<[string, BodyTimes, SeenClock, number, string]>([
    ['a right clock, at once', body(0, 200), NOTHING_SEEN, 0, 'agrees'],
    ['a right clock, a day late, measured', body(40, 26 * HOUR, measuredAs(40)), NOTHING_SEEN, 0, 'measured'],
    ['a right clock, a day late, seen before', body(0, 26 * HOUR), seenAs(300), 0, 'seen'],
    ['a right clock, a day late, nothing known', body(0, 26 * HOUR), NOTHING_SEEN, 0, 'unknown'],
    ['a file posted 130 s later', body(0, 130_000, measuredAs(-12)), NOTHING_SEEN, 0, 'measured'],
    ['3 h behind, at once, measured', body(3 * HOUR, 250, measuredAs(3 * HOUR)), NOTHING_SEEN, 3 * HOUR, 'measured'],
    ['3 h behind, a day late, measured', body(3 * HOUR, DAY, measuredAs(3 * HOUR)), NOTHING_SEEN, 3 * HOUR, 'measured'],
    ['3 h behind, a day late, seen before', body(3 * HOUR, DAY), seenAs(3 * HOUR), 3 * HOUR, 'seen'],
    ['3 h ahead, at once', body(-3 * HOUR, 200), NOTHING_SEEN, -3 * HOUR + 200, 'ahead'],
    [
      '3 h ahead, a day late, measured',
      body(-3 * HOUR, DAY, measuredAs(-3 * HOUR)),
      NOTHING_SEEN,
      -3 * HOUR,
      'measured',
    ],
    ['3 h ahead, an hour late, seen before', body(-3 * HOUR, HOUR), seenAs(-3 * HOUR), -3 * HOUR, 'seen'],
    ['was ahead, and was set right', body(0, 200), seenAs(-3 * HOUR), 0, 'agrees'],
    ['was behind, and was set right', body(0, 200), seenAs(3 * HOUR), 0, 'agrees'],
    ['a measurement that cannot be', body(0, 200, measuredAs(5 * HOUR)), NOTHING_SEEN, 0, 'measured'],
    ['more behind by its word than can be', body(HOUR, 0, measuredAs(5 * HOUR)), NOTHING_SEEN, HOUR, 'measured'],
    [
      'a measurement of a minute and more is none',
      body(0, DAY, { error: DAY, roundTrip: 60_001 }),
      NOTHING_SEEN,
      0,
      'unknown',
    ],
    ['two minutes are left alone', body(TOLERATED_SKEW, 0, measuredAs(TOLERATED_SKEW)), NOTHING_SEEN, 0, 'measured'],
    ['more than two are corrected wholly', body(120_001, 0, measuredAs(120_001)), NOTHING_SEEN, 120_001, 'measured'],
  ])('%s', (_, times, seen, offset, source) => {
    expect(estimateClock(times, seen)).toMatchObject({ offset, source });
  });

  const instant = fc.integer({ min: -62_135_596_800_000, max: 253_402_214_400_000 });
  const span = fc.integer({ min: -400 * DAY, max: 400 * DAY });
  const delay = fc.integer({ min: 0, max: 60 * DAY });

  test('never exceeds what is possible: the time from making to receipt, or the two minutes that are tolerated', () => {
    const measured = fc.option(fc.record({ error: span, roundTrip: fc.nat(120_000) }));
    const seen = fc.record({ error: fc.option(span), trial: fc.constant(null) });
    fc.assert(
      fc.property(instant, instant, measured, seen, (receivedAt, sentAt, told, known) => {
        const { offset } = estimateClock({ receivedAt, sentAt, measured: told }, known);
        expect(offset === 0 || offset <= receivedAt - sentAt).toBe(true);
        // So nothing happens after it was received.
        if (offset !== 0) expect(correctedTime(sentAt, offset)).toBeLessThanOrEqual(receivedAt);
      }),
    );
  });

  test('a measured clock: however late and however often a body comes, its sales stay where they were made', () => {
    fc.assert(
      fc.property(
        span,
        delay,
        fc.integer({ min: 0, max: 30_000 }),
        fc.double({ min: -0.5, max: 0.5, noNaN: true }),
        (error, late, roundTrip, at) => {
          // The measurement is wrong by at most half of its round trip.
          const measured = { error: Math.round(error + at * roundTrip), roundTrip };
          const { offset } = estimateClock(body(error, late, measured), NOTHING_SEEN);
          expect(Math.abs(offset - error)).toBeLessThanOrEqual(TOLERATED_SKEW + roundTrip / 2 + 1);
        },
      ),
    );
  });

  test('a clock that is right and was seen so shifts nothing, whatever the delay', () => {
    fc.assert(
      fc.property(delay, fc.nat(TOLERATED_SKEW), (late, seen) => {
        expect(estimateClock(body(0, late), seenAs(seen)).offset).toBe(0);
      }),
    );
  });
});

describe('what the server sees of a clock', () => {
  /** Heartbeats a minute apart, with bodies that come late in between. */
  function seeAll(error: number, delays: readonly number[], from: SeenClock = NOTHING_SEEN): SeenClock {
    return delays.reduce((seen, late, minute) => {
      const receivedAt = made + minute * MINUTE;
      return seeClock(seen, { receivedAt, sentAt: receivedAt - late - error, measured: null });
    }, from);
  }

  test('a clock that is behind is believed after two minutes of the same difference', () => {
    expect(seeAll(3 * HOUR, [300, 200]).error).toBeNull();
    expect(seeAll(3 * HOUR, [300, 200, 250])).toEqual(seenAs(3 * HOUR + 250));
  });

  test('a clock that is ahead, or right, is believed at once', () => {
    expect(seeAll(-3 * HOUR, [300])).toEqual(seenAs(-3 * HOUR + 300));
    expect(seeAll(0, [300])).toEqual(seenAs(300));
  });

  test('the same bytes again and again are no clock that is behind', () => {
    let seen = NOTHING_SEEN;
    for (let minute = 0; minute < 200; minute++)
      seen = seeClock(seen, { receivedAt: made + DAY + minute * MINUTE, sentAt: made, measured: null });
    expect(seen.error).toBeNull();
  });

  test('a file of many requests is none either, and does not move what is known', () => {
    let seen = seenAs(80);
    for (let request = 0; request < 500; request++)
      seen = seeClock(seen, { receivedAt: made + DAY + request * 100, sentAt: made + request, measured: null });
    expect(seen.error).toBe(80);
  });

  test('a clock that was set is followed: forward at once, back after two minutes', () => {
    expect(seeAll(0, [100], seenAs(3 * HOUR)).error).toBe(100);
    expect(seeAll(-HOUR, [100], seenAs(3 * HOUR)).error).toBe(-HOUR + 100);
    expect(seeAll(3 * HOUR, [100, 100, 100], seenAs(50)).error).toBe(3 * HOUR + 100);
  });

  test('a measurement is believed when its body came at once, and not when it came late', () => {
    const measured = measuredAs(3 * HOUR);
    expect(seeClock(NOTHING_SEEN, body(3 * HOUR, 400, measured))).toEqual(seenAs(3 * HOUR));
    expect(seeClock(NOTHING_SEEN, body(3 * HOUR, DAY, measured)).error).toBeNull();
  });
});
