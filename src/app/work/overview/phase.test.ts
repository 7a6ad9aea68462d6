import { expect, it } from 'vitest';
import { phaseAt } from './phase.ts';

const edition = { zone: 'Asia/Makassar', startsOn: '2027-03-10', endsOn: '2027-03-12' };

it.each([
  ['2026-11-30T03:00:00Z', { name: 'before', days: 100 }],
  // 23.59 and 00.00 in Makassar.
  ['2027-03-09T15:59:00Z', { name: 'before', days: 1 }],
  ['2027-03-09T16:00:00Z', { name: 'on' }],
  ['2027-03-12T15:59:59Z', { name: 'on' }],
  ['2027-03-12T16:00:00Z', { name: 'after' }],
])('at %s it is %j', (now, phase) => expect(phaseAt(Date.parse(now), edition)).toEqual(phase));
