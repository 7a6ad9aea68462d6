import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  type BusinessCalendar,
  businessDayAt,
  businessDayBounds,
  DAY_ENDS,
  formatClockOfDay,
  hoursOfDay,
  nextDay,
  todayBounds,
} from './business-day.ts';
import { dayAt } from './time.ts';

const iso = (at: number) => new Date(at).toISOString();

test.each([
  ['Asia/Jakarta', '00:00', '2023-06-23T05:00:00Z', '2023-06-22T17:00:00.000Z', '2023-06-23T17:00:00.000Z'],
  ['Asia/Makassar', '00:00', '2023-06-22T15:59:59.999Z', '2023-06-21T16:00:00.000Z', '2023-06-22T16:00:00.000Z'],
  // 01.30 of the 24th is still the night of the 23rd.
  ['Asia/Jakarta', '02:00', '2023-06-23T18:30:00Z', '2023-06-22T19:00:00.000Z', '2023-06-23T19:00:00.000Z'],
  ['Asia/Jakarta', '02:00', '2023-06-23T19:00:00Z', '2023-06-23T19:00:00.000Z', '2023-06-24T19:00:00.000Z'],
  // The day on which summer time begins has 23 hours, and the one on which it ends 25.
  ['Europe/Berlin', '00:00', '2023-03-26T10:00:00Z', '2023-03-25T23:00:00.000Z', '2023-03-26T22:00:00.000Z'],
  ['Europe/Berlin', '04:00', '2023-10-28T22:00:00Z', '2023-10-28T02:00:00.000Z', '2023-10-29T03:00:00.000Z'],
  // 02:00 is skipped: the day begins when the clock jumps.
  ['Europe/Berlin', '02:00', '2023-03-26T10:00:00Z', '2023-03-26T01:00:00.000Z', '2023-03-27T00:00:00.000Z'],
  // 02:00 comes twice: the day begins at the first, and the second 02:30 does not go back.
  ['Europe/Berlin', '02:00', '2023-10-29T01:30:00Z', '2023-10-29T00:00:00.000Z', '2023-10-30T01:00:00.000Z'],
])('in %s with days that end at %s, %s lies between %s and %s', (zone, dayEndsAt, at, from, to) => {
  const bounds = todayBounds(Date.parse(at), { zone, dayEndsAt });
  expect([iso(bounds.from), iso(bounds.to)]).toEqual([from, to]);
});

const calendar: fc.Arbitrary<BusinessCalendar> = fc.record({
  zone: fc.constantFrom(
    'Asia/Jakarta',
    'Asia/Jayapura',
    'Asia/Kolkata',
    'Asia/Kathmandu',
    'Europe/Berlin',
    'America/New_York',
    'America/St_Johns',
    'America/Havana',
    'Australia/Lord_Howe',
    'Pacific/Chatham',
    'Pacific/Apia',
    'Antarctica/Troll',
    'Africa/Casablanca',
    'Asia/Beirut',
    'UTC',
  ),
  dayEndsAt: fc.constantFrom(...DAY_ENDS),
});
/** Often in the weeks in which clocks are changed. */
const instant = fc.oneof(
  fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2060, 0) }),
  fc
    .tuple(
      fc.integer({ min: 1990, max: 2045 }),
      fc.constantFrom(2, 3, 8, 9, 10),
      fc.integer({ min: 0, max: 32 * 86_400 }),
    )
    .map(([year, month, seconds]) => Date.UTC(year, month) + seconds * 1_000),
);

describe('business days', () => {
  it('hold every instant once: within the bounds of its own day and of no other', () => {
    fc.assert(
      fc.property(instant, calendar, (at, days) => {
        const day = businessDayAt(at, days);
        const { from, to } = businessDayBounds(day, days);
        expect(from <= at && at < to).toBe(true);
        expect(businessDayAt(from, days)).toBe(day);
        expect(businessDayAt(to - 1, days)).toBe(day);
      }),
      { numRuns: 2_000 },
    );
  });

  it('follow each other without a gap and never go back', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 3 * 86_400_000 }), calendar, (at, later, days) => {
        const day = businessDayAt(at, days);
        expect(businessDayBounds(day, days).to).toBe(businessDayBounds(nextDay(day), days).from);
        expect(businessDayAt(at + later, days) >= day).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('are those of the calendar where they end at midnight, and the date of so many hours ago where no clock is changed', () => {
    const steady = fc.constantFrom('Asia/Jakarta', 'Asia/Makassar', 'Asia/Kolkata', 'UTC');
    fc.assert(
      fc.property(instant, steady, fc.constantFrom(...DAY_ENDS), (at, zone, dayEndsAt) => {
        const hours = Number(dayEndsAt.slice(0, 2));
        expect(businessDayAt(at, { zone, dayEndsAt })).toBe(dayAt(at - hours * 3_600_000, zone));
      }),
    );
  });
});

test('an hour after midnight says that the calendar is a day further', () => {
  const days = { zone: 'Asia/Jakarta', dayEndsAt: '02:00' };
  const at = (text: string) => Date.parse(text);
  expect([
    formatClockOfDay(at('2023-06-23T18:30:00Z'), days, 'id'),
    formatClockOfDay(at('2023-06-23T18:30:00Z'), days, 'en'),
    formatClockOfDay(at('2023-06-23T16:30:00Z'), days, 'id'),
  ]).toEqual(['01.30 WIB (hari berikutnya)', '01:30 WIB (next day)', '23.30 WIB']);
  expect(hoursOfDay(days).join(' ')).toBe('2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 0 1');
});
