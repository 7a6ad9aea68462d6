import { expect, it } from 'vitest';
import { expiryAt } from './expiry.ts';

const edition = { startsOn: '2023-06-23', endsOn: '2023-06-25' };

it.each([
  ['2023-06-22', 'over'],
  ['2023-06-23', 'during'],
  ['2023-06-24', 'during'],
  ['2023-06-25', 'fine'],
  ['2024-01-01', 'fine'],
] as const)('a certificate that is good until %s is %s', (on, expected) => {
  expect(expiryAt({ on, year: 2030 }, edition)).toBe(expected);
});

it.each([
  [2022, 'over'],
  [2023, 'unsure'],
  [2024, 'fine'],
  [null, 'unknown'],
] as const)('of one that ends in %s only so much is known: %s', (year, expected) => {
  expect(expiryAt({ on: null, year }, edition)).toBe(expected);
});
