import { expect, test } from 'vitest';
import { instantOfCopy } from './copy-call.ts';

const DUBAI = 'Asia/Dubai';
const KOLKATA = 'Asia/Kolkata';

test.each([
  // Midnight in Dubai is midnight in Mysuru a year later, not half past one.
  ['2026-11-30T23:59:00+04:00', 367, DUBAI, KOLKATA, '2027-12-02T23:59:00+05:30'],
  ['2026-11-30T23:59:30+04:00', 1, DUBAI, DUBAI, '2026-12-01T23:59:30+04:00'],
  ['2026-06-01T09:00:00+07:00', -1, 'Asia/Jakarta', 'Asia/Jayapura', '2026-05-31T09:00:00+09:00'],
  // The same wall through a change of summer time.
  ['2026-03-28T09:00:00+01:00', 2, 'Europe/Paris', 'Europe/Paris', '2026-03-30T09:00:00+02:00'],
])('%s moved by %d days from %s to %s is %s', (instant, days, from, to, copied) => {
  expect(instantOfCopy(Date.parse(instant), days, from, to)).toBe(Date.parse(copied));
});
