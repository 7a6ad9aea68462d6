import { expect, it } from 'vitest';
import { defaultDeadlines } from '../../../slices/editions/rules/milestones.ts';
import { type DelegationCounts, judgeDelegation } from './judge-delegation.ts';

const done: DelegationCounts = {
  boothQuota: 2,
  producerQuota: 3,
  nominated: 3,
  placesGiven: 3,
  takingPart: 3,
  booths: 2,
  withoutBooth: 0,
  unpriced: 0,
  withoutProduct: 0,
  unverified: 0,
  expiring: 0,
  sellingBooths: 2,
  tills: 2,
};
const deadlines = defaultDeadlines('2023-06-23');
const all = { nominated: 'done', accepted: 'done', verified: 'done', placed: 'done', priced: 'done', tills: 'done' };

it.each<[string, Partial<DelegationCounts>, string, Partial<typeof all>]>([
  ['all done', {}, '2023-06-24', {}],
  ['a place not asked for, on the deadline', { nominated: 2 }, deadlines.nominated, { nominated: 'open' }],
  ['a place not asked for, the day after', { nominated: 2 }, '2023-05-10', { nominated: 'late' }],
  ['a free place', { placesGiven: 2 }, '2023-06-24', { accepted: 'late' }],
  ['one unverified', { unverified: 1 }, '2023-06-01', { verified: 'open' }],
  ['one that ends too early', { expiring: 1 }, '2023-06-20', { verified: 'late' }],
  ['one without a booth', { withoutBooth: 1 }, '2023-06-14', { placed: 'late' }],
  ['more booths than the quota, while there is time as well', { booths: 4 }, '2023-01-01', { placed: 'over' }],
  [
    'more booths than the quota before anybody takes part',
    { booths: 4, takingPart: 0 },
    '2023-01-01',
    { placed: 'over', verified: 'waits', priced: 'waits', tills: 'waits' },
  ],
  ['one without a price', { unpriced: 1 }, '2023-06-19', { priced: 'late' }],
  ['one without a product', { withoutProduct: 1 }, '2023-06-18', { priced: 'open' }],
  ['a booth without a till', { tills: 1 }, '2023-06-23', { tills: 'late' }],
  [
    'nobody yet',
    { nominated: 0, placesGiven: 0, takingPart: 0, sellingBooths: 0, tills: 0 },
    '2023-06-24',
    { nominated: 'late', accepted: 'late', verified: 'waits', placed: 'waits', priced: 'waits', tills: 'waits' },
  ],
])('%s', (_, counts, today, states) => {
  expect(judgeDelegation({ ...done, ...counts }, deadlines, today)).toEqual({ ...all, ...states });
});
