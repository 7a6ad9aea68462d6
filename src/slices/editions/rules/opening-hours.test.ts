import { expect, test } from 'vitest';
import { fitsInDay } from './opening-hours.ts';

test.each([
  ['10:00', '22:00', '00:00', true],
  ['10:00', '09:00', '00:00', false],
  ['10:00', '10:00', '00:00', false],
  ['18:00', '00:00', '00:00', true],
  ['18:00', '00:30', '00:00', false],
  ['18:00', '02:00', '02:00', true],
  ['18:00', '01:15', '02:00', true],
  ['18:00', '02:15', '02:00', false],
  ['01:00', '09:00', '02:00', false],
  ['02:00', '09:00', '02:00', true],
  ['02:00', '02:00', '02:00', false],
])('%s to %s, where a day ends at %s: %s', (opensAt, closesAt, ends, fits) =>
  expect(fitsInDay({ opensAt, closesAt }, ends)).toBe(fits),
);
