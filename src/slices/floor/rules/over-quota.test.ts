import { expect, it } from 'vitest';
import { regionCode } from '../../../kinds/region.ts';
import { countHeld, overQuota } from './over-quota.ts';

const [PASER, BERAU] = [regionCode('64.01'), regionCode('64.03')];
const held = [
  { booth: 'a', region: PASER },
  { booth: 'a', region: PASER },
  { booth: 'b', region: PASER },
  { booth: 'c', region: BERAU },
  { booth: 'd', region: null },
];

it('counts a booth once, whatever its days, and none that no delegation holds', () => {
  expect([...countHeld(held)]).toEqual([
    [PASER, 2],
    [BERAU, 1],
  ]);
});

it('tells who holds more than the quota', () => {
  expect(
    overQuota(held, [
      { code: PASER, quota: 1 },
      { code: BERAU, quota: 1 },
    ]),
  ).toEqual([{ code: PASER, quota: 1, held: 2 }]);
  expect(overQuota([], [{ code: PASER, quota: 0 }])).toEqual([]);
});
