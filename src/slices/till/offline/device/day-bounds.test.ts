import { expect, test } from 'vitest';
import { dayBounds } from './day-bounds.ts';

test.each([
  ['Asia/Jakarta', '2023-06-23T05:00:00Z', '2023-06-22T17:00:00.000Z', '2023-06-23T17:00:00.000Z'],
  ['Asia/Makassar', '2023-06-22T16:00:00Z', '2023-06-22T16:00:00.000Z', '2023-06-23T16:00:00.000Z'],
  ['Asia/Makassar', '2023-06-22T15:59:59.999Z', '2023-06-21T16:00:00.000Z', '2023-06-22T16:00:00.000Z'],
  // The day on which summer time begins has 23 hours.
  ['Europe/Berlin', '2023-03-26T10:00:00Z', '2023-03-25T23:00:00.000Z', '2023-03-26T22:00:00.000Z'],
])('a day in %s', (zone, at, from, to) => {
  const bounds = dayBounds(Date.parse(at), zone);
  expect([new Date(bounds.from).toISOString(), new Date(bounds.to).toISOString()]).toEqual([from, to]);
});
