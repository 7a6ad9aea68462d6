import { describe, expect, it } from 'vitest';
import { dayAt, daysBetween, formatClock, formatDay, formatDays, formatInstant, hourAt, zoneSuffix } from './time.ts';

const opening = Date.parse('2023-06-23T12:00:00Z');

describe('instants at a venue', () => {
  it('always carry the suffix of their zone', () => {
    expect(formatInstant(opening, 'Asia/Jakarta', 'id')).toBe('Jumat, 23 Juni 2023 pukul 19.00 WIB');
    expect(formatInstant(opening, 'Asia/Jakarta', 'en')).toBe('Friday, 23 June 2023, 19:00 WIB');
    expect(formatInstant(opening, 'Asia/Makassar', 'id')).toBe('Jumat, 23 Juni 2023 pukul 20.00 WITA');
    expect([zoneSuffix('Asia/Jayapura', opening), zoneSuffix('Asia/Bangkok', opening)]).toEqual(['WIT', 'UTC+07:00']);
  });

  it('fall on the day and hour of the venue, not of the server', () => {
    const late = Date.parse('2023-06-23T17:30:00Z');
    expect([dayAt(late, 'Asia/Jakarta'), hourAt(late, 'Asia/Jakarta')]).toEqual(['2023-06-24', 0]);
    expect([dayAt(late, 'UTC'), formatClock(late, 'UTC', 'id'), formatClock(late, 'UTC', 'en')]).toEqual([
      '2023-06-23',
      '17.30',
      '17:30',
    ]);
  });
});

describe('days', () => {
  it.each([
    ['2023-06-23', '2023-06-25', 'id', '23–25 Juni 2023'],
    ['2023-06-23', '2023-06-25', 'en', '23–25 June 2023'],
    ['2023-06-30', '2023-07-02', 'id', '30 Juni – 2 Juli 2023'],
    ['2023-11-25', '2023-11-25', 'id', '25 November 2023'],
  ] as const)('%s to %s in %s', (first, last, locale, expected) =>
    expect(formatDays(first, last, locale)).toBe(expected),
  );

  it('are listed with both ends', () => {
    expect(daysBetween('2023-06-23', '2023-06-25')).toEqual(['2023-06-23', '2023-06-24', '2023-06-25']);
    expect(formatDay('2023-06-24', 'id')).toBe('Sabtu, 24 Juni 2023');
  });
});
