import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCorners, writeCorners } from './corners-text.ts';

it('reads what it has written', () => {
  const offset = fc.integer({ min: 0, max: 1_000_000 });
  fc.assert(
    fc.property(fc.array(fc.tuple(offset, offset), { minLength: 3, maxLength: 60 }), (corners) => {
      expect(readCorners(writeCorners(corners))).toEqual(corners);
    }),
  );
});

it.each([
  [
    '0; 0\n4,5; 0\n\n4.5 3',
    [
      [0, 0],
      [4_500, 0],
      [4_500, 3_000],
    ],
  ],
  ['0; 0\n4; 0', undefined],
  ['0; 0\n4; 0\n4', undefined],
  ['0; 0\n4; 0\n-4; 3', undefined],
  ['', undefined],
])('reads %j as it stands', (text, corners) => {
  expect(readCorners(text)).toEqual(corners);
});
