import fc from 'fast-check';
import { expect, it } from 'vitest';
import { daysLeft, stretchesOf } from './days-left.ts';

const ALL = ['2023-06-29', '2023-06-30', '2023-07-01', '2023-07-02'];

it('leaves the days that nothing covers, and joins neighbours', () => {
  const left = daysLeft(ALL, [{ from: '2023-06-30', to: '2023-06-30' }]);
  expect(left).toEqual(['2023-06-29', '2023-07-01', '2023-07-02']);
  expect(stretchesOf(ALL, left)).toEqual([
    { from: '2023-06-29', to: '2023-06-29' },
    { from: '2023-07-01', to: '2023-07-02' },
  ]);
  expect([daysLeft(ALL, []), stretchesOf(ALL, [])]).toEqual([ALL, []]);
});

it('leaves nothing once the stretches that are left are taken too', () => {
  fc.assert(
    fc.property(fc.subarray(ALL), (days) => {
      expect(daysLeft(days, stretchesOf(ALL, days))).toEqual([]);
      expect(daysLeft(ALL, stretchesOf(ALL, days))).toEqual(ALL.filter((day) => !days.includes(day)));
    }),
  );
});
