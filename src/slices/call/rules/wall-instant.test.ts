import fc from 'fast-check';
import { expect, it } from 'vitest';
import { instantOf, wallOf } from './wall-instant.ts';

it('is the instant at which the wall shows it', () => {
  expect(instantOf('2023-06-23T10:00', 'Asia/Jakarta')).toBe(Date.parse('2023-06-23T03:00:00Z'));
  expect(wallOf(Date.parse('2023-06-23T03:00:00Z'), 'Asia/Makassar')).toBe('2023-06-23T11:00');
  expect(['', '2023-06-23', '2023-13-01T00:00', 'besok'].map((text) => instantOf(text, 'Asia/Jakarta'))).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

it('goes there and back, to the minute', () => {
  const minutes = fc.integer({ min: 0, max: 60_000_000 }).map((minute) => minute * 60_000);
  const zones = fc.constantFrom('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura', 'UTC', 'Asia/Kathmandu');
  fc.assert(
    fc.property(minutes, zones, (at, zone) => {
      expect(instantOf(wallOf(at, zone), zone)).toBe(at);
    }),
  );
});
