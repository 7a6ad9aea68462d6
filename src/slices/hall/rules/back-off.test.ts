import { expect, test } from 'vitest';
import { backOff } from './back-off.ts';

test('waits grow, are spread, end at five minutes and heed the server', () => {
  expect([1, 2, 3, 8, 9, 90].map((failures) => backOff(failures, 0))).toEqual([
    1_000, 2_000, 4_000, 128_000, 150_000, 150_000,
  ]);
  expect([backOff(1, 0.999), backOff(9, 0.5), backOff(1, 0, 30), backOff(1, 0.5, 30), backOff(9, 0, 1e9)]).toEqual([
    1_999, 225_000, 30_000, 45_000, 3_600_000,
  ]);
});
