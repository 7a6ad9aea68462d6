import { expect, test } from 'vitest';
import { isWeakPin } from './weak-pin.ts';

test.each([
  '111111',
  '123456',
  '654321',
  '012345',
  '121212',
  '123123',
  '112233',
  '111222',
  '123321',
  '000000',
  '900000',
])('%s is tried first', (pin) => {
  expect(isWeakPin(pin)).toBe(true);
});

test.each(['246810', '171945', '042917', '135790', '118422'])('%s is not', (pin) => {
  expect(isWeakPin(pin)).toBe(false);
});
