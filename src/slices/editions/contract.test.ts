import { expect, it } from 'vitest';
import { editionEdit } from './contract.ts';

const hours = { opensAt: '10:00', closesAt: '22:00' };
const edit = (given: { startsOn?: string; endsOn?: string; zone?: string; name?: string }) => {
  const { zone = 'Asia/Jakarta', name = 'Pekan Kerajinan', startsOn = '2026-12-30', endsOn = '2027-01-02' } = given;
  const venue = { name: 'Gedung A', city: 'Jakarta', address: '', zone, ...hours };
  const facts = { theme: '', summary: { id: '', en: '' }, figuresPublic: false, venues: [venue] };
  return editionEdit.safeParse({ name, startsOn, endsOn, ...facts }).error?.issues.map(({ path }) => path.join('.'));
};

it('lasts over the end of a year, and also where a day of a leap year is', () => {
  expect(edit({})).toBeUndefined();
  expect(edit({ startsOn: '2028-02-29', endsOn: '2028-02-29' })).toBeUndefined();
});

it.each([
  ['0026-06-23', 'a year of two digits'],
  ['0000-01-01', 'a year that there is not'],
  ['2027-02-29', 'a day that the calendar has not'],
])('does not begin on %s: %s', (startsOn) => {
  expect(edit({ startsOn })).toContain('startsOn');
});

it.each(['+07:00', '-03:00', 'Mars/Olympus', ''])('is held in no zone %j', (zone) => {
  expect(edit({ zone })).toEqual(['venues.0.zone']);
});

it.each(['\u200b', ' \n '])('is not called %j', (name) => {
  expect(edit({ name })).toEqual(['name']);
});
