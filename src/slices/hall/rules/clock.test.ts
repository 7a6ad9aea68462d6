import { expect, test } from 'vitest';
import { clockOffset, correctedTime } from './clock.ts';

test('a clock within two minutes is left alone, one further off is corrected wholly', () => {
  const received = Date.UTC(2023, 5, 23, 12);
  expect(
    [0, 120_000, -120_000, 120_001, -86_400_000].map((behind) => clockOffset(received, received - behind)),
  ).toEqual([0, 0, 0, 120_001, -86_400_000]);
  expect(correctedTime(received - 3_600_000, clockOffset(received, received - 3_600_000))).toBe(received);
});
