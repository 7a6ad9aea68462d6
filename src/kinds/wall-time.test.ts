import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dayAt, formatClock } from './time.ts';
import { hasTwoTimes, instantAt, offsetAt } from './wall-time.ts';

it('reads the wall of each zone', () => {
  expect(instantAt('2023-06-23T19:00', 'Asia/Jakarta')).toBe(Date.parse('2023-06-23T12:00:00Z'));
  expect(instantAt('2023-06-23T19:00:30', 'Asia/Makassar')).toBe(Date.parse('2023-06-23T11:00:30Z'));
  expect(instantAt('2024-02-29T00:00', 'UTC')).toBe(Date.parse('2024-02-29T00:00:00Z'));
});

it('reads nothing that no wall shows', () => {
  for (const text of [
    '',
    '2023-02-29T00:00',
    '2023-06-23T24:00',
    '2023-13-01T00:00',
    '2023-06-23',
    'besok',
    '2023-06-23T19:60',
    'x',
  ])
    expect([text, instantAt(text, 'Asia/Jakarta')]).toEqual([text, undefined]);
});

it('is the way back from what is shown', () => {
  const zones = fc.constantFrom('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura', 'UTC');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e9 }), zones, (minutes, zone) => {
      const at = (minutes % 60_000_000) * 60_000;
      expect(instantAt(`${dayAt(at, zone)}T${formatClock(at, zone, 'en')}`, zone)).toBe(at);
    }),
  );
});

it('takes the first of an hour that comes twice, and moves one that is skipped on, east and west of Greenwich alike', () => {
  const cases = [
    ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00Z'],
    ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00Z'],
    ['2026-03-08T02:30', 'America/New_York', '2026-03-08T07:30:00Z'],
    ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30:00Z'],
    // Half an hour, and at midnight.
    ['2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00Z'],
    ['2026-04-05T01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00Z'],
    ['2026-09-06T00:30', 'America/Santiago', '2026-09-06T04:30:00Z'],
    // A whole day that the islands went without.
    ['2011-12-30T10:00', 'Pacific/Apia', '2011-12-30T20:00:00Z'],
  ] as const;
  for (const [text, zone, instant] of cases)
    expect([text, zone, new Date(instantAt(text, zone) ?? 0).toISOString()]).toEqual([
      text,
      zone,
      instant.replace('Z', '.000Z'),
    ]);
});

const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'Pacific/Apia',
  'Asia/Jakarta',
];

it('gives back what a wall shows, the first time it shows it, and never goes back as the wall goes on', () => {
  const minute = fc.integer({ min: Date.UTC(2000, 0, 1) / 60_000, max: Date.UTC(2030, 0, 1) / 60_000 });
  const wall = (shown: number) => new Date(shown).toISOString().slice(0, 16);
  fc.assert(
    fc.property(minute, fc.constantFrom(...ZONES), (minutes, zone) => {
      const at = minutes * 60_000;
      const shown = at + offsetAt(at, zone);
      // Some offsets of long ago had seconds; a wall of minutes cannot show those.
      fc.pre(shown % 60_000 === 0);
      const read = instantAt(wall(shown), zone) ?? Number.NaN;
      expect(read + offsetAt(read, zone)).toBe(shown);
      expect(read).toBeLessThanOrEqual(at);
      expect(at - read).toBeLessThanOrEqual(3 * 3_600_000);
      expect(instantAt(wall(shown + 6 * 3_600_000), zone) ?? 0).toBeGreaterThan(read);
    }),
    { numRuns: 500 },
  );
});

it('knows which zones put their clocks forward and back', () => {
  const at = Date.UTC(2026, 5, 1);
  expect(['Europe/Berlin', 'America/New_York', 'Asia/Jakarta', 'UTC'].map((zone) => hasTwoTimes(zone, at))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
