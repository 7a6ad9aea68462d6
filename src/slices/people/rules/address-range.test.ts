import { expect, test } from 'vitest';
import { addressRange } from './address-range.ts';

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2::5', '2001:db8:1::/48'],
  ['2001:0DB8:0001:ffff:1:2:3:4', '2001:db8:1::/48'],
  ['2001:db8::5', '2001:db8:0::/48'],
  ['::1', '0:0:0::/48'],
  ['fe80::', 'fe80:0:0::/48'],
  ['unknown', 'unknown'],
])('%s is counted with %s', (address, range) => {
  expect(addressRange(address)).toBe(range);
});
