import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dayAt, formatClock } from './time.ts';
import { instantAt } from './wall-time.ts';

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
