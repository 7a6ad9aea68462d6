import { expect, it } from 'vitest';
import { isQuiet } from './is-quiet.ts';

const phone = { revokedAt: null, replacedBy: null, lastSeenAt: 0 };
const LATE = 15 * 60_000 + 1;

it.each([
  ['silent for more than a quarter of an hour', phone, LATE, true],
  ['heard of a quarter of an hour ago', phone, LATE - 1, false],
  ['never heard of', { ...phone, lastSeenAt: null }, LATE, false],
  ['revoked', { ...phone, revokedAt: 1 }, LATE, false],
  ['replaced', { ...phone, replacedBy: 'K-02' }, LATE, false],
])('a phone that is %s', (_, device, now, quiet) => {
  expect(isQuiet(device, now)).toBe(quiet);
});
