import { expect, it } from 'vitest';
import { isOpenAt, phaseAt } from './phase.ts';

const edition = { zone: 'Asia/Makassar', dayEndsAt: '00:00', startsOn: '2027-03-10', endsOn: '2027-03-12' };

it.each([
  ['2026-11-30T03:00:00Z', { name: 'before', days: 100 }],
  // 23.59 and 00.00 in Makassar.
  ['2027-03-09T15:59:00Z', { name: 'before', days: 1 }],
  ['2027-03-09T16:00:00Z', { name: 'on' }],
  ['2027-03-12T15:59:59Z', { name: 'on' }],
  ['2027-03-12T16:00:00Z', { name: 'after' }],
])('at %s it is %j', (now, phase) => expect(phaseAt(Date.parse(now), edition)).toEqual(phase));

it.each([
  ['10:00', '22:00', '2027-03-10T01:59:00Z', false],
  ['10:00', '22:00', '2027-03-10T02:00:00Z', true],
  ['10:00', '22:00', '2027-03-10T14:00:00Z', false],
  // A night market until 02.00.
  ['17:00', '02:00', '2027-03-10T17:59:00Z', true],
  ['17:00', '02:00', '2027-03-10T18:00:00Z', false],
])('doors open from %s to %s are at %s open: %s', (opensAt, closesAt, now, open) =>
  expect(isOpenAt(Date.parse(now), { zone: 'Asia/Makassar', opensAt, closesAt })).toBe(open),
);

it('is on until its last business day is over', () => {
  const night = { ...edition, dayEndsAt: '03:00' };
  expect([
    phaseAt(Date.parse('2027-03-09T18:59:59Z'), night),
    phaseAt(Date.parse('2027-03-12T18:59:59Z'), night),
    phaseAt(Date.parse('2027-03-12T19:00:00Z'), night),
  ]).toEqual([{ name: 'before', days: 1 }, { name: 'on' }, { name: 'after' }]);
});
