import { expect, it } from 'vitest';
import { wallOf } from './wall-instant.ts';

it('is what the wall shows', () => {
  expect(wallOf(Date.parse('2023-06-23T03:00:00Z'), 'Asia/Makassar')).toBe('2023-06-23T11:00');
});
